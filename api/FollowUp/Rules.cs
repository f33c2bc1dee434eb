using Compliance.Codes;

namespace Compliance.FollowUp;

/// <summary>A rule that gives a status; the full method is in <c>README.md</c> beside this file.</summary>
/// <param name="Id">S1 to S10 for a request or a thread, C1 to C8 for a commitment: the first that holds decides.</param>
/// <param name="Version">The version of the rules that it belongs to.</param>
/// <param name="Status">The status that it gives.</param>
/// <param name="Text">Its condition, in plain words.</param>
public sealed record Rule(string Id, int Version, string Status, string Text);

/// <summary>The catalogue of the rules, in the order in which they are tried.</summary>
public static class Rules
{
    /// <summary>S1 to S10, then C1 to C8.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Of("S1", RequestStatus.ClosedOther, "The latest finding of a supervisory body is that the request is closed: withdrawn, or replaced by another."),
        Of("S2", RequestStatus.Implemented, "The latest finding is that what was asked is done. Where an event fulfils the request, such as a mission or a ratification, the word of the Office or of an instrument that it happened counts as such a finding."),
        Of("S3", RequestStatus.Regressed, "The latest finding is that it was rejected or that things got worse; or that there was no progress, after an earlier finding that it was done or had got worse."),
        Of("S4", RequestStatus.PartlyImplemented, "The latest finding is progress; or no progress, after an earlier finding of progress."),
        Of("S5", RequestStatus.NotImplemented, "The latest finding is no progress, and no earlier finding was more than that. A later request that asks the same again is such a finding."),
        Of("S6", RequestStatus.ClaimedImplemented, "No body has made a finding. Somebody above observer says that it is done, later than any body said that it cannot tell, and no later setback told by the government, the Office or an instrument undid it."),
        Of("S7", RequestStatus.InProgress, "No body has made a finding. Somebody above observer reports a step, in the same way, or a promise was kept, later than any body said that it cannot tell."),
        Of("S8", RequestStatus.Committed, "No body has made a finding. A promise stands, made later than any body said that it cannot tell; one without a date stands for 18 months, and no longer than until another promise is missed."),
        Of("S9", RequestStatus.NoInformation, "A body says that it cannot tell; or the reply is missing or has nothing new; or the date and its grace have passed, no reply came, and nobody above observer said anything that counts."),
        Of("S10", RequestStatus.Open, "No other rule holds: nothing that counts is known yet."),
        Of("C1", CommitmentStatus.Superseded, "Another commitment replaces it."),
        Of("C2", CommitmentStatus.DeliveredVerified, "An instrument or the Office says that it was done, or a supervisory body finds so, and nothing later undid it."),
        Of("C3", CommitmentStatus.DeliveredClaimed, "The government or a social partner says that it was done, and nothing later undid it."),
        Of("C4", CommitmentStatus.Abandoned, "The government, the Office or an instrument tells of a setback, and no step came later."),
        Of("C5", CommitmentStatus.Missed, "Its date and its grace have passed."),
        Of("C6", CommitmentStatus.UnderWay, "Somebody above observer reports a step, or a supervisory body found progress."),
        Of("C7", CommitmentStatus.Scheduled, "It has a date to come."),
        Of("C8", CommitmentStatus.Announced, "No other rule holds: it was made, and has no date that can be counted."),
    ];

    /// <summary>A rule by its id; an id that is none is a mistake of the program.</summary>
    public static Rule Of(string id) => All.FirstOrDefault(r => r.Id == id) ?? throw new ArgumentException($"no rule {id}", nameof(id));

    private static Rule Of(string id, Enum status, string text) => new(id, Derivation.RulesVersion, status.Word(), text);
}
