using Microsoft.Data.Sqlite;

namespace Compliance.Recording;

/// <summary>What it means when the database itself refuses a row: its constraints are the last word, whoever checked before.</summary>
public static class Constraint
{
    public static Mistake Describe(Entry entry, SqliteException e)
    {
        // "UNIQUE constraint failed: member.iso2", "CHECK constraint failed: member_iso3"
        var named = e.Message.Split("failed: ", 2) is [_, var rest] ? rest.TrimEnd('\'', '.', ' ') : "";
        return e.SqliteExtendedErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE or SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY
            ? entry.Wrong("", "not_unique", $"another record has the same {string.Join(" and ", named.Split(',').Select(c => c.Split('.')[^1].Trim().Replace('_', ' ')))}", MistakeSort.Conflict)
            : entry.Wrong("", "constraint", $"the database refuses it: {named.Replace('_', ' ')}");
    }
}
