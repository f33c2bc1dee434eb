namespace Compliance.FollowUp;

/// <summary>The pure function from facts to histories. The method is in <c>README.md</c> beside this file.</summary>
public static class Derivation
{
    /// <summary>Raised when the meaning of a rule changes: every stored interval is then rewritten at the next start.</summary>
    public const int RulesVersion = 1;

    /// <summary>The whole history of every request, thread, commitment and conclusion of the facts.</summary>
    public static Histories Of(Facts facts) => throw new NotImplementedException();
}
