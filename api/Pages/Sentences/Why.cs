using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Requests;
using Compliance.Threads;

namespace Compliance.Pages.Sentences;

/// <summary>
/// Writes out why something stands where it does, from the API's own answer. A status is ours: a sentence tells what others
/// said, and what our rule makes of it; none says that a committee gave the status.
/// </summary>
public sealed class Why
{
    private readonly Page page;
    private readonly RequestReasons requests;
    private readonly CommitmentReasons commitments;
    private readonly LateWords late;

    /// <summary>For one page: its language, and links that keep its day.</summary>
    public Why(Page page)
    {
        this.page = page;
        Facts = new FactWords(page);
        requests = new RequestReasons(page, Facts);
        commitments = new CommitmentReasons(page, Facts, requests);
        late = new LateWords(page);
    }

    /// <summary>Facts in words.</summary>
    public FactWords Facts { get; }

    private Texts Texts => page.Texts;

    /// <summary>Where it stands and why, in one short sentence: for lists and shared links.</summary>
    public Phrase Short(RequestDetail request) => requests.Lead(Standing.Of(request), isSourced: false);

    /// <inheritdoc cref="Short(RequestDetail)"/>
    public Phrase Short(ThreadDetail thread) => requests.Lead(Standing.Of(thread), isSourced: false);

    /// <summary>The same of a thread in a list, with the facts that decided.</summary>
    public Phrase Short(Threads.Thread thread, Reason reason) => requests.Lead(Standing.Of(thread, reason, page.AsOf), isSourced: false);

    /// <inheritdoc cref="Short(RequestDetail)"/>
    public Phrase Short(CommitmentDetail commitment) => commitments.Lead(commitment, isSourced: false);

    /// <summary>Where it stands, where the reasons are not at hand: <c>Not implemented since 11 June 2022 (rule S5).</c></summary>
    public Phrase Brief(Request request) => Brief(requests.Status(request.Status), request.StatusSince, request.Rule);

    /// <inheritdoc cref="Brief(Request)"/>
    public Phrase Brief(Threads.Thread thread) => Brief(requests.Status(thread.Status), thread.StatusSince, thread.Rule);

    /// <inheritdoc cref="Brief(Request)"/>
    public Phrase Brief(Commitment commitment) => Brief(commitments.Status(commitment.Status), commitment.StatusSince, commitment.Rule);

    /// <summary>Whether a thread in a list is late.</summary>
    public Phrase Late(Threads.Thread thread, Reason reason) => late.Timeliness(Standing.Of(thread, reason, page.AsOf));

    /// <summary>A rule, with where it is explained.</summary>
    public Phrase Rule(string rule) => new([requests.Rule(rule)]);

    /// <summary>Whether a conclusion was answered.</summary>
    public Phrase Reply(Conclusion conclusion) => late.Reply(conclusion.Reply, conclusion.ReplyDueOn, conclusion.ReplyDueBasis);

    /// <summary>A fact that the reply to a conclusion rests on.</summary>
    public Phrase ReplyFact(CitedFact fact, Conclusion conclusion) => Facts.Whole(fact, conclusion.Reply == FollowUp.Reply.ReceivedLate.Word() ? FollowUp.Reply.Received.Word() : conclusion.Reply);

    /// <summary>The whole explanation of a request.</summary>
    public Explained Of(RequestDetail request) => Of(Standing.Of(request), request.Explanation);

    /// <summary>The whole explanation of a thread.</summary>
    public Explained Of(ThreadDetail thread) => Of(Standing.Of(thread), thread.Explanation);

    /// <summary>The whole explanation of a promise.</summary>
    public Explained Of(CommitmentDetail commitment) => new()
    {
        Lead = commitments.Lead(commitment, isSourced: true),
        Because = [.. RequestReasons.Latest(commitment.Explanation.Decisive).Select(f => Facts.Whole(f, CommitmentReasons.Said(f)))],
        Standing = [.. commitments.Standing(commitment)],
        NotCounted = NotCounted(commitment.Explanation.NotCounted, "promise", CommitmentReasons.Said),
        Next = late.Next(commitment.Explanation.Next),
    };

    private Explained Of(Standing standing, Explanation why)
    {
        return new Explained
        {
            Lead = requests.Lead(standing, isSourced: true),
            Because = [.. RequestReasons.Latest(why.Decisive).Select(f => Facts.Whole(f, RequestReasons.Said(f, standing)))],
            Others = Others(why),
            Standing = [late.Asked(standing), late.Timeliness(standing), Reply(standing)],
            Flags = [.. standing.Flags.Select(f => new FlagInWords(f, Phrase.Of(Texts[$"why.flag.{f}"])))],
            NotCounted = NotCounted(why.NotCounted, standing.IsThread ? "thread" : "request", _ => null),
            WouldChange = [.. why.WouldChange.Select(c => WouldChange(c, standing.Status))],
            Next = late.Next(why.Next),
        };
    }

    private Phrase? Others(Explanation why)
    {
        var said = why.Positions.Where(p => !why.Decisive.Any(d => d.Kind == p.Fact.Kind && d.Id == p.Fact.Id)).Select(p => Facts.Clause(p.Fact)).ToArray();
        return said.Length == 0 ? null : Phrase.Of(Texts["why.others"], said.Skip(1).Aggregate(said[0], (all, one) => Phrase.Of("{0}; {1}", all, one)));
    }

    // Of several replies the latest is told, of their dates the earliest: said together they would make somebody late.
    private Phrase Reply(Standing standing) => standing is { IsThread: true, Reply: not ("awaited" or "not_seen" or "not_required") }
        ? late.Reply(standing.Reply, null, null) : late.Reply(standing.Reply, standing.ReplyDueOn, standing.ReplyDueBasis);

    private LeftOut[] NotCounted(IReadOnlyList<NotCounted> facts, string on, Func<CitedFact, string?> said) =>
        [.. facts.GroupBy(n => n.Reason).Select(of => new LeftOut(of.Key,
            Phrase.Of(Texts[of.Key == NotCountedReason.BeforeRequest.Word() ? $"why.left.{of.Key}.{on}" : $"why.left.{of.Key}"]),
            [.. of.Select(n => Facts.Whole(n.Fact, said(n.Fact)))]))];

    private Phrase WouldChange(Change change, string from) =>
        Phrase.Of(Texts[change.Status == "regressed" && from == "implemented" ? "why.would.regressed.implemented" : $"why.would.{change.Status}"]);

    private Phrase Brief(string status, DateOnly since, string rule) =>
        Phrase.Of(Texts["why.brief"], status, Texts.Day(since), requests.Rule(rule)).Capital(Texts);
}
