using Compliance.Exchange;

namespace Compliance.Proposals;

/// <summary>Which record a proposed change is about.</summary>
public static class ChangedRecord
{
    /// <summary>Its kind and key; null when that cannot be told, because its shape is wrong.</summary>
    public static (string Kind, string Key)? Of(ProposedChange change) =>
        change.Retract is { } retract ? (retract.Record, retract.Key)
        : change.Put is { } put && BundleReader.ReadRecord(put, "", static (_, _, _, _) => { }) is { } record ? (record.Word(), record.Key)
        : null;
}
