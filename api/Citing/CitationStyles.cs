using System.Globalization;

namespace Compliance.Citing;

/// <summary>Writes a citation in each style.</summary>
internal static class CitationStyles
{
    private const string Project = "Compliance";
    private const string Work = "Compliance: follow-up of ILO supervision";

    // More would be no footnote: the JSON has all.
    private const int MostSources = 3;

    public static AnswerCitation Write(AnswerCitation citation)
    {
        var note = $"{citation.Says}. {Evidence(citation)} {citation.Disclaimer} SHA-256 of the inputs: {citation.Inputs.Hash}.";
        return citation with { Text = Footnote(citation), Bibtex = Entry(citation, note), Csl = [Item(citation, note)] };
    }

    private static string Footnote(AnswerCitation c) =>
        $"{c.Title}. {c.Says}. {Evidence(c)} {Work}, revision {c.Revision} of {CitedAnswer.Day(Issued(c))}, {c.Permanent} (accessed {CitedAnswer.Day(c.Accessed)}; SHA-256 of the inputs: {c.Inputs.Hash}). {c.Disclaimer}";

    // Who found or said so, and where it is to be read.
    private static string Evidence(AnswerCitation c)
    {
        var documents = string.Join("; ", c.Sources.Take(MostSources).Select(s => $"{s.Publisher}, {s.Title}{(s.SourceUrl is { } url ? $", {url}" : "")}"));
        if (c.Sources.Count > MostSources) documents += $"; and {c.Sources.Count - MostSources} more";
        var issuers = c.Decisive.Select(f => f.EventOn is { } on ? $"{f.IssuerName} ({on})" : f.IssuerName).Distinct().Take(MostSources).ToArray();
        if (issuers.Length > 0) return $"Decisive: {string.Join(", ", issuers)}, as told in {documents}.";
        return c.Kind == "case" ? $"The latest text: {(documents.Length > 0 ? documents : "none is loaded")}." : $"No fact decides; {(c.Kind == "commitment" ? "promised" : "asked")} as told in {documents}.";
    }

    private static string Entry(AnswerCitation c, string note)
    {
        var issued = Issued(c);
        (string Name, string Value)[] fields =
        [
            ("author", $"{{{Bibtex.Escape(Project)}}}"),
            ("title", $"{{{Bibtex.Escape(c.Title)}}}"),
            ("howpublished", Bibtex.Escape($"{Work}, revision {c.Revision}")),
            ("year", issued.Year.ToString(CultureInfo.InvariantCulture)),
            ("month", issued.Month.ToString(CultureInfo.InvariantCulture)),
            // Verbatim, as the packages that print it expect; an address of ours holds nothing that would end the field.
            ("url", c.Permanent),
            ("urldate", $"{c.Accessed:yyyy-MM-dd}"),
            ("note", Bibtex.Escape(note)),
        ];
        return $"@misc{{{Key(c)},\n{string.Join(",\n", fields.Select(f => $"  {f.Name} = {{{f.Value}}}"))}\n}}";
    }

    private static CslItem Item(AnswerCitation c, string note) => new()
    {
        Id = Key(c),
        Title = c.Title,
        Author = [new CslName(Project)],
        ContainerTitle = Work,
        Issued = CslDate.Of(Issued(c)),
        Accessed = CslDate.Of(c.Accessed),
        Address = c.Permanent,
        Version = $"revision {c.Revision}",
        Note = note,
    };

    private static string Key(AnswerCitation c) => $"{c.Id}-{c.AsOf:yyyy-MM-dd}-r{c.Revision}";

    private static DateOnly Issued(AnswerCitation c) => DateOnly.FromDateTime(c.KnownAt.UtcDateTime);
}
