using Compliance.Codes;

namespace Compliance.Changes;

/// <summary>What a write did with a record.</summary>
public enum ChangeAction
{
    [Word("created", "The record is new.")] Created,
    [Word("updated", "The record says something else.")] Updated,
    [Word("retracted", "The record is no longer published and no longer counts; what it said stays in the log.")] Retracted,
    [Word("restored", "The record was retracted and is published again.")] Restored,
}
