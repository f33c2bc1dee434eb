using Compliance.Actors;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.Members;
using Compliance.Search;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Recording;

/// <summary>
/// The second look of a write, when all of its records are in: what each is about, whether the rules of the domain hold
/// for it and for those that name it, whether the caller may write it.
/// </summary>
public sealed class Completion(Prepared prepared, SqliteConnection connection, long start, Permission? permission, Mistakes mistakes)
{
    // The entries of the write, with the place of each in what was sent; in the text, because the table is temporary. What
    // the database refused was explained before.
    private const string ChangesOfWrite = """
        select c.revision, c.action, c.before, c.after, t.file, t.line, t.pointer, t.is_row
        from change c
        join temp.taken t on t.record = c.record and t.record_key = c.record_key
        where c.revision > @start and t.action <> 'rejected'
        order by c.revision
        """;

    private readonly Lookup lookup = new(prepared);
    private Scope? scope;
    private DocumentIndex? index;

    /// <summary>The members whose histories have to be derived anew.</summary>
    public IEnumerable<string> Members => scope?.Members ?? [];

    /// <summary>What is wrong with a record that the database refused: in the words of the rules, if one of them is broken.</summary>
    public void Explain(Entry entry, SqliteException e)
    {
        var broken = new DomainRules(lookup).Check(entry).ToArray();
        if (broken.Length > 0) mistakes.AddRange(broken);
        else mistakes.Add(Constraint.Describe(entry, e));
    }

    public void Run(ImportProgress? progress)
    {
        var about = new About(lookup);
        var rules = new DomainRules(lookup);
        scope = new Scope(prepared, about);
        index = new DocumentIndex(connection, prepared, lookup);
        using var changes = connection.CreateCommand();
        changes.CommandText = ChangesOfWrite;
        changes.Parameters.AddWithValue("@start", start);
        using var rows = changes.ExecuteReader();
        for (var count = 1; rows.Read(); count++)
        {
            var change = Read(rows);
            var (record, before) = (change.Entry.Record, change.Before);
            File(change.Revision, about, record, before);
            if (permission?.Check(change.Entry, change.Action, [about.Member(record), about.Member(before ?? record)]) is { } forbidden) mistakes.Add(forbidden);
            if (change.Action != "retracted") mistakes.AddRange(rules.Check(change.Entry));
            if (change.Action != "created") CheckThoseThatName(change.Entry, change.Action, rules);
            scope.Add(record, before);
            index.Take(change.Revision, change.Action, record, before);
            progress?.Goes("checking", count);
            if (mistakes.IsFull) return;
        }
    }

    /// <summary>Brings up to date what can be searched, when nothing is wrong.</summary>
    public void WriteDocuments(ImportProgress? progress) => index?.Finish(progress);

    private void File(long revision, About about, BundleRecord record, BundleRecord? before)
    {
        foreach (var member in new[] { about.Member(record), before is null ? null : about.Member(before) }.OfType<string>().Distinct())
            prepared.Execute("insert into change_member (member, revision) values (@member, @revision)", ("@member", member), ("@revision", revision));
        foreach (var convention in about.Conventions(record).Concat(before is null ? [] : about.Conventions(before)).Distinct())
            prepared.Execute("insert into change_convention (convention, revision) values (@convention, @revision)", ("@convention", convention), ("@revision", revision));
    }

    // A change can break what names the record: a conclusion's new date the order of asking again, a retraction every reference.
    private void CheckThoseThatName(Entry changed, string action, DomainRules rules)
    {
        if (action != "retracted" && changed.Record is NewSource or NewActor or NewMember or NewConvention or NewEvidence) return;
        var depth = action == "retracted" ? 1 : changed.Record switch { NewSession => 3, NewConclusion => 2, _ => 1 };
        var seen = new HashSet<(string, string)>();
        var next = new List<(string Kind, string Key)> { (changed.Record.Word(), changed.Record.Key) };
        for (; depth > 0 && next.Count > 0; depth--)
        {
            next = [.. next.SelectMany(n => prepared.Rows(Statement.Read("Recording/NamedBy"), static r => (r.GetString(0), r.GetString(1)), ("@kind", n.Kind), ("@key", n.Key))).Where(seen.Add)];
            foreach (var (kind, key) in next)
            {
                if (lookup.Find(kind, key) is not { } other) continue;
                foreach (var broken in rules.Check(new Entry(other, "", null, "")))
                    mistakes.Add(action == "retracted"
                        ? changed.Wrong("", "still_named", $"{kind} {key} names it ({broken.Pointer}): change or retract that first", MistakeSort.Conflict)
                        : changed.Wrong("", broken.Code, $"{kind} {key} would break: {broken.Pointer} {broken.Message}", MistakeSort.Conflict));
                if (mistakes.IsFull) return;
            }
        }
    }

    private static (long Revision, string Action, Entry Entry, BundleRecord? Before) Read(SqliteDataReader row) => (
        row.GetInt64(0),
        row.GetString(1),
        new Entry(BundleJson.Read(row.GetString(3)), row.GetString(4), row.IsDBNull(5) ? null : row.GetInt32(5), row.GetString(6)) { IsRow = row.GetBoolean(7) },
        row.IsDBNull(2) ? null : BundleJson.Read(row.GetString(2)));
}
