using Compliance.Codes;

namespace Compliance.Requests;

/// <summary>What sort of thing is asked.</summary>
public enum RequestKind
{
    [Word("amend law", "Change a law or the constitution.")] AmendLaw,
    [Word("repeal", "Repeal a law or a measure.")] Repeal,
    [Word("refrain", "Stop doing something.")] Refrain,
    [Word("register", "Register an organization, or let it function.")] Register,
    [Word("release", "Release a person.")] Release,
    [Word("review case", "Review a case, a conviction or a sanction.")] ReviewCase,
    [Word("investigate", "Investigate facts and bring those responsible to account.")] Investigate,
    [Word("reinstate", "Reinstate a person in work or office.")] Reinstate,
    [Word("report", "Send a report. An event: it is fulfilled by happening.")] Report,
    [Word("receive mission", "Accept a mission. An event: it is fulfilled by happening.")] ReceiveMission,
    [Word("technical assistance", "Accept technical assistance. An event: it is fulfilled by happening.")] TechnicalAssistance,
    [Word("inform", "Keep the body informed, or answer a question. An event: it is fulfilled by happening.")] Inform,
    [Word("consult", "Consult employers' and workers' organizations.")] Consult,
    [Word("ratify", "Ratify a Convention. An event: it is fulfilled by happening.")] Ratify,
    [Word("referral", "Refers the matter to another body. An event: it is fulfilled by happening.")] Referral,
}

/// <summary>The verb of a request, from the mildest to the firmest; the order is a reading of ours.</summary>
public enum Force
{
    [Word("invites", "Invites, encourages, hopes.")] Invites,
    [Word("requests", "Requests, asks, calls upon.")] Requests,
    [Word("expects", "Expects, trusts.")] Expects,
    [Word("urges", "Urges.")] Urges,
    [Word("strongly urges", "Strongly or firmly urges, or urges without (further) delay.")] StronglyUrges,
}

/// <summary>Whom a request is addressed to. Requests to others than the Government stay out of the member's counts.</summary>
public enum Addressee
{
    [Word("the Government", "The government of the member.")] Government,
    [Word("the Director-General", "The Director-General of the ILO, or the Office.")] DirectorGeneral,
    [Word("the Governing Body", "The Governing Body of the ILO.")] GoverningBody,
    [Word("other members", "Other member States.")] OtherMembers,
    [Word("another body", "Another supervisory body or organization.")] OtherBody,
}

/// <summary>What happened to a request's due date.</summary>
public enum DeadlineEventKind
{
    [Word("set", "The body set a date.")] Set,
    [Word("extended", "The body gave more time.")] Extended,
    [Word("suspended", "The clock stands still until it is resumed.")] Suspended,
    [Word("resumed", "The clock runs again.")] Resumed,
    [Word("withdrawn", "The body withdrew the date.")] Withdrawn,
}

/// <summary>How exactly a due date is known.</summary>
public enum DuePrecision
{
    [Word("day", "To the day.")] Day,
    [Word("month", "To the month.")] Month,
    [Word("quarter", "To the quarter.")] Quarter,
    [Word("year", "To the year.")] Year,
    [Word("session", "By a session of a body.")] Session,
    [Word("none", "Words that set no date, such as 'immediately'.")] None,
}

/// <summary>What a due date rests on.</summary>
public enum DueBasis
{
    [Word("text", "The text of the conclusion.")] Text,
    [Word("footnote", "A footnote of the conclusion.")] Footnote,
    [Word("conference rule", "The practice that a reply to CAS conclusions is due on 1 September of that year; 30 days of grace.")] ConferenceRule,
    [Word("regular cycle", "The regular reporting cycle: every third year for fundamental and governance Conventions, else every sixth; 30 days of grace.")] RegularCycle,
    [Word("government commitment", "A date that the government itself promised.")] GovernmentCommitment,
    [Word("none", "No date.")] None,
}

/// <summary>How a due date stands to the session it is anchored to.</summary>
public enum DueRelation
{
    [Word("before", "The day before the session opens.")] Before,
    [Word("at", "The last day of the session.")] At,
}
