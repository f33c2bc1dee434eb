using Compliance.Access;
using Compliance.Actors;
using Compliance.Changes;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Exchange;
using Compliance.Members;
using Compliance.Recording;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Storage;
using Compliance.Threads;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Search;

/// <summary>
/// Brings the documents up to date with what a write changes, in its transaction: those of the records themselves, and
/// those of records that tell something of them. Made when all records are in.
/// </summary>
public sealed class DocumentIndex
{
    private readonly Prepared prepared;
    private readonly SqliteConnection connection;
    private readonly Documents documents;
    private readonly DocumentStore store;
    private readonly HashSet<(string Kind, string Key)> others = [];
    private bool isEverything;

    /// <summary>Begins.</summary>
    /// <param name="connection">The connection that writes.</param>
    /// <param name="prepared">Its statements.</param>
    /// <param name="lookup">The records.</param>
    public DocumentIndex(SqliteConnection connection, Prepared prepared, Lookup lookup)
    {
        (this.connection, this.prepared) = (connection, prepared);
        documents = new Documents(prepared, lookup, NameMask.Of(connection));
        store = new DocumentStore(prepared);
    }

    /// <summary>A record that changed.</summary>
    /// <param name="revision">The entry of the log.</param>
    /// <param name="action">What was done.</param>
    /// <param name="record">What it says now, or said last.</param>
    /// <param name="before">What it said before; null: it is new.</param>
    public void Take(long revision, string action, BundleRecord record, BundleRecord? before)
    {
        if (Documents.Has(record.Word()))
        {
            if (action == "retracted") store.Remove(record.Word(), record.Key);
            else Put(record, revision);
        }

        foreach (var said in (BundleRecord?[])[record, before])
        {
            if (said is NewRequest { Thread: { } thread }) others.Add(("thread", thread));
            if (said is NewArticle article) others.Add(("convention", article.Convention));
            // Whose name is hidden, or was, may be named in letters anywhere.
            if (said is NewActor { RestrictedAs: not null }) isEverything = true;
        }

        if (action == "created") return;
        if (record is NewActor) others.UnionWith(store.Naming(record.Key));
        var depth = record switch { NewMember or NewSession or NewConclusion => 3, NewRequest or NewThread => 2, Commitments.NewCommitment => 1, _ => 0 };
        AddThoseThatName(record.Word(), record.Key, depth);
    }

    /// <summary>Writes all others, and the words of all.</summary>
    public void Finish(ImportProgress? progress = null)
    {
        if (isEverything) PutAll();
        else foreach (var (kind, key) in others) PutLatest(kind, key);
        store.WriteWords(progress);
    }

    /// <summary>Writes all documents anew.</summary>
    public void Rewrite()
    {
        store.Clear();
        PutAll();
        store.WriteWords(null);
    }

    private void PutAll()
    {
        foreach (var entry in connection.Query<LogEntry>(Statement.Read("Changes/LatestChanges"), buffered: false))
            if (entry.Action != "retracted" && Documents.Has(entry.Record)) Put(BundleJson.Read(entry.After!), entry.Revision);
    }

    private void PutLatest(string kind, string key)
    {
        if (Documents.Has(kind) && ChangeLog.Latest(prepared, kind, key) is { Action: not "retracted" } latest) Put(BundleJson.Read(latest.After!), latest.Revision);
    }

    private void Put(BundleRecord record, long revision)
    {
        var (document, actors) = documents.Of(record, revision);
        store.Put(document, actors);
    }

    private void AddThoseThatName(string kind, string key, int depth)
    {
        var next = new List<(string Kind, string Key)> { (kind, key) };
        for (; depth > 0 && next.Count > 0; depth--)
        {
            next = [.. next.SelectMany(n => prepared.Rows(Statement.Read("Recording/NamedBy"), static r => (r.GetString(0), r.GetString(1)), ("@kind", n.Kind), ("@key", n.Key))).Where(others.Add)];
            // A thread names no request: its requests name it.
            foreach (var (_, request) in next.Where(n => n.Kind == "request"))
                if (prepared.Scalar("select thread from request where id = @id", ("@id", request)) is string thread) others.Add(("thread", thread));
        }
    }
}
