using Compliance.Problems;
using Compliance.Shapes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Net.Http.Headers;

namespace Compliance.Reading;

/// <summary>What HTTP promises and the framework leaves out: HEAD, OPTIONS, Allow, If-None-Match: *, one spelling for every address.</summary>
public static class HttpManners
{
    private static readonly object MediaTypeKey = new();
    private static readonly object HeadKey = new();

    /// <summary>HEAD is answered like GET, without the body.</summary>
    public static void UseHead(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        context.Items[HeadKey] = true;
        var body = context.Features.Get<IHttpResponseBodyFeature>()!;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, body));
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Features.Set(body);
        }
    });

    /// <summary>Headers that every answer has.</summary>
    public static void UseCommonHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers["X-Request-Id"] = context.TraceIdentifier;
        headers.XContentTypeOptions = "nosniff";
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed || HttpMethods.IsOptions(context.Request.Method)) Allow(headers);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>OPTIONS tells the methods of an address.</summary>
    public static void UseOptions(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (!HttpMethods.IsOptions(context.Request.Method) || context.Response.HasStarted || context.Response.StatusCode != StatusCodes.Status405MethodNotAllowed) return;
        Allow(context.Response.Headers);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    });

    /// <summary><c>If-None-Match: *</c> is 304 exactly where GET would be 200.</summary>
    public static void UseIfNoneMatchAny(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.Headers.IfNoneMatch.ToString().Trim() != "*" || !HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Features.Get<IHttpResponseBodyFeature>()!;
        using var held = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(body);
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.Remove(HeaderNames.ContentType);
            context.Response.ContentLength = null;
            return;
        }

        await context.Response.Body.WriteAsync(held.ToArray(), context.RequestAborted);
    });

    /// <summary>
    /// A client that takes only what is not offered here is told so; of what it takes, it gets what it likes best.
    /// <c>format=</c> says it where a header cannot.
    /// </summary>
    public static void UseAccept(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/v1")) return next(context);
        var offered = ShapeChoices.Of(context).MediaTypes;
        if (offered.Count > 1) context.Response.Headers.Vary = HeaderNames.Accept;
        var format = context.Request.Query["format"];
        context.Items[MediaTypeKey] = offered.Count > 1 && format is [{ Length: > 0 } word] ? OfWord(word, offered) : OfAccept(context.Request.GetTypedHeaders().Accept, offered);
        return next(context);
    });

    private static string OfWord(string word, IReadOnlyList<string> offered)
    {
        var words = offered.Select(AnswerFormats.WordOf).OfType<string>().ToArray();
        if (Array.IndexOf(words, word) is >= 0 and var at) return offered.Where(o => AnswerFormats.WordOf(o) is not null).ElementAt(at);
        var message = $"'format' does not know '{(word.Length <= 60 ? word : word[..60] + "...")}'{Recording.Nearest.Hint(word, words)}; allowed: {string.Join(", ", words)}.";
        throw new ProblemException(ProblemKind.NotAcceptable, message, [new ProblemError { Parameter = "format", Code = "unknown_word", Message = message }]);
    }

    private static string OfAccept(IList<MediaTypeHeaderValue> accept, IReadOnlyList<string> offered) =>
        (accept.Count == 0 ? offered[0] : accept.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1).Select(a => offered.FirstOrDefault(o => a.MediaType.Equals(o, StringComparison.OrdinalIgnoreCase)) ?? offered.FirstOrDefault(o => Takes(a, o))).FirstOrDefault(o => o is not null))
            ?? throw new ProblemException(ProblemKind.NotAcceptable, $"Answers here are {string.Join(", ", offered)}: leave out Accept, or let it take one of them.");

    /// <summary>Of the media types that are offered at an address, the one that the caller likes best.</summary>
    public static string MediaType(HttpContext context) => (string?)context.Items[MediaTypeKey] ?? "application/json";

    /// <summary>Whether the body of the answer will be left away: what is costly to write need not be.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(HeadKey);

    /// <summary>Codes and ids in another spelling lead to the one address of the record.</summary>
    public static void UseCanonicalAddresses(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern: var pattern } || pattern.Parameters.Count == 0) return next(context);
        var codes = context.RequestServices.GetRequiredService<CodeBook>();
        var given = context.Request.RouteValues;
        var path = string.Concat(pattern.PathSegments.Select(s => "/" + string.Concat(s.Parts.Select(Part))));
        if (path == context.Request.Path.Value) return next(context);
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = path + context.Request.QueryString;
        return Task.CompletedTask;

        string Part(RoutePatternPart part) => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Uri.EscapeDataString(Canonical(parameter.Name, (string?)given[parameter.Name] ?? "")),
            _ => "",
        };

        string Canonical(string name, string value) => name switch
        {
            "member" or "iso3" => codes.Member(value) ?? value,
            "convention" or "code" => codes.Convention(value) ?? value,
            "id" or "list" => value.ToLowerInvariant(),
            _ => value,
        };
    });

    private static bool Takes(MediaTypeHeaderValue accept, string offered) => accept.MatchesAllTypes
        || accept.MatchesAllSubTypes && offered.StartsWith($"{accept.Type}/", StringComparison.OrdinalIgnoreCase)
        || accept.MediaType.Equals(offered, StringComparison.OrdinalIgnoreCase)
        || offered == "application/json" && accept.Type == "application" && accept.Suffix == "json";

    // What answers GET answers HEAD and OPTIONS too.
    private static void Allow(IHeaderDictionary headers)
    {
        var methods = headers.Allow.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        if (methods.Contains(HttpMethods.Get)) methods.Add(HttpMethods.Head);
        methods.Add(HttpMethods.Options);
        headers.Allow = string.Join(", ", methods.Order(StringComparer.Ordinal));
    }
}
