namespace Compliance.Reading;

/// <summary>FastEndpoints maps a route for its own test library in every program, which lists the classes of all endpoints.</summary>
public static class TestRoutes
{
    /// <summary>It is not there.</summary>
    public static void UseNoTestRoutes(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/_test_url_cache_")) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
