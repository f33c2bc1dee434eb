using Compliance.Access;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Recording;

/// <summary>What a write did with a record.</summary>
public sealed record Outcome(string Action, string Record, string Key, string? Note = null);

/// <summary>
/// One write: any number of records put and retracted in one transaction, with their change log, with the intervals of all
/// that they bear on, and with what that changed; or nothing of it, and all that is wrong. Records are written as they
/// come and looked at among each other at the end, so that a write of any size needs little memory.
/// </summary>
public sealed class Write : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly Author author;
    private readonly ChangeLog log;
    private readonly long start;

    private readonly Permission? permission;
    private readonly NameMask mask;
    private readonly RestrictionRules restrictions;
    private readonly List<(Entry Entry, SqliteException By)> refused = [];

    private Write(SqliteConnection connection, Author author, Permission? permission)
    {
        (this.connection, this.author, this.permission) = (connection, author, permission);
        transaction = connection.BeginTransaction(deferred: false);
        Prepared = new Prepared(connection);
        Prepared.Execute("create temp table if not exists taken (record text not null, record_key text not null, action text not null, note text, file text, line integer, is_row integer, pointer text, position integer not null, primary key (record, record_key)) strict, without rowid");
        Prepared.Execute("delete from taken");
        log = new ChangeLog(Prepared, author);
        start = log.Revision;
        mask = NameMask.Of(connection);
        restrictions = new RestrictionRules(Prepared, mask, permission);
    }

    /// <summary>Begins; nobody else writes until it is disposed.</summary>
    /// <param name="database">Where.</param>
    /// <param name="author">Who, when and why.</param>
    /// <param name="permission">What may be written; null: everything.</param>
    public static Write Begin(Database database, Author author, Permission? permission = null)
    {
        var connection = database.OpenToWrite();
        try
        {
            return new Write(connection, author, permission);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The connection: what reads on it sees this write.</summary>
    public SqliteConnection Connection => connection;

    public SqliteTransaction Transaction => transaction;

    /// <summary>Statements compiled for the time of this write.</summary>
    public Prepared Prepared { get; }

    /// <summary>The revision after what was done so far.</summary>
    public long Revision => log.Revision;

    /// <summary>All that is wrong so far: with any of it, nothing can be committed.</summary>
    public Mistakes Mistakes { get; } = new();

    /// <summary>What it changed in where things stand: known when it is finished.</summary>
    public StatusChanges StatusChanges { get; private set; } = [];

    /// <summary>How many records were given.</summary>
    public int Count { get; private set; }

    /// <summary>The latest entry of a record, or null.</summary>
    public LogEntry? Latest(string kind, string key) => log.Latest(kind, key);

    /// <summary>Whether a record was given to this write.</summary>
    public bool Has(string kind, string key) => Prepared.Scalar("select 1 from taken where record = @record and record_key = @key", ("@record", kind), ("@key", key)) is not null;

    /// <summary>Puts a record: creates it, replaces it, or restores one that was retracted.</summary>
    /// <param name="entry">The record and where it stands in what was sent.</param>
    /// <param name="keep">Says why the latest state is to be kept, or null.</param>
    /// <param name="isComplete">Whoever wrote it knew all of what is stored: also what is restricted.</param>
    public void Put(Entry entry, Func<LogEntry, string?>? keep = null, bool isComplete = false)
    {
        entry = entry with { Record = mask.TurnBack(entry.Record) };
        var (kind, key) = (entry.Record.Word(), entry.Record.Key);
        var wrong = Validators.Check(entry).ToArray();
        Mistakes.AddRange(wrong);
        var (action, note) = wrong.Length > 0 ? ("rejected", null) : Take(entry, kind, key, keep, isComplete);
        if (!Remember(entry, kind, key, action, note)) Mistakes.Add(entry.Wrong("", "duplicate", $"{entry.Name} is given twice{FirstPlace(kind, key)}", MistakeSort.Shape));
    }

    /// <summary>Retracts a record: what it said stays in the change log.</summary>
    public void Retract(string kind, string key, string reason, string pointer = "")
    {
        var latest = log.Latest(kind, key);
        if (latest is null or { Action: "retracted" })
        {
            Mistakes.Add(new Mistake("body", null, pointer, $"{kind} {key}", "dangling_reference", $"there is no {kind} '{key}' to retract") { Sort = MistakeSort.Rule });
            return;
        }

        var revision = log.Append("retracted", kind, key, latest.After, latest.After, reason);
        Prepared.Execute(Tables.Retract(kind), ("@key", key), ("@at", log.At), ("@reason", reason), ("@revision", revision));
        if (!Remember(new Entry(BundleJson.Read(latest.After!), "body", null, pointer), kind, key, "retracted", reason))
            Mistakes.Add(new Mistake("body", null, pointer, $"{kind} {key}", "duplicate", $"{kind} {key} is given twice"));
    }

    /// <summary>Looks at everything among each other, and brings the derived histories up to date.</summary>
    public void Finish(ImportProgress? progress = null)
    {
        var check = new Completion(Prepared, connection, start, permission, Mistakes);
        foreach (var (entry, e) in refused) check.Explain(entry, e);
        check.Run(progress);
        if (Mistakes.Any) return;
        StatusChanges = Projection.Rewrite(connection, Prepared, check.Members, DateOnly.FromDateTime(author.At.UtcDateTime), progress);
        check.WriteDocuments(progress);
        if (log.Revision == start) return;
        var position = 0;
        foreach (var change in StatusChanges.Where(c => c.Before is not null))
            Prepared.Execute(Statement.Read("Recording/StoreStatusChange"), ("@revision", log.Revision), ("@first", start + 1), ("@position", position++), ("@record", change.Record), ("@key", change.Key),
                ("@member", change.Member), ("@before", change.Before), ("@after", change.After));
    }

    /// <summary>What was done with each record, in the order given.</summary>
    public IEnumerable<Outcome> Outcomes() => connection.Query<Outcome>("select action, record, record_key as key, note from taken order by position", transaction: transaction, buffered: false);

    /// <summary>How many records, by what was done with them.</summary>
    public IReadOnlyDictionary<string, int> Counts() => connection.Query<(string Action, long Count)>("select action, count(*) from taken group by action", transaction: transaction)
        .ToDictionary(c => c.Action, c => (int)c.Count);

    /// <summary>Makes it last.</summary>
    /// <exception cref="ImportRefusedException">Something is wrong.</exception>
    public void Commit()
    {
        Mistakes.Throw();
        transaction.Commit();
    }

    private (string Action, string? Note) Take(Entry entry, string kind, string key, Func<LogEntry, string?>? keep, bool isComplete)
    {
        var latest = log.Latest(kind, key);
        if (latest is not null && !isComplete) entry = entry with { Record = restrictions.Complete(latest.After!, entry.Record) };
        var after = BundleJson.Write(entry.Record);
        var isRetracted = latest?.Action == "retracted";
        // Given twice: told by Put, and the first one stays.
        if (latest?.Revision > start) return ("rejected", null);
        if (latest is not null && !isRetracted && (latest.After == after || BundleJson.Write(BundleJson.Read(latest.After!)) == after)) return ("unchanged", null);
        if (latest is not null && keep?.Invoke(latest) is { } why) return ("kept", why);
        var forbidden = restrictions.Check(entry, latest is null ? null : BundleJson.Read(latest.After!)).ToArray();
        Mistakes.AddRange(forbidden);
        if (forbidden.Length > 0) return ("rejected", null);
        var action = latest is null ? "created" : isRetracted ? "restored" : "updated";
        var revision = log.Append(action, kind, key, latest?.After, after);
        try
        {
            Prepared.Execute(Tables.Record(entry.Record.GetType(), isNew: latest is null), ("@record", after), ("@key", key), ("@at", log.At), ("@revision", revision));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            // The rules may say more clearly what is wrong, when everything is in.
            if (refused.Count < Mistakes.Most) refused.Add((entry, e));
            return ("rejected", null);
        }

        return (action, null);
    }

    private bool Remember(Entry entry, string kind, string key, string action, string? note)
    {
        Count++;
        return Prepared.Execute("""
            insert into taken (record, record_key, action, note, file, line, is_row, pointer, position) values (@record, @key, @action, @note, @file, @line, @row, @pointer, @position)
            on conflict do nothing
            """, ("@record", kind), ("@key", key), ("@action", action), ("@note", note), ("@file", entry.File), ("@line", entry.Line), ("@row", entry.IsRow), ("@pointer", entry.Pointer), ("@position", Count)) > 0;
    }

    private string FirstPlace(string kind, string key) =>
        Prepared.Rows("select file, line, pointer from taken where record = @record and record_key = @key",
            static r => $": first in {r.GetString(0)}{(r.IsDBNull(1) ? "" : $":{r.GetInt64(1)}")} {r.GetString(2)}".TrimEnd(), ("@record", kind), ("@key", key)).FirstOrDefault() ?? "";

    public void Dispose()
    {
        Prepared.Dispose();
        transaction.Dispose();
        connection.Dispose();
    }
}
