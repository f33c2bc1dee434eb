using System.Reflection;
using System.Runtime.CompilerServices;
using Compliance.Codes;
using Compliance.Problems;
using Compliance.Recording;
using FastEndpoints;

namespace Compliance.Shapes;

/// <summary>In which shapes an endpoint answers, and what a call chose of them.</summary>
public sealed class ShapeChoices
{
    private static readonly ConditionalWeakTable<Endpoint, ShapeChoices> Known = [];
    private readonly Dictionary<string, PropertyInfo> parameters;

    private ShapeChoices(IReadOnlyList<string> mediaTypes, Type? row)
    {
        (MediaTypes, Row) = (mediaTypes, row);
        Relations = row is null ? [] : Relation.Of(row);
        parameters = typeof(AnswerShape).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsTaken).ToDictionary(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name));
    }

    /// <summary>The media types that it offers.</summary>
    public IReadOnlyList<string> MediaTypes { get; }

    /// <summary>The words of <c>format=</c>.</summary>
    public IEnumerable<string> Formats => MediaTypes.Select(AnswerFormats.WordOf).OfType<string>();

    /// <summary>What has the fields: a row of a list, else the answer itself; null when it is no JSON.</summary>
    public Type? Row { get; }

    /// <summary>What can be included.</summary>
    public IReadOnlyList<Relation> Relations { get; }

    /// <summary>The parameters that it takes beside its own.</summary>
    public IReadOnlyDictionary<string, PropertyInfo> Parameters => parameters;

    /// <summary>Those of the address that a call goes to; of none JSON alone. Worked out once for each.</summary>
    public static ShapeChoices Of(HttpContext context) => context.GetEndpoint() is not RouteEndpoint endpoint ? None
        : Known.GetValue(endpoint, static e => Of(e.Metadata, ((RouteEndpoint)e).RoutePattern.RawText));

    private static readonly ShapeChoices None = new([AnswerFormats.Json], null);

    /// <summary>Those of an endpoint.</summary>
    /// <param name="metadata">What is known of it.</param>
    /// <param name="path">Its address.</param>
    public static ShapeChoices Of(IEnumerable<object> metadata, string? path)
    {
        var known = metadata as IReadOnlyCollection<object> ?? [.. metadata];
        var endpoint = known.OfType<EndpointDefinition>().FirstOrDefault();
        var offered = AnswerFormats.Offered(known, path);
        if (endpoint is null || !endpoint.Verbs.Contains("GET")) return new ShapeChoices(offered, null);
        var answer = endpoint.ResDtoType == typeof(object) ? null : endpoint.ResDtoType;
        return new ShapeChoices(offered, offered[0] == AnswerFormats.Json ? RowOf(answer) : null);
    }

    /// <summary>The type of the rows of a list, else the type itself.</summary>
    public static Type? RowOf(Type? answer) => answer is not null && typeof(IRows).IsAssignableFrom(answer) ? answer.GetProperty(nameof(Reading.Listing<object>.Data))!.PropertyType.GenericTypeArguments[0] : answer;

    /// <summary>Reads one of the parameters; what is wrong is added to the errors.</summary>
    public AnswerShape Read(AnswerShape shape, string name, string value, ICollection<ProblemError> errors)
    {
        if (value.Length is 0 or > 1000)
        {
            errors.Add(new ProblemError { Parameter = name, Code = value.Length == 0 ? "empty" : "length", Message = value.Length == 0 ? $"'{name}' is empty: leave the parameter out, or give it a value." : $"'{name}' is longer than 1000 characters." });
            return shape;
        }

        return name switch
        {
            "fields" => shape with { Fields = value, Chosen = Field.Read(value, Row!, errors) },
            "include" => shape with { Include = value, Related = Relation.Read(value, Relations, errors) },
            "csvFor" => shape with { CsvFor = Word(name, value, errors) },
            // Which format it is was decided before (HttpManners): a wrong one is 406 with those that are offered.
            _ => shape with { Format = value },
        };
    }

    private static CsvAudience? Word(string name, string value, ICollection<ProblemError> errors)
    {
        var words = Words.Of(typeof(CsvAudience));
        if (words.TryGetValue(value, out var word)) return (CsvAudience)word;
        errors.Add(new ProblemError { Parameter = name, Code = "unknown_word", Message = $"'{name}' does not know '{(value.Length <= 60 ? value : value[..60] + "...")}'{Nearest.Hint(value, words.Keys)}; allowed: {string.Join(", ", words.Keys)}." });
        return null;
    }

    private bool IsTaken(PropertyInfo parameter) => parameter.Name switch
    {
        nameof(AnswerShape.Format) => Formats.Skip(1).Any(),
        nameof(AnswerShape.Fields) => Row is not null,
        nameof(AnswerShape.Include) => Relations.Count > 0,
        _ => MediaTypes.Contains(AnswerFormats.Csv),
    };
}

/// <summary>An answer that is a list: it can be written row by row.</summary>
public interface IRows
{
    /// <summary>The rows: of a page; or all, as they are read, where the format is one of all rows.</summary>
    IEnumerable<object> Rows { get; }

    /// <summary>Where in the list it is; null: it is all.</summary>
    Reading.PageInfo? Page { get; }

    /// <summary>What it rests on.</summary>
    Reading.Meta Meta { get; }
}
