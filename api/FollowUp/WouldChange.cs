using Compliance.Codes;

namespace Compliance.FollowUp;

/// <summary>What would change a status: the rules read backwards.</summary>
public static class WouldChange
{
    private const string Satisfaction = "a supervisory body finds that what was asked is done (S2)";
    private const string Interest = "a supervisory body finds that part of it is done (S4)";
    private const string Again = "a supervisory body finds no progress, or asks for it again on the merits";
    private const string Worse = "a supervisory body finds it rejected or worse (S3)";

    public static IReadOnlyList<Change> From(RequestStatus status, Subject subject)
    {
        var isFound = subject.Finding is not null;
        return status switch
        {
            RequestStatus.Implemented => [To(RequestStatus.Regressed, Again + ", or finds it worse (S3)")],
            RequestStatus.ClosedOther => [To(RequestStatus.NotImplemented, Again + " (S5)"), To(RequestStatus.Implemented, Satisfaction)],
            RequestStatus.PartlyImplemented => [To(RequestStatus.Implemented, Satisfaction), To(RequestStatus.Regressed, Worse)],
            RequestStatus.Regressed or RequestStatus.NotImplemented when isFound =>
                [To(RequestStatus.Implemented, Satisfaction), To(RequestStatus.PartlyImplemented, Interest)],
            _ => [To(RequestStatus.Implemented, Satisfaction), To(RequestStatus.PartlyImplemented, Interest), To(RequestStatus.NotImplemented, Again + " (S5)"), .. Unlooked(status)],
        };
    }

    private static IEnumerable<Change> Unlooked(RequestStatus status)
    {
        if (status == RequestStatus.ClaimedImplemented)
            yield return To(RequestStatus.NoInformation, "a supervisory body looks and cannot tell (S9)");
        else
            yield return To(RequestStatus.ClaimedImplemented, "the Office, an instrument, the government or a social partner says that it is done (S6)");
        if (status is RequestStatus.Committed or RequestStatus.Open or RequestStatus.NoInformation)
            yield return To(RequestStatus.InProgress, "a step is reported by anybody above observer, or a promise is kept (S7)");
        if (status is RequestStatus.Open or RequestStatus.NoInformation)
            yield return To(RequestStatus.Committed, "the government promises it (S8)");
    }

    private static Change To(RequestStatus status, string when) => new() { Status = status.Word(), When = when };
}
