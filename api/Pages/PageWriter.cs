using System.Text;
using Compliance.Access;
using Compliance.Reading;
using FastEndpoints;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Compliance.Pages;

/// <summary>Writes pages: HTML made on the server, which needs no script and loads nothing but the style sheet.</summary>
public static class PageWriter
{
    /// <summary>What a browser may do for a page: show its own style and send its forms back; nothing else, and no script at all.</summary>
    public const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Declares that an endpoint answers with a page: it is no part of the API's document, and has a version as answers of the API have.</summary>
    public static void AnswersPage(this BaseEndpoint endpoint) => endpoint.Definition.Description(b => b.ExcludeFromDescription().WithMetadata(new PageMark()));

    /// <summary>Whether an endpoint answers with a page.</summary>
    public static bool IsPage(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PageMark>() is not null;

    /// <summary>The page that a call asks for.</summary>
    /// <param name="http">The call.</param>
    /// <param name="parameters">Its day and its instant.</param>
    /// <param name="meta">What the page rests on.</param>
    /// <param name="path">Its path, where it has a query of its own.</param>
    public static Page Page(this HttpContext http, DatedRecordParameters parameters, Meta meta, string? path = null) => new()
    {
        Path = path ?? http.Request.Path.Value!,
        ChosenDay = parameters.AsOf,
        KnownAt = parameters.KnownAt,
        Meta = meta,
        IsAhead = meta.AsOf > DateOnly.FromDateTime(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime),
        Site = Site(http),
    };

    /// <summary>Where people reach this server; null: not told.</summary>
    internal static string? Site(HttpContext http) => http.RequestServices.GetRequiredService<Settings>() is { PublicUrl.Length: > 0 } settings ? settings.PublicAddress : null;

    /// <summary>Sends a page.</summary>
    /// <typeparam name="T">Its component.</typeparam>
    /// <param name="http">The call.</param>
    /// <param name="page">What is the same all over it.</param>
    /// <param name="parameters">The component's parameters, by name.</param>
    /// <param name="token">Ends the sending.</param>
    public static async Task Send<T>(HttpContext http, Page page, Dictionary<string, object?> parameters, CancellationToken token) where T : IComponent
    {
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        // Whole before the first byte leaves: a mistake becomes a problem, never half a page.
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            using var text = new StringWriter { NewLine = "\n" };
            var component = await renderer.RenderComponentAsync<Root>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(Root.Page)] = page with { Mask = http.Mask() },
                [nameof(Root.Content)] = typeof(T),
                [nameof(Root.Parameters)] = parameters,
            }));
            component.WriteHtmlTo(text);
            return text.ToString();
        });
        http.MarkResponseStart();
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), token);
    }

    private sealed class PageMark;
}
