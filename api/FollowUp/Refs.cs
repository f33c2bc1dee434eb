namespace Compliance.FollowUp;

/// <summary>Lists of facts in one order, whatever order they were found in.</summary>
internal static class Refs
{
    public static ValueList<FactRef> Of(IEnumerable<FactRef> facts) =>
        facts.Distinct().OrderBy(f => f.Kind).ThenBy(f => f.Id, StringComparer.Ordinal).ToValueList();
}
