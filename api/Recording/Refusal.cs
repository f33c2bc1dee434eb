using Compliance.Problems;

namespace Compliance.Recording;

/// <summary>Turns the mistakes of a write into the one answer: by the outermost of them.</summary>
public static class Refusal
{
    public static ProblemException Of(IReadOnlyList<Mistake> mistakes)
    {
        var errors = mistakes.Select(Error).ToArray();
        return mistakes.Any(m => m.Sort == MistakeSort.Forbidden) ? ProblemException.Several(ProblemKind.Forbidden, "things that the key does not allow", errors)
            : mistakes.Any(m => m.Sort == MistakeSort.Shape) ? ProblemException.Body(errors)
            : mistakes.Any(m => m.Sort == MistakeSort.Conflict) ? ProblemException.Several(ProblemKind.Conflict, "conflicts with what is recorded", errors)
            : ProblemException.Several(ProblemKind.RuleBroken, "broken rules", errors);
    }

    /// <summary>A mistake as callers are told it.</summary>
    public static ProblemError Error(Mistake mistake) => new() { Pointer = mistake.Pointer, Line = mistake.Line, Record = mistake.Record, Code = mistake.Code, Message = mistake.Message };
}
