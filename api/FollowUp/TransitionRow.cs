using System.Text.Json;
using Compliance.Codes;
using Compliance.Storage;

namespace Compliance.FollowUp;

/// <summary>A row of <c>transition</c>.</summary>
public sealed record TransitionRow
{
    public required string Id { get; init; }
    public required string Day { get; init; }
    public required string Record { get; init; }
    public required string RecordKey { get; init; }
    public required string Member { get; init; }
    public required string What { get; init; }
    public string? Before { get; init; }
    public required string After { get; init; }
    public string? RuleBefore { get; init; }
    public string? RuleAfter { get; init; }
    public required string Cause { get; init; }
    public required string Facts { get; init; }

    /// <summary>All that changes along the histories of a member, each subject's in order.</summary>
    public static IEnumerable<TransitionRow> Of(string member, Histories histories) =>
        histories.Requests.SelectMany(h => OfDemand(member, "request", h.Key, h.Value))
            .Concat(histories.Threads.SelectMany(h => OfDemand(member, "thread", h.Key, h.Value)))
            .Concat(histories.Commitments.SelectMany(h => Along(member, "commitment", h.Key, Aspect.Status, h.Value, s => s.Status.Word(), s => s.Rule)))
            .Concat(histories.Conclusions.SelectMany(h => Along(member, "conclusion", h.Key, Aspect.Reply, h.Value, s => s.Reply.Word())));

    private static IEnumerable<TransitionRow> OfDemand(string member, string record, string key, IReadOnlyList<Interval<RequestState>> history) =>
        Along(member, record, key, Aspect.Status, history, s => s.Status.Word(), s => s.Rule)
            .Concat(Along(member, record, key, Aspect.Reply, history, s => s.Reply.Word()))
            .Concat(Along(member, record, key, Aspect.Timeliness, history, s => s.Timeliness.Word()));

    private static IEnumerable<TransitionRow> Along<T>(string member, string record, string key, Aspect what, IReadOnlyList<Interval<T>> history,
        Func<T, string> word, Func<T, string>? rule = null) where T : class
    {
        T? before = null;
        foreach (var (from, _, state, news) in history)
        {
            var after = word(state);
            if (before is null || word(before) != after)
            {
                var isCaused = news is not null && (news.Without is null || word(news.Without) != after);
                yield return new TransitionRow
                {
                    Id = $"{from.Stored()}.{record}.{key}.{what.Word()}",
                    Day = from.Stored(),
                    Record = record,
                    RecordKey = key,
                    Member = member,
                    What = what.Word(),
                    Before = before is null ? null : word(before),
                    After = after,
                    RuleBefore = before is null ? null : rule?.Invoke(before),
                    RuleAfter = rule?.Invoke(state),
                    Cause = (isCaused ? TransitionCause.Fact : TransitionCause.Day).Word(),
                    Facts = isCaused ? Stored(news!.Facts) : "[]",
                };
            }

            before = state;
        }
    }

    private static string Stored(IEnumerable<NewFact> facts) =>
        JsonSerializer.Serialize(facts.Select(f => new { kind = f.Kind.Word(), id = f.Id, issuer = f.Issuer.Word() }));
}
