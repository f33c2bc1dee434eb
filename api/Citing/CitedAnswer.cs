using System.Globalization;
using Compliance.Cases;
using Compliance.Codes;
using Compliance.Commitments;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Threads;

namespace Compliance.Citing;

/// <summary>What is cited of an answer: the same answer that the address of the record gives.</summary>
internal sealed record CitedAnswer
{
    public required CitedKind Kind { get; init; }
    public required string Id { get; init; }
    public required string Member { get; init; }

    /// <summary>The address of the record, as a path.</summary>
    public required string Path { get; init; }

    /// <summary>What it is about, after the name of the member.</summary>
    public required string Title { get; init; }
    public string? Status { get; init; }
    public required string Says { get; init; }
    public Rule? Rule { get; init; }
    public IReadOnlyList<CitedFact> Decisive { get; init; } = [];

    /// <summary>The document that asks, or promises.</summary>
    public string? Source { get; init; }

    /// <summary>The text whose document is cited, of a case.</summary>
    public string? Conclusion { get; init; }

    public static CitedAnswer Request(View view, string id, DateOnly asOf)
    {
        var request = ShowRequest.Answer(view, id, asOf);
        return new CitedAnswer
        {
            Kind = CitedKind.Request,
            Id = id,
            Member = request.Member,
            Path = Address.Of("requests", id),
            Title = $"{Of(request.Conventions)}: {Plain(request.Text)} ({request.Body}, {Day(request.MadeOn)})",
            Status = request.Status,
            Says = Stands(asOf, request.Status, request.Explanation.Rule),
            Rule = request.Explanation.Rule,
            Decisive = request.Explanation.Decisive,
            Source = request.Source,
        };
    }

    public static CitedAnswer Thread(View view, string id, DateOnly asOf)
    {
        var thread = ShowThread.Answer(view, id, asOf);
        return new CitedAnswer
        {
            Kind = CitedKind.Thread,
            Id = id,
            Member = thread.Member,
            Path = Address.Of("threads", id),
            Title = $"{Of(thread.Conventions)}: {Plain(thread.Title)} (asked {thread.TimesAsked} times since {Day(thread.FirstAskedOn)})",
            Status = thread.Status,
            Says = Stands(asOf, thread.Status, thread.Explanation.Rule),
            Rule = thread.Explanation.Rule,
            Decisive = thread.Explanation.Decisive,
            Source = ShowRequest.Answer(view, thread.Requests[0], asOf).Source,
        };
    }

    public static CitedAnswer Commitment(View view, string id, DateOnly asOf)
    {
        var commitment = ShowCommitment.Answer(view, id, asOf);
        return new CitedAnswer
        {
            Kind = CitedKind.Commitment,
            Id = id,
            Member = commitment.Member,
            Path = Address.Of("commitments", id),
            Title = $"promise of {commitment.MadeOn.Text} by {commitment.By}: {Plain(commitment.Text)}",
            Status = commitment.Status,
            Says = Stands(asOf, commitment.Status, commitment.Explanation.Rule),
            Rule = commitment.Explanation.Rule,
            Decisive = commitment.Explanation.Decisive,
            Source = commitment.Source,
        };
    }

    public static CitedAnswer Case(View view, string member, string convention, DateOnly asOf)
    {
        var status = CaseAnswers.Status(view, member, convention, asOf);
        var counts = status.Threads.ByStatus.Where(s => s.Value > 0).Select(s => $"{s.Value} {Words(s.Key)}").ToArray();
        return new CitedAnswer
        {
            Kind = CitedKind.Case,
            Id = $"{member}-{convention}",
            Member = member,
            Path = Address.Case(member, convention),
            Title = $"{convention}: where the case stands",
            Says = $"On {Day(asOf)} there {(status.Threads.Total == 1 ? "is" : "are")} {Number(status.Threads.Total, "demand")} to the Government{(counts.Length == 0 ? "" : $" ({string.Join(", ", counts)})")}, "
                + $"made in {Number(status.Requests.Total, "request")}, as far as they are loaded",
            Conclusion = status.LastConclusion?.Id,
        };
    }

    private static string Number(int count, string of) => count == 1 ? $"1 {of}" : $"{count} {of}s";

    /// <summary>A day in words: <c>30 June 2021</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Words(string word) => word.Replace('_', ' ');

    private static string Stands(DateOnly asOf, string status, Rule rule) => $"Status on {Day(asOf)}: {Words(status)} (rule {rule.Id}, version {rule.Version} of the rules)";

    private static string Of(string[] conventions) => string.Join(", ", conventions);

    private static string Plain(string text) => text.TrimEnd('.', ' ');
}
