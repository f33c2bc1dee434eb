using Compliance.Exchange;
using Compliance.Actors;
using Compliance.Cases;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Members;
using Compliance.Ratifications;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Storage;
using Compliance.Threads;

namespace Compliance.Recording;

/// <summary>What a record must satisfy among the others: every reference leads somewhere, and the rules of the domain hold.</summary>
public sealed class DomainRules(Lookup lookup)
{
    /// <summary>All that is wrong with a record among the others.</summary>
    public IEnumerable<Mistake> Check(Entry entry) => entry.Record switch
    {
        NewSource => [],
        NewActor r => Refer<NewSource>(entry, "/source", r.Source),
        NewMember r => Refer<NewSource>(entry, "/source", r.Source),
        NewConvention r => Refer<NewSource>(entry, "/source", r.Source),
        NewArticle r => [.. Refer<NewSource>(entry, "/source", r.Source), .. Refer<NewConvention>(entry, "/convention", r.Convention)],
        NewSession r => Refer<NewSource>(entry, "/source", r.Source),
        NewRatification r => [.. Refer<NewSource>(entry, "/source", r.Source), .. Refer<NewMember>(entry, "/member", r.Member), .. Refer<NewConvention>(entry, "/convention", r.Convention)],
        NewIndividualCase r => [.. Refer<NewSource>(entry, "/source", r.Source), .. Refer<NewMember>(entry, "/member", r.Member),
            .. Refer<NewSession>(entry, "/session", r.Session), .. ReferAll<NewConvention>(entry, "/conventions", r.Conventions)],
        NewCoverage r => [.. Refer<NewMember>(entry, "/member", r.Member), .. Refer<NewConvention>(entry, "/convention", r.Convention), .. Refer<NewSession>(entry, "/session", r.Session)],
        NewThread r => [.. Refer<NewMember>(entry, "/member", r.Member), .. ReferAll<NewConvention>(entry, "/conventions", r.Conventions), .. Articles(entry, r.Articles), .. Named(entry, "/text", r.Text)],
        NewConclusion r => [.. Refer<NewSource>(entry, "/source", r.Source), .. Refer<NewMember>(entry, "/member", r.Member), .. Refer<NewSession>(entry, "/session", r.Session),
            .. ReferAll<NewConvention>(entry, "/conventions", r.Conventions), .. Refer<NewSession>(entry, "/replyDue/anchor", r.ReplyDue?.Anchor), .. Named(entry, "/text", r.Text)],
        NewRequest r => CheckRequest(entry, r),
        NewCommitment r => CheckCommitment(entry, r),
        NewEvidence r => new EvidenceRules(lookup, this).Check(entry, r),
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    private IEnumerable<Mistake> CheckRequest(Entry entry, NewRequest request)
    {
        foreach (var mistake in (IEnumerable<Mistake>)[.. Refer<NewSource>(entry, "/source", request.Source), .. Refer<NewConclusion>(entry, "/conclusion", request.Conclusion),
            .. Refer<NewThread>(entry, "/thread", request.Thread), .. ReferAll<NewActor>(entry, "/actors", request.Actors), .. ReferAll<NewRequest>(entry, "/reiterates", request.Reiterates),
            .. Articles(entry, request.Articles), .. Refer<NewSession>(entry, "/outcomeDue/anchor", request.OutcomeDue?.Anchor), .. Named(entry, "/text", request.Text)])
            yield return mistake;
        if (lookup.Find<NewConclusion>(request.Conclusion) is not { } conclusion) yield break;
        if (lookup.Find<NewThread>(request.Thread) is { } thread && thread.Member != conclusion.Member)
            yield return entry.Wrong("/thread", "other_member", $"thread {thread.Id} is about {thread.Member}, the request about {conclusion.Member}");
        for (var i = 0; i < request.Reiterates.Length; i++)
        {
            if (lookup.Find<NewRequest>(request.Reiterates[i]) is not { } earlier || lookup.Find<NewConclusion>(earlier.Conclusion) is not { } asked) continue;
            if (asked.Member != conclusion.Member)
                yield return entry.Wrong($"/reiterates/{i}", "other_member", $"{earlier.Id} was asked of {asked.Member}, this request of {conclusion.Member}");
            // Strictly earlier also means that there is no cycle: where there is one, that is the clearer word.
            else if (Made(asked) >= Made(conclusion))
                yield return AsksAgain(earlier, request.Id) is { } way
                    ? entry.Wrong($"/reiterates/{i}", "cycle", $"{request.Id} would ask itself again ({request.Id} -> {way}): only an earlier request can be asked again")
                    : entry.Wrong($"/reiterates/{i}", "later_request", $"{earlier.Id} was not asked before this request: only an earlier request can be asked again");
        }

        for (var i = 0; i < request.DeadlineEvents.Length; i++)
        {
            var change = request.DeadlineEvents[i];
            foreach (var mistake in (IEnumerable<Mistake>)[.. Refer<NewSource>(entry, $"/deadlineEvents/{i}/source", change.Source), .. Refer<NewSession>(entry, $"/deadlineEvents/{i}/due/anchor", change.Due?.Anchor)])
                yield return mistake;
            if (change.By != conclusion.Body)
                yield return entry.Wrong($"/deadlineEvents/{i}/by", "other_body", "only the body that asked moves a request's date");
        }
    }

    // The way on which a request asks another again, as "b -> c -> a"; null when it does not.
    private string? AsksAgain(NewRequest from, string asked)
    {
        var ways = new Dictionary<string, string> { [from.Id] = from.Id };
        var next = new Queue<NewRequest>([from]);
        while (next.TryDequeue(out var request))
        {
            if (request.Id == asked) return ways[request.Id];
            foreach (var earlier in request.Reiterates.Select(lookup.Find<NewRequest>).OfType<NewRequest>().Where(e => ways.TryAdd(e.Id, $"{ways[request.Id]} -> {e.Id}"))) next.Enqueue(earlier);
        }

        return null;
    }

    private IEnumerable<Mistake> CheckCommitment(Entry entry, NewCommitment commitment)
    {
        foreach (var mistake in (IEnumerable<Mistake>)[.. Refer<NewSource>(entry, "/source", commitment.Source), .. Refer<NewMember>(entry, "/member", commitment.Member),
            .. ReferAll<NewCommitment>(entry, "/replaces", commitment.Replaces), .. Refer<NewSession>(entry, "/due/anchor", commitment.Due?.Anchor), .. Named(entry, "/text", commitment.Text)])
            yield return mistake;
        for (var i = 0; i < commitment.Replaces.Length; i++)
        {
            if (lookup.Find<NewCommitment>(commitment.Replaces[i]) is not { } earlier) continue;
            if (earlier.Member != commitment.Member) yield return entry.Wrong($"/replaces/{i}", "other_member", $"{earlier.Id} was made by {earlier.Member}");
            else if (earlier.MadeOn.Last >= commitment.MadeOn.Last) yield return entry.Wrong($"/replaces/{i}", "later_commitment", $"{earlier.Id} was not made before this commitment");
        }

        for (var i = 0; i < commitment.Addresses.Length; i++)
        {
            var address = commitment.Addresses[i];
            foreach (var mistake in (IEnumerable<Mistake>)[.. Refer<NewRequest>(entry, $"/addresses/{i}/request", address.Request), .. Refer<NewThread>(entry, $"/addresses/{i}/thread", address.Thread)])
                yield return mistake;
            if (MemberOf(address.Request, address.Thread) is { } member && member != commitment.Member)
                yield return entry.Wrong($"/addresses/{i}", "other_member", $"a commitment of {commitment.Member} cannot answer what was asked of {member}");
        }
    }

    /// <summary>The member that a request or thread is about.</summary>
    public string? MemberOf(string? request, string? thread) =>
        lookup.Find<NewThread>(thread)?.Member ?? lookup.Find<NewConclusion>(lookup.Find<NewRequest>(request)?.Conclusion)?.Member;

    /// <summary>The day a conclusion's requests are made: as the derivation counts it.</summary>
    private DateOnly Made(NewConclusion conclusion)
    {
        var session = lookup.Find<NewSession>(conclusion.Session);
        return conclusion.AdoptedOn?.Last ?? (session is null ? (DateOnly?)null : session.EndsOn ?? new DateOnly(session.Year, 12, 31)) ?? conclusion.PublishedOn?.Last ?? DateOnly.MinValue;
    }

    /// <summary>A reference that must lead to a record.</summary>
    public IEnumerable<Mistake> Refer<T>(Entry entry, string pointer, string? key) where T : BundleRecord
    {
        if (key is not null && lookup.Find<T>(key) is null)
            yield return entry.Wrong(pointer, "dangling_reference", $"there is no {BundleJson.Word<T>()} '{key}' in this bundle or in the database");
    }

    /// <summary>References that must each lead to a record.</summary>
    public IEnumerable<Mistake> ReferAll<T>(Entry entry, string pointer, string[] keys) where T : BundleRecord =>
        keys.SelectMany((key, i) => Refer<T>(entry, $"{pointer}/{i}", key));

    /// <summary>The actors that a text names must exist.</summary>
    public IEnumerable<Mistake> Named(Entry entry, string pointer, string? text) => ActorNames.In(text).SelectMany(actor => Refer<NewActor>(entry, pointer, actor));

    private IEnumerable<Mistake> Articles(Entry entry, string[] articles) => articles.SelectMany((article, i) =>
        article.Split('.') is [var convention, var number] && int.TryParse(number, out var n) && n > 0
            ? Refer<NewConvention>(entry, $"/articles/{i}", convention)
            : [entry.Wrong($"/articles/{i}", "article", $"'{article}' is not an article: write the Convention's code, a dot and a number, such as C87.2")]);
}
