namespace Compliance.Codes;

/// <summary>What sort of record: the words of bundles, of the change log and of citations.</summary>
public enum RecordKind
{
    [Word("source", "A document that facts come from.")] Source,
    [Word("actor", "A person, an organization or an authority.")] Actor,
    [Word("member", "A member State.")] Member,
    [Word("Convention", "A Convention or Protocol.")] Convention,
    [Word("article", "An article of a Convention.")] Article,
    [Word("session", "A session of a body.")] Session,
    [Word("ratification", "A member's ratification of a Convention.")] Ratification,
    [Word("individual case", "A member on the list of cases of one session of the Conference Committee.")] IndividualCase,
    [Word("coverage", "A sentence about what is recorded and what is not.")] Coverage,
    [Word("thread", "The same demand, followed over years and bodies.")] Thread,
    [Word("conclusion", "One adopted text of a body about a member.")] Conclusion,
    [Word("request", "One thing asked in a conclusion.")] Request,
    [Word("commitment", "One undertaking by a government.")] Commitment,
    [Word("evidence", "One dated assertion by one issuer from one source.")] Evidence,
}
