using Swashbuckle.AspNetCore.SwaggerUI;

namespace Compliance.OpenApi;

/// <summary>Swagger UI at <c>/swagger</c>: its files come from the program itself, and the browser is told to load nothing else.</summary>
public static class SwaggerPage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Style = "/swagger/page.css";

    public static void UseSwaggerPage(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger"), branch => branch.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Remove("x-swagger-ui-version");
                return Task.CompletedTask;
            });
            return next(context);
        }));
        app.MapGet(Style, () => Results.Text(".swagger-ui .topbar { display: none }\n", "text/css")).ExcludeFromDescription();
        app.UseSwaggerUI(o =>
        {
            o.RoutePrefix = "swagger";
            o.DocumentTitle = "Compliance API";
            o.SwaggerEndpoint(ApiDocument.Path, "Compliance v1");
            // There is one document to choose, and the picture in the bar has an inline style, which the policy refuses.
            o.InjectStylesheet(Style);
            o.EnableDeepLinking();
            o.EnableFilter();
            // A key that was entered stays in this browser until it is taken out.
            o.EnablePersistAuthorization();
            o.EnableTryItOutByDefault();
            o.DisplayRequestDuration();
            o.DocExpansion(DocExpansion.List);
            o.DefaultModelsExpandDepth(0);
            // The validator is a service elsewhere: nothing is sent there.
            o.EnableValidator(null);
        });
    }
}
