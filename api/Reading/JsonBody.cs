using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Compliance.Access;
using Compliance.Problems;
using Compliance.Recording;

namespace Compliance.Reading;

/// <summary>Reads the JSON body of a call, with every mistake of its shape at once.</summary>
public static class JsonBody
{
    /// <summary>The largest body of a write of one record.</summary>
    public const int Largest = 1024 * 1024;
    private const int Deepest = 16;

    /// <summary>The body as JSON. Refuses another media type (415), too much (413) and what is no JSON in UTF-8 (400).</summary>
    /// <param name="context">The call.</param>
    /// <param name="mediaTypes">What is taken beside <c>application/json</c>.</param>
    public static async Task<JsonElement> Read(HttpContext context, params string[] mediaTypes)
    {
        var type = context.Request.GetTypedHeaders().ContentType;
        string[] taken = ["application/json", .. mediaTypes];
        if (type is null || !taken.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase) || type.Charset is { HasValue: true, Value: var charset } && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new ProblemException(ProblemKind.UnsupportedMediaType, $"Send the body as {string.Join(" or ", taken)}, in UTF-8.");
        if (context.Request.Headers.ContentEncoding.Count > 0) throw new ProblemException(ProblemKind.UnsupportedMediaType, "Send the body as it is, without Content-Encoding: only imports take gzip.");
        using var held = new MemoryStream();
        await context.Request.Body.CopyToAsync(held, context.RequestAborted);
        var bytes = held.GetBuffer().AsMemory(0, (int)held.Length);
        if (!Utf8.IsValid(bytes.Span)) throw Malformed("The body is not UTF-8.");
        JsonElement body;
        try
        {
            if (!context.Mask().IsEmpty) bytes = Encoding.UTF8.GetBytes(context.Mask().TurnBack(Encoding.UTF8.GetString(bytes.Span)));
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = Deepest });
            body = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw Malformed($"The body is not valid JSON, or is nested more than {Deepest} levels deep (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }

        return JsonFaults.Halves(body).ToArray() is { Length: > 0 } halves ? throw ProblemException.Body(halves) : body;
    }

    /// <summary>The body as <typeparamref name="T"/>, whose required members must be given and whose others may be.</summary>
    public static async Task<T> Read<T>(HttpContext context) => (await ReadWithText<T>(context)).Body;

    /// <summary>The same, with the text that was sent.</summary>
    public static async Task<(T Body, string Text)> ReadWithText<T>(HttpContext context)
    {
        var element = await Read(context);
        var errors = new List<ProblemError>();
        Shape.Check(element, typeof(T), "", (pointer, code, message) => errors.Add(new ProblemError { Pointer = pointer, Code = code, Message = message }));
        if (errors.Count > 0) throw ProblemException.Body(errors);
        return (element.Deserialize<T>(Exchange.BundleJson.Options)!, element.GetRawText());
    }

    private static ProblemException Malformed(string detail) => new(ProblemKind.MalformedRequest, detail);
}
