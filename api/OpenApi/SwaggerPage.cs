using System.Reflection;

namespace Compliance.OpenApi;

/// <summary>Swagger UI at <c>/swagger</c>: its files come from the program itself, and the browser is told to load nothing else.</summary>
public static class SwaggerPage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Our page around the component: its own has no viewport for phones, and a bar with an inline style, which the policy refuses.
    private static readonly (string File, string Type)[] Ours = [("page.css", "text/css"), ("page.js", "text/javascript")];

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
        foreach (var (file, type) in Ours) app.MapGet($"/swagger/{file}", () => Results.Stream(Open(file), type)).ExcludeFromDescription();
        app.UseSwaggerUI(o =>
        {
            o.RoutePrefix = "swagger";
            o.IndexStream = () => Open("index.html");
        });
    }

    private static Stream Open(string file) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"swagger/{file}")!;
}
