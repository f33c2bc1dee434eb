using Compliance.Changes;
using Compliance.Recording;
using Compliance.Storage;
using Dapper;

namespace Compliance.Exchange;

/// <summary>How an import is to be done.</summary>
public sealed record ImportOptions
{
    /// <summary>Check and report only.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// The files are the seed: what somebody else has changed since is kept, and what the files no longer hold is
    /// retracted, unless somebody else has touched it.
    /// </summary>
    public bool IsSeed { get; init; }

    /// <summary>What the caller may write; null: everything.</summary>
    public Permission? Permission { get; init; }

    /// <summary>Told how far it is.</summary>
    public ImportProgress? Progress { get; init; }

    /// <summary>The last word before it is made to last: throws to stop it. The report is stored here, in the same transaction.</summary>
    public Action<Write, ImportReport>? BeforeCommit { get; init; }
}

/// <summary>
/// Takes bundles into the record: all of their records in one transaction, with the change log and with the intervals of
/// all that they bear on; or none, with all that is wrong.
/// </summary>
public sealed class Importer(Database database)
{
    /// <summary>The author of what comes from the seed files.</summary>
    public const string Seed = "seed";

    /// <summary>Imports files as one bundle.</summary>
    /// <exception cref="ImportRefusedException">Something is wrong; nothing was imported.</exception>
    public ImportReport Import(IReadOnlyList<(string Path, string Name)> files, Author author, ImportOptions options)
    {
        using var write = Write.Begin(database, author, options.Permission);
        var mistakes = new List<Mistake>();
        var spellings = Spellings.Of(write.Connection);
        return Import(write, files.SelectMany(f => BundleReader.Read(f.Path, f.Name, mistakes, spellings)), mistakes, options);
    }

    /// <summary>Imports records as they are read; what is wrong with their form is found in <paramref name="mistakes"/> when all are.</summary>
    /// <exception cref="ImportRefusedException">Something is wrong; nothing was imported.</exception>
    public static ImportReport Import(Write write, IEnumerable<Entry> entries, ICollection<Mistake> mistakes, ImportOptions options)
    {
        foreach (var entry in entries)
        {
            write.Put(entry, options.IsSeed ? static latest => latest.Who == Seed ? null : $"changed by {latest.Who}" : null);
            options.Progress?.Read(write.Count);
            if (write.Mistakes.IsFull) break;
        }

        write.Mistakes.AddRange(mistakes);
        if (options.IsSeed && !write.Mistakes.Any) RetractWhatIsGone(write);
        write.Finish(options.Progress);
        write.Mistakes.Throw();
        var report = ImportReport.Of(write);
        options.BeforeCommit?.Invoke(write, report);
        if (!options.DryRun) write.Commit();
        return report;
    }

    private static void RetractWhatIsGone(Write write)
    {
        foreach (var entry in write.Connection.Query<LogEntry>(Statement.Read("Exchange/SeededRecords"), new { Seed }).AsList())
            if (!write.Has(entry.Record, entry.RecordKey)) write.Retract(entry.Record, entry.RecordKey, "removed from the seed files");
    }
}
