using System.Text.Json;
using Compliance.Actors;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Members;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Storage;
using Compliance.Threads;

namespace Compliance.Pages;

/// <summary>What a page shows of the records that its own names: by the statements of their lists, one for each kind, however many there are.</summary>
public sealed class Related(View view, DateOnly asOf)
{
    /// <summary>The name of a member.</summary>
    public string Member(string iso3) => view.Reader.Row<Member>(Statement.Of<ListMembers>(new { Member = Json([iso3]) }))?.Name ?? iso3;

    /// <summary>Requests, the first first.</summary>
    public IReadOnlyList<Request> Requests(IEnumerable<string> ids) =>
        [.. view.Reader.Rows<Request>(Statement.Of<ListRequests>(new { Ids = Json(ids), AsOf = asOf })).OrderBy(r => r.MadeOn).ThenBy(r => r.Id.Length).ThenBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>Conclusions, the first first.</summary>
    public IReadOnlyList<Conclusion> Conclusions(IEnumerable<string> ids) =>
        [.. view.Reader.Rows<Conclusion>(Statement.Of<ListConclusions>(new { Ids = Json(ids), AsOf = asOf })).OrderBy(c => c.MadeOn).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>Threads, by id.</summary>
    public IReadOnlyList<Threads.Thread> Threads(IEnumerable<string> ids) =>
        [.. view.Reader.Rows<Threads.Thread>(Statement.Of<ListThreads>(new { Ids = Json(ids), AsOf = asOf })).OrderBy(t => t.Id, StringComparer.Ordinal)];

    /// <summary>Promises, the first first.</summary>
    public IReadOnlyList<Commitment> Commitments(IEnumerable<string> ids) =>
        [.. view.Reader.Rows<Commitment>(Statement.Of<ListCommitments>(new { Ids = Json(ids), AsOf = asOf })).OrderBy(c => c.MadeOn.Last).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>What is told of a member on one day, and was public by then.</summary>
    public IReadOnlyList<PieceOfEvidence> ToldOf(string member, DateOnly day) =>
        [.. view.Reader.Rows<PieceOfEvidence>(Statement.Of<ListEvidence>(new { MemberOne = member, EventFrom = day, EventTo = day, KnownBy = asOf })).OrderBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>Actors, by name.</summary>
    public IReadOnlyList<Actor> Actors(IEnumerable<string> ids) =>
        [.. view.Reader.Rows<Actor>(Statement.Of<ListActors>(new { Actor = Json(ids) })).OrderBy(a => a.Name, StringComparer.Ordinal)];

    /// <summary>A session; null when none is named.</summary>
    public Session? Session(string? id) => view.Reader.Row<Session>(Statement.Of<ListSessions>(new { Session = Json(id is null ? [] : [id]) }));

    /// <summary>A source.</summary>
    public Source Source(string id) => view.Reader.Row<Source>(Statement.Of<ListSources>(new { Source = Json([id]) }))!;

    private static string Json(IEnumerable<string> ids) => JsonSerializer.Serialize(ids);
}
