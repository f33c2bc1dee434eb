using Compliance.Codes;

namespace Compliance.Exchange;

/// <summary>How well a record is supported.</summary>
public enum Confidence
{
    [Word("sourced", "Seen in the source that is named.")] Sourced,
    [Word("partial", "Seen in the source that is named, but the copy breaks off or its attribution is uncertain.")] Partial,
    [Word("recalled", "Not seen in a source: never published and never counted.")] Recalled,
}

/// <summary>How sure a reference fact (a session's days, a ratification's date) is.</summary>
public enum Certainty
{
    [Word("high", "Checked against more than one copy, or unambiguous in one.")] High,
    [Word("medium", "From one copy, or computed: show it with a caution.")] Medium,
    [Word("low", "Uncertain.")] Low,
}
