using System.Text.Json;
using Compliance.Access;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Citing;

/// <summary>Makes citations and sends them in the form that is asked for.</summary>
public sealed class CitationDesk(Settings settings, TimeProvider time)
{
    public const string Bibtex = "application/x-bibtex";
    public const string Csl = "application/vnd.citationstyles.csl+json";

    /// <summary>Whose judgement a status is.</summary>
    private const string Disclaimer = "The status is this project's own derivation, by published rules from the facts that it cites; it is not the ILO's.";

    /// <summary>Sends the citation of an answer.</summary>
    internal Task Send(HttpContext http, View view, CitationParameters parameters, DateOnly asOf, CitedAnswer answer, CancellationToken ct)
    {
        var citation = Of(http.Mask(), view, parameters, asOf, answer);
        var style = parameters.Style ?? HttpManners.MediaType(http) switch { Bibtex => CitationStyle.Bibtex, Csl => CitationStyle.Csl, "text/plain" => CitationStyle.Text, _ => null };
        var (type, body) = style switch
        {
            CitationStyle.Bibtex => (Bibtex, citation.Bibtex + "\n"),
            CitationStyle.Csl => (Csl, JsonSerializer.Serialize(citation.Csl, ApiJson.Options)),
            CitationStyle.Text => ("text/plain", citation.Text + "\n"),
            _ => ("application/json", JsonSerializer.Serialize(citation, ApiJson.Options)),
        };
        http.MarkResponseStart();
        http.Response.Headers.Vary = "Accept";
        http.Response.ContentType = type + "; charset=utf-8";
        return http.Response.WriteAsync(body, ct);
    }

    private AnswerCitation Of(NameMask mask, View view, CitationParameters parameters, DateOnly asOf, CitedAnswer answer)
    {
        var at = view.Revision.At.Stored();
        // What is hidden is hidden before it is escaped.
        string Shown(string text) => mask.Text(text);
        var path = mask.Text(answer.Path, TextForm.Address);
        var pinned = $"?asOf={asOf.Stored()}&knownAt={at}";
        var name = view.Reader.Row<string>(Statement.Of("Citing/CitedMember", new { answer.Member })) ?? answer.Member;
        var ids = answer.Decisive.Select(f => f.Source).Distinct().ToArray();
        var sources = view.Reader.Rows<CitedSource>(Statement.Of("Citing/CitedSources", new
        {
            Sources = JsonSerializer.Serialize(ids.Length > 0 ? ids : answer.Source is { } source ? [source] : []),
            answer.Conclusion,
        }));
        var citation = new AnswerCitation
        {
            Kind = Codes.Words.Word(answer.Kind),
            Id = mask.Text(answer.Id, TextForm.Address),
            Member = answer.Member,
            Title = Shown($"{name}, {answer.Title}"),
            AsOf = asOf,
            Status = answer.Status,
            Says = answer.Says,
            Rule = answer.Rule,
            RulesVersion = Derivation.RulesVersion,
            Decisive = [.. answer.Decisive.Select(f => f with { IssuerName = Shown(f.IssuerName) })],
            Sources = [.. sources.Select(s => s with { Publisher = Shown(s.Publisher), Title = Shown(s.Title) })],
            Permanent = settings.PublicAddress + path + pinned,
            Revision = view.Revision.Number,
            RevisionHash = view.Log.Row<string>(Statement.Of("Citing/CitedRevision", new { Revision = view.Revision.Number })) ?? "",
            KnownAt = view.Revision.At,
            Inputs = Inputs.Of(view, answer.Member, $"{path}/cite{pinned}&inputs=true", parameters.Inputs),
            Accessed = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            Disclaimer = Disclaimer,
            Meta = view.Meta(asOf),
        };
        return CitationStyles.Write(citation);
    }
}
