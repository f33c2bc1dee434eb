using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Recording;

/// <summary>Where a kind of record is kept.</summary>
public static class Tables
{
    /// <summary>The statement that records it: <c>RecordX.sql</c> in its room.</summary>
    public static string RecordStatement(Type type) => $"{type.Namespace!["Compliance.".Length..]}/Record{type.Name["New".Length..]}";

    /// <summary>Records it; of what is new there is nothing to be removed first.</summary>
    public static string Record(Type type, bool isNew) => isNew ? Statement.ReadShort(RecordStatement(type)) : Statement.Read(RecordStatement(type));

    /// <summary>The statement that marks it as retracted. The table has the kind's own name, out of a closed vocabulary.</summary>
    public static string Retract(string kind) =>
        $"update {kind} set retracted_at = @at, retraction_reason = @reason, revision = @revision, updated_at = @at where {KeyColumn(kind)} = @key";

    /// <summary>The column that holds a record's key.</summary>
    public static string KeyColumn(string kind) => kind switch { "member" => "iso3", "convention" => "code", _ => "id" };
}
