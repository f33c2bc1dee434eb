using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Exchange;

/// <summary>Which tables leave with a snapshot. What is not named here stays, also when it is new.</summary>
public static class SnapshotTables
{
    /// <summary>The tables of what can be searched: worked out from the others.</summary>
    public static readonly IReadOnlyList<string> Searched = ["document", "document_actor", "document_word", "document_text"];

    /// <summary>The tables that anybody may have.</summary>
    public static readonly IReadOnlySet<string> Public = (HashSet<string>)
    [
        "migration", "bookkeeping", "change", "change_member", "change_convention", "status_change",
        "source", "actor", "actor_spelling", "member", "convention", "article", "session", "ratification", "individual_case", "individual_case_convention", "coverage",
        "thread", "thread_convention", "thread_article", "conclusion", "conclusion_convention", "conclusion_tone", "request", "request_article", "request_actor", "request_reiterates",
        "deadline_event", "commitment", "commitment_replaces", "commitment_address", "evidence", "evidence_actor", "evidence_further_source", "evidence_link", "due_date",
        "follow_up", "follow_up_flag", "commitment_follow_up", "conclusion_reply", "transition", "request_place", "request_shelf",
        .. Searched,
    ];

    /// <summary>The tables that are about callers and calls, and what is not decided yet.</summary>
    public static readonly IReadOnlySet<string> Private = new HashSet<string> { "idempotency_key", "import", "proposal" };

    /// <summary>What of its own work a program that serves the snapshot must remember.</summary>
    public static readonly IReadOnlyList<string> Remembered = ["rules version", "search version", "seed digest"];

    /// <summary>The tables of a database; those in which the engine keeps the inside of an index go with it.</summary>
    public static IReadOnlyList<string> Of(SqliteConnection connection) =>
        connection.Query<string>("select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite_%' order by name").AsList();
}
