using System.Text;
using System.Text.Json;
using Compliance.Access;
using Compliance.Actors;
using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.Members;
using Compliance.Recording;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Storage;
using Compliance.Threads;

namespace Compliance.Search;

/// <summary>Makes documents out of records: names written out, restricted ones hidden, as readers see them.</summary>
/// <param name="prepared">Sees the records.</param>
/// <param name="lookup">The records by kind and key.</param>
/// <param name="mask">Hides restricted names.</param>
public sealed class Documents(Prepared prepared, Lookup lookup, NameMask mask)
{
    /// <summary>The kinds of records that can be searched.</summary>
    public static readonly IReadOnlySet<string> Kinds = Words.Of(typeof(SearchKind)).Keys.ToHashSet();

    /// <summary>Stands between the names of a document.</summary>
    public const string Joint = " · ";

    private readonly About about = new(lookup);
    private (string Id, string MadeOn, string KnownOn)? lastDay;

    /// <summary>Whether records of a kind can be searched.</summary>
    public static bool Has(string kind) => Kinds.Contains(kind);

    /// <summary>The document of a record, and the actors whose names are in it.</summary>
    public (Document Document, IReadOnlyCollection<string> Actors) Of(BundleRecord record, long revision)
    {
        var said = Said(record);
        var member = about.Member(record);
        var conventions = said.Conventions ?? about.Conventions(record).ToArray();
        var actors = said.Actors.Concat(said.Texts.Prepend(said.Title).SelectMany(ActorNames.In)).Where(a => lookup.Said<NewActor>(a) is not null).Distinct().ToArray();
        var names = said.Names.Concat(actors.SelectMany(NamesOf))
            .Concat(member is null ? [] : [member, lookup.Said<NewMember>(member)?.Name])
            .Concat(conventions.SelectMany(c => new[] { c, $"No {c[1..]}" }))
            .Concat(said.Bodies);
        return (new Document
        {
            Kind = record.Word(),
            RecordKey = record.Key,
            Revision = revision,
            Member = member,
            Conventions = JsonSerializer.Serialize(conventions),
            Bodies = JsonSerializer.Serialize(said.Bodies),
            Year = said.Year ?? (said.Date is { } date ? PartialDate.Parse(date).Last.Year : null),
            Dated = said.Date,
            KnownOn = said.KnownOn,
            Title = Shown(said.Title),
            Text = string.Join('\n', said.Texts.OfType<string>().Select(Shown)),
            Names = string.Join(Joint, names.OfType<string>().Distinct().Select(Shown).Prepend(Clean(mask.Text(record.Key, TextForm.Address)))),
        }, actors);
    }

    private Content Said(BundleRecord record) => record switch
    {
        NewConvention r => new(r.Title, [r.Subject, .. Articles(r.Code)]) { Names = [r.NormlexCode], Date = r.AdoptedOn?.Text },
        NewActor r => new(r.RestrictedAs is null ? r.Name : r.Role, [r.Role, r.Note]) { Actors = [r.Id] },
        NewSource r => new(r.Title, [r.Publisher, r.Note]) { Names = [r.NormlexId], Date = r.PublishedOn?.Text },
        NewThread r => OfThread(r),
        NewConclusion r => new(r.Title, [r.Text]) { Bodies = [r.Body.Word()], Date = DayOf(r.Id)?.MadeOn, Year = YearOf(r) },
        NewRequest r => OfRequest(r, lookup.Said<NewConclusion>(r.Conclusion)),
        NewCommitment r => new(r.By, [r.Text, r.Quote, r.Forum, r.Note]) { Date = r.MadeOn.Text },
        NewEvidence r => OfEvidence(r, lookup.Said<NewConclusion>(r.Conclusion)),
        _ => throw new InvalidOperationException($"{record.Word()} is not searched"),
    };

    private Content OfRequest(NewRequest request, NewConclusion? conclusion) => new(conclusion?.Title ?? "", [request.Text, request.Quote, request.Note])
    {
        Actors = request.Actors,
        Bodies = conclusion is null ? [] : [conclusion.Body.Word()],
        Conventions = conclusion?.Conventions,
        Date = DayOf(request.Conclusion)?.MadeOn,
        Year = conclusion is null ? null : YearOf(conclusion),
    };

    private Content OfEvidence(NewEvidence evidence, NewConclusion? conclusion)
    {
        var day = conclusion is null ? null : DayOf(conclusion.Id);
        return new(evidence.Issuer.Name, [evidence.Text, evidence.Quote, evidence.Note, .. evidence.Links.Select(l => l.Note)])
        {
            Actors = evidence.Actors,
            Bodies = conclusion is null ? [] : [conclusion.Body.Word()],
            Date = day?.MadeOn ?? evidence.EventOn?.Text ?? evidence.PublishedOn?.Text,
            KnownOn = day?.KnownOn ?? Later(evidence.EventOn?.Last.Stored(), evidence.PublishedOn?.Last.Stored()),
        };
    }

    // It begins with the first that was asked, by whichever body.
    private Content OfThread(NewThread thread)
    {
        var asked = prepared.Rows(Statement.Read("Search/AskedInThread"), static r => (Body: r.GetString(0), MadeOn: r.GetString(1)), ("@Thread", thread.Id));
        return new(thread.Title, [thread.Text]) { Bodies = [.. asked.Select(a => a.Body).Distinct().Order(StringComparer.Ordinal)], Date = asked.Count == 0 ? null : asked.Min(a => a.MadeOn) };
    }

    private IEnumerable<string> Articles(string convention) =>
        prepared.Rows("select summary from article where convention = @convention and retracted_at is null order by number", static r => r.GetString(0), ("@convention", convention));

    private int? YearOf(NewConclusion conclusion) => lookup.Said<NewSession>(conclusion.Session)?.Year;

    // Of one conclusion after the other: its requests come together.
    private (string Id, string MadeOn, string KnownOn)? DayOf(string conclusion)
    {
        if (lastDay?.Id == conclusion) return lastDay;
        return lastDay = prepared.Rows("select id, made_on, known_on from conclusion_day where id = @id", static r => (r.GetString(0), r.GetString(1), r.GetString(2)), ("@id", conclusion)) is [var day] ? day : null;
    }

    private IEnumerable<string> NamesOf(string actor) => lookup.Said<NewActor>(actor) switch
    {
        { RestrictedAs: null } a => a.Spellings.Prepend(a.Name),
        { } a => [a.Role],
        null => [],
    };

    private string Shown(string text) => Clean(mask.Text(text.Contains('{') ? ActorNames.Render(text, NameOf) : text, TextForm.Plain));

    private string? NameOf(string actor) => lookup.Said<NewActor>(actor) is { } a ? a.RestrictedAs is null ? a.Name : a.Role : null;

    // The marks of a snippet mean a match and nothing else.
    private static string Clean(string text) => text.AsSpan().ContainsAny(Snippet.Open, Snippet.Close) || text.AsSpan().ContainsAnyInRange('\0', '\x1F')
        ? text.Aggregate(new StringBuilder(text.Length), static (clean, c) => clean.Append(c switch { Snippet.Open or Snippet.Close => ' ', < ' ' => ' ', _ => c })).ToString()
        : text;

    private static string? Later(string? one, string? other) => string.CompareOrdinal(one, other) > 0 ? one : other;

    /// <summary>What a record says of itself.</summary>
    private sealed record Content(string Title, IReadOnlyList<string?> Texts)
    {
        public IReadOnlyList<string> Actors { get; init; } = [];
        public IReadOnlyList<string> Bodies { get; init; } = [];
        public IReadOnlyList<string>? Conventions { get; init; }
        public IReadOnlyList<string?> Names { get; init; } = [];
        public string? Date { get; init; }
        public string? KnownOn { get; init; }
        public int? Year { get; init; }
    }
}
