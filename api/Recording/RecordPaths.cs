using Compliance.Exchange;

namespace Compliance.Recording;

/// <summary>Where each kind of record is written: the list it belongs to, and the part of the path that names one.</summary>
/// <param name="Kind">The word of bundles.</param>
/// <param name="List">The list, such as <c>requests</c>.</param>
/// <param name="Parameter">The name of the path's parameter.</param>
/// <param name="Type">What a body holds.</param>
public sealed record RecordPath(string Kind, string List, string Parameter, Type Type)
{
    /// <summary>The kind in a sentence: <c>an actor</c>.</summary>
    public string Indefinite => Kind switch
    {
        "evidence" => "a piece of evidence",
        "coverage" => "a coverage note",
        "actor" or "article" or "individual_case" => $"an {Kind.Replace('_', ' ')}",
        _ => $"a {Kind}",
    };

    /// <summary>The path of the list.</summary>
    public string Collection => $"/v1/{List}";

    /// <summary>The member that is the key; null: the key is made of several.</summary>
    public string? Identity => Parameter is "id" ? (Type.GetProperty("Id") is null ? null : "id") : Parameter is "iso3" or "code" ? Parameter : null;

    /// <summary>Where one can be read: its page or, of a kind that has none, what is stored.</summary>
    public string PageOf(string key) => $"{Collection}/{Uri.EscapeDataString(key)}{(Kind is "article" or "ratification" or "individual_case" or "coverage" ? "/record" : "")}";

    /// <summary>The path of one record.</summary>
    public string One => $"{Collection}/{{{Parameter}}}";

    /// <summary>What the kind is called in names of operations: <c>IndividualCase</c>.</summary>
    public string Name => string.Concat(Kind.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    /// <summary>A key that is in the data that comes with the program.</summary>
    public string Example => Kind switch
    {
        "source" => "normlex-4060436",
        "actor" => "erlan-baltabay",
        "member" => "KAZ",
        "convention" => "C87",
        "article" => "C87.2",
        "session" => "ilc-109",
        "ratification" => "KAZ-C87",
        "individual_case" => "ilc-109-kaz-c87",
        "coverage" => "ratifications-c87",
        "thread" => "kaz-c87-trade-union-law",
        "conclusion" => "kaz-c87-cas-2021",
        "request" => "kaz-c87-cas-2021.3",
        "commitment" => "kaz-commitment-2022-notification",
        _ => "kaz-2020-05-04-law-321-vi",
    };

    /// <summary>The address of the entries of the change log on one record.</summary>
    public string ChangesOf(string key) => $"{Collection}/{Uri.EscapeDataString(key)}/changes";
}

/// <summary>The paths of all kinds of records, in the order of bundles.</summary>
public static class RecordPaths
{
    public static IReadOnlyList<RecordPath> All { get; } = [.. BundleJson.Kinds.Select(k => new RecordPath(k.Key, List(k.Key), Parameter(k.Key), k.Value))];

    private static readonly Dictionary<string, RecordPath> ByKind = All.ToDictionary(p => p.Kind);

    /// <summary>The kind that a call is about: by the list in its path.</summary>
    public static RecordPath Of(HttpContext context)
    {
        var list = context.Request.Path.Value!.Split('/')[2];
        return All.First(p => p.List.Equals(list, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The path of a kind.</summary>
    public static RecordPath OfKind(string kind) => ByKind[kind];

    /// <summary>The kind that a route is about, such as <c>/v1/requests/{id}/changes</c>; null: none.</summary>
    public static RecordPath? OfRoute(string route) => All.FirstOrDefault(p => route == p.Collection || route.StartsWith(p.Collection + "/", StringComparison.Ordinal));

    /// <summary>The paths of single records, each with something after it.</summary>
    public static string[] Ones(string rest = "") => [.. All.Select(p => p.One + rest)];

    private static string List(string kind) => kind switch { "evidence" => "evidence", "coverage" => "coverage", _ => kind.Replace('_', '-') + "s" };

    // The parameters of codes are brought into their one spelling; those of pairs are taken as they are.
    private static string Parameter(string kind) => kind switch { "member" => "iso3", "convention" => "code", "article" => "article", "ratification" => "pair", _ => "id" };
}
