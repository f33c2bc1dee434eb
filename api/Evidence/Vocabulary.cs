using Compliance.Codes;

namespace Compliance.Evidence;

/// <summary>What sort of evidence this is.</summary>
public enum EvidenceKind
{
    [Word("act", "An act, law, decree or other adopted measure.")] Act,
    [Word("bill", "A bill or draft.")] Bill,
    [Word("ruling", "A decision of a court.")] Ruling,
    [Word("registration", "A registration, or an entry in a register.")] Registration,
    [Word("refusal", "A refusal.")] Refusal,
    [Word("statement", "A statement.")] Statement,
    [Word("report", "A report.")] Report,
    [Word("mission", "A mission.")] Mission,
    [Word("finding", "A finding of a supervisory body in one of its texts.")] Finding,
    [Word("arrest", "An arrest, charge or prosecution.")] Arrest,
    [Word("release", "A release, pardon or end of a sanction.")] Release,
    [Word("other", "Anything else.")] Other,
}

/// <summary>Who says so. The class decides what an assertion can do to a status, from the most to the least.</summary>
public enum IssuerClass
{
    [Word("supervisory", "CEACR, CAS, CFA, Governing Body, Conference, commission of inquiry: the only class that makes findings.")] Supervisory,
    [Word("ILO Office", "An ILO mission or the Office.")] IloOffice,
    [Word("instrument", "An official gazette, court decision or register entry, known by number and date.")] Instrument,
    [Word("government", "The government of the member.")] Government,
    [Word("social partner", "A workers' or employers' organization.")] SocialPartner,
    [Word("observer", "NGOs, press, other governments and international bodies: corroborate or dispute, and change no status.")] Observer,
}

/// <summary>What a piece of evidence says about one request, thread, commitment or conclusion.</summary>
public enum Stance
{
    [Word("resolved", "Supervisory: what was asked is done.")] Resolved,
    [Word("progress", "Supervisory: part of it is done.")] Progress,
    [Word("no progress", "Supervisory: regret, or asked again on the merits.")] NoProgress,
    [Word("contrary", "Supervisory: rejection or deterioration.")] Contrary,
    [Word("insufficient information", "Supervisory: the body cannot tell.")] InsufficientInformation,
    [Word("closed", "Supervisory: withdrawn, or replaced by another request.")] Closed,
    [Word("noted only", "Supervisory: decides nothing.")] NotedOnly,
    [Word("done", "Others: what was asked or promised is done.")] Done,
    [Word("step", "Others: a step towards it.")] Step,
    [Word("setback", "Others: a step away from it.")] Setback,
    [Word("disputes", "Others: contests it, or denies that there is a problem.")] Disputes,
    [Word("context", "Others: background that says nothing for or against.")] Context,
    [Word("received", "On a conclusion: a reply was received.")] Received,
    [Word("nothing new", "On a conclusion, by a body or the Office: a reply without anything new.")] NothingNew,
    [Word("missing", "On a conclusion, by a body or the Office: no reply came.")] Missing,
}
