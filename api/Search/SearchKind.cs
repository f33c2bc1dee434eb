using Compliance.Codes;

namespace Compliance.Search;

/// <summary>The kinds of records that can be searched.</summary>
[ParameterOnly]
public enum SearchKind
{
    [Word("request", "One thing asked in a conclusion.")] Request,
    [Word("thread", "The same demand, followed over years and bodies.")] Thread,
    [Word("commitment", "One undertaking by a government.")] Commitment,
    [Word("conclusion", "One adopted text of a body about a member.")] Conclusion,
    [Word("evidence", "One dated assertion by one issuer from one source.")] Evidence,
    [Word("Convention", "A Convention or Protocol.")] Convention,
    [Word("actor", "A person, an organization or an authority.")] Actor,
    [Word("source", "A document that facts come from.")] Source,
}
