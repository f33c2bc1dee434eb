using Compliance.Access;
using Compliance.Changes;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.Proposals;

/// <summary>Where proposals are tried, kept and decided, one at a time.</summary>
public sealed class ProposalDesk(Database database, WriteQueue queue, TimeProvider time, SecondEditor second, Keys keys)
{
    /// <summary>Begins a write that does (or tries) what is proposed.</summary>
    /// <param name="caller">Who publishes it: the one who is named in the log.</param>
    /// <param name="reason">Why.</param>
    public Write Begin(Caller caller, string reason) =>
        Write.Begin(database, new Author(caller.Name, reason, time.GetUtcNow()), new Permission(caller.Members, caller.Role == Role.Admin));

    /// <summary>Answers a call that changes a proposal: in its turn, and once for one Idempotency-Key.</summary>
    /// <param name="http">The call.</param>
    /// <param name="body">Its body.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="work">What to do in the transaction that it is given; returns the id of the proposal.</param>
    /// <param name="first">What to look at before, when the call is no repeated one.</param>
    public async Task Answer(HttpContext http, string body, int status, Func<Prepared, DateTimeOffset, string> work, Func<Trial?>? first = null)
    {
        var caller = http.Caller();
        var idempotency = Idempotency.Of(http.Request, caller.KeyId, body);
        var (answer, isRepeated) = await queue.Run(() =>
        {
            var now = time.GetUtcNow();
            Trial? trial = null;
            if (first is not null)
            {
                // A repeated call is answered as the first was, whatever has become of the record since.
                if (InTransaction((prepared, _) => idempotency?.Kept(prepared, now)) is { } known) return (known, true);
                trial = first();
            }

            return InTransaction<(KeptAnswer, bool)>((prepared, commit) =>
            {
                if (idempotency?.Kept(prepared, now) is { } kept) return (kept, true);
                var id = work(prepared, now);
                var done = new KeptAnswer(status, status == StatusCodes.Status201Created ? $"/v1/proposals/{id}" : null, null, Publisher.Json(Row(prepared, id) is var row && trial is not null ? trial.On(row) : row));
                idempotency?.Keep(prepared, done, now);
                CheckKey(caller);
                commit();
                return (done, false);
            });
        }, http.RequestAborted);
        if (isRepeated) http.Response.Headers["Idempotency-Replayed"] = "true";
        await Publisher.Send(http, answer);
    }

    /// <summary>What a write turns from adverse to favourable, or back, and what therefore takes two editors; nothing where the server asks for one.</summary>
    public string[] Turns(Write write) => second.IsNeeded
        ? [.. SecondEditor.Turns(write.StatusChanges).Select(t => $"{t.Record} {t.Key}: {t.Before} -> {t.After}").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Does what is proposed, if <paramref name="decide"/> says so; keeps the words of the editors either way.</summary>
    public async Task Publish(HttpContext http, string body, string id, Func<Write, StoredProposal, DateTimeOffset, (bool IsPublished, Approval[] Words)> decide)
    {
        var caller = http.Caller();
        var idempotency = Idempotency.Of(http.Request, caller.KeyId, body);
        var (answer, isRepeated) = await queue.Run(() =>
        {
            var now = time.GetUtcNow();
            var proposal = Find(id);
            StatusChanges changes;
            using (var write = Begin(caller, $"proposed by {proposal.Who}: {proposal.Reason}"))
            {
                if (idempotency?.Kept(write.Prepared, now) is { } kept) return (kept, true);
                proposal.CheckOpen();
                proposal.Apply(write);
                write.Finish();
                if (write.Mistakes.Any) throw Refusal.Of(write.Mistakes.All);
                var (isPublished, words) = decide(write, proposal, now);
                CheckKey(caller);
                if (isPublished)
                {
                    Note(write.Prepared, id, words);
                    return (Done(write.Prepared, id, write.StatusChanges, idempotency, now, write.Commit), false);
                }

                (proposal, changes) = (proposal with { Approvals = words }, write.StatusChanges);
            }

            return InTransaction((prepared, commit) =>
            {
                Note(prepared, id, proposal.Approvals);
                return (Done(prepared, id, changes, idempotency, now, commit, waits: true), false);
            });
        }, http.RequestAborted);
        if (isRepeated) http.Response.Headers["Idempotency-Replayed"] = "true";
        await Publisher.Send(http, answer);
    }

    private T InTransaction<T>(Func<Prepared, Action, T> work)
    {
        using var connection = database.OpenToWrite();
        using var transaction = connection.BeginTransaction(deferred: false);
        using var prepared = new Prepared(connection);
        return work(prepared, transaction.Commit);
    }

    // As for every write: a key that is revoked while it waits for its turn decides nothing any more.
    private void CheckKey(Caller caller)
    {
        if (!keys.IsValid(caller.KeyId)) throw new ProblemException(ProblemKind.Unauthorized, "The key was revoked, or has expired, before this was made to last: nothing was changed.");
    }

    private static void Note(Prepared prepared, string id, Approval[] words) =>
        prepared.Execute("update proposal set approvals = @words where id = @id", ("@words", System.Text.Json.JsonSerializer.Serialize(words, Columns.Json)), ("@id", id));

    // It waits for a second editor when nothing of it was published.
    private static KeptAnswer Done(Prepared prepared, string id, StatusChanges changes, Idempotency? idempotency, DateTimeOffset now, Action commit, bool waits = false)
    {
        var done = new KeptAnswer(StatusCodes.Status200OK, null, null, Publisher.Json(Row(prepared, id) with { Effects = Effects.Of(changes), NeedsSecondEditor = waits }));
        idempotency?.Keep(prepared, done, now);
        commit();
        return done;
    }

    /// <summary>A proposal with what it would do now.</summary>
    public Task<ProposalDetail> Show(string id, Caller caller, CancellationToken ct) => queue.Run(() =>
    {
        using var write = Begin(caller, "tried");
        var stored = Seen(StoredProposal.Of(write.Prepared, id), caller);
        var detail = Row(write.Prepared, id);
        if (stored.State != "open") return detail;
        stored.Apply(write);
        write.Finish();
        return detail with
        {
            Outcomes = [.. write.Outcomes()],
            Effects = write.Mistakes.Any ? null : Effects.Of(write.StatusChanges),
            Mistakes = [.. write.Mistakes.All.Select(Refusal.Error)],
            NeedsSecondEditor = second.IsNeeded && SecondEditor.Turns(write.StatusChanges).Any(),
        };
    }, ct);

    /// <summary>Tries a proposal: what is wrong with it is refused. Nothing of it stays.</summary>
    /// <returns>The version of each record that it is about, and what it would do.</returns>
    public Trial Try(StoredProposal draft, Caller caller)
    {
        using var write = Begin(caller, draft.Reason);
        var versions = StoredProposal.VersionsOf(write, draft.Changes.Select(ChangedRecord.Of).OfType<(string, string)>());
        draft.Apply(write);
        write.Finish();
        if (write.Mistakes.Any) throw Refusal.Of(write.Mistakes.All);
        return new Trial(versions, [.. write.Outcomes()], Effects.Of(write.StatusChanges), Turns(write).Length > 0);
    }

    /// <summary>A proposal, or the problem that there is none.</summary>
    public StoredProposal Find(string id)
    {
        using var known = database.Read();
        using var prepared = new Prepared(known.Connection);
        return StoredProposal.Of(prepared, id);
    }

    /// <summary>Refuses a decision on changes that a key may not make: whoever may not publish a proposal does not decline it either.</summary>
    public Trial? CheckScope(StoredProposal proposal, Caller caller)
    {
        if (caller.Members.Count == 0) return null;
        using var write = Begin(caller, proposal.Reason);
        proposal.Apply(write);
        write.Finish();
        if (write.Mistakes.All.Where(m => m.Sort == MistakeSort.Forbidden).ToArray() is { Length: > 0 } outside) throw Refusal.Of(outside);
        return null;
    }

    /// <summary>Contributors see their own proposals only; another's is to them as if it were not there.</summary>
    public static StoredProposal Seen(StoredProposal proposal, Caller caller) => caller.Role >= Role.Editor || proposal.Owner == caller.KeyId
        ? proposal
        : throw ProblemException.NotFound("proposal", proposal.Id, "/v1/proposals");

    /// <summary>A proposal as it is kept.</summary>
    public static ProposalDetail Row(Prepared prepared, string id) => prepared.Row<ProposalDetail>(Statement.Of<ListProposals>(new { Id = id }))!;
}

/// <summary>What a proposal would do, tried when it was made.</summary>
/// <param name="Versions">The version of each record that it is about.</param>
/// <param name="Outcomes">What it would do with each record.</param>
/// <param name="Effects">What that would change in the statuses of the day.</param>
/// <param name="NeedsSecondEditor">Whether it takes two editors.</param>
public sealed record Trial(Dictionary<string, long> Versions, IReadOnlyList<Outcome> Outcomes, Effects Effects, bool NeedsSecondEditor)
{
    /// <summary>A proposal with what it would do.</summary>
    public ProposalDetail On(ProposalDetail proposal) => proposal with { Outcomes = Outcomes, Effects = Effects, NeedsSecondEditor = NeedsSecondEditor };
}
