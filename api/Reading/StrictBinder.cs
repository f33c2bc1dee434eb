using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Compliance.Access;
using Compliance.Pages;
using Compliance.Problems;
using Compliance.Recording;
using Compliance.Search;
using Compliance.Shapes;
using FastEndpoints;
using Microsoft.AspNetCore.Http.Features;

namespace Compliance.Reading;

/// <summary>
/// Reads path and query into the parameters of an endpoint, and silently ignores nothing: an unknown or repeated
/// parameter, a word that is not in the vocabulary, a day that does not exist, bytes that are no UTF-8 are each refused
/// with what is allowed, all at once. The body of a write is read by its endpoint (<see cref="JsonBody"/>): a query never
/// overrides it.
/// </summary>
public sealed class StrictBinder<T>(CodeBook codes, SearchWords words) : IRequestBinder<T> where T : notnull
{
    private static readonly Dictionary<string, PropertyInfo> Query = Members(inPath: false);
    private static readonly Dictionary<string, PropertyInfo> Path = Members(inPath: true);
    private static readonly string[] Needed = [.. Query.Where(q => q.Value.IsDefined(typeof(RequiredAttribute))).Select(q => q.Key)];

    public ValueTask<T> BindAsync(BinderContext ctx, CancellationToken ct)
    {
        var request = ctx.HttpContext.Request;
        var errors = new List<ProblemError>();
        var values = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        var read = new ParameterReader(codes, errors, (text, kind) => words.Read(text, kind, ctx.HttpContext.Mask()));
        CheckEncoding(ctx.HttpContext, errors);
        var choices = ShapeChoices.Of(ctx.HttpContext);
        var shape = new AnswerShape();
        if (HttpMethods.IsGet(request.Method) && (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0))
            errors.Add(new ProblemError { Code = "body", Message = "A read takes no body: use parameters." });
        foreach (var (name, given) in request.Query)
        {
            if (!Query.TryGetValue(name, out var member) && !choices.Parameters.ContainsKey(name))
            {
                string[] names = [.. Query.Keys, .. choices.Parameters.Keys];
                var allowed = names.Length == 0 ? "none is taken here" : $"allowed: {string.Join(", ", names)}";
                errors.Add(new ProblemError { Parameter = name, Code = "unknown_parameter", Message = $"There is no parameter '{name}'{Recording.Nearest.Hint(name, names)}; {allowed}." });
            }
            else if (given.Count != 1)
                errors.Add(new ProblemError { Parameter = name, Code = "repeated_parameter", Message = $"'{name}' is given {given.Count} times: give it once, with commas between values." });
            // A form without a script sends its empty fields too.
            else if (given[0] is "" && ctx.HttpContext.IsPage()) continue;
            else if (member is null) shape = choices.Read(shape, name, given[0] ?? "", errors);
            else if (read.Value(name, given[0] ?? "", member) is { } value) member.SetValue(values, value);
        }

        foreach (var name in Needed.Where(n => !request.Query.ContainsKey(n)))
            errors.Add(new ProblemError { Parameter = name, Code = "missing_parameter", Message = $"'{name}' is missing: it must be given here." });
        if (errors.Count > 0) throw ProblemException.Parameters(errors);
        ctx.HttpContext.Features.Set(shape);
        foreach (var (name, member) in Path) member.SetValue(values, request.RouteValues[name]);
        return new ValueTask<T>(values);
    }

    private static Dictionary<string, PropertyInfo> Members(bool inPath) => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.SetMethod is not null && p.IsDefined(typeof(InPathAttribute)) == inPath)
        .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), StringComparer.Ordinal);

    // The server passes on what it cannot decode as it stands: "%ff" would be read as those three characters.
    private static void CheckEncoding(HttpContext context, List<ProblemError> errors)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        try
        {
            var bytes = new List<byte>(target.Length);
            for (var i = 0; i < target.Length; i++)
            {
                if (target[i] != '%') bytes.Add((byte)target[i]);
                else if (i + 2 < target.Length && byte.TryParse(target.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var b))
                {
                    bytes.Add(b);
                    i += 2;
                }
                else throw new DecoderFallbackException();
            }

            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
            if (bytes.Contains(0)) throw new DecoderFallbackException();
        }
        catch (DecoderFallbackException)
        {
            errors.Add(new ProblemError { Code = "encoding", Message = "The address holds a percent-encoding that is not UTF-8, or NUL." });
        }
    }
}
