using System.IO.Compression;
using System.Text;
using Compliance.Access;
using Compliance.Storage;
using Dapper;

namespace Compliance.Exchange;

/// <summary>
/// Hands out all records that are not retracted, as they were at one revision, in their stored form and in one order: by
/// kind, then by key. Read in pages, so that it takes the memory of one, holds nobody up, and writes go on meanwhile.
/// </summary>
/// <param name="database">Where the records are.</param>
/// <param name="mask">What a record becomes on its way out, as JSON; unless given, restricted names are hidden. The order is that of the keys after it.</param>
public sealed class Exporter(Database database, Func<string, string>? mask = null)
{
    // A page: enough to be worth a query, little enough to be held.
    private const int PageSize = 1_000_000;

    /// <summary>Writes a bundle or a zip of CSV files.</summary>
    /// <param name="to">Takes it; is left open.</param>
    /// <param name="format">Not SQLite: that is a <see cref="SnapshotFile"/>.</param>
    /// <param name="revision">Which state.</param>
    /// <param name="written">Told how many records were written so far.</param>
    /// <param name="token">Ends it.</param>
    /// <returns>How many records were written.</returns>
    public long Write(Stream to, ExportFormat format, long revision, Action<long>? written, CancellationToken token)
    {
        var count = 0L;
        var hide = mask ?? Hide();
        switch (format)
        {
            case ExportFormat.Json or ExportFormat.Ndjson: Bundle(to, format == ExportFormat.Json, Counted); break;
            case ExportFormat.Csv: Zip(to, Counted); break;
            default: throw new ArgumentOutOfRangeException(nameof(format), format, "a database is no bundle");
        }

        return count;

        IEnumerable<string> Counted(string kind)
        {
            foreach (var record in Records(kind, revision, hide, token))
            {
                written?.Invoke(++count);
                yield return record;
            }
        }
    }

    // What is restricted now is hidden in every state.
    private Func<string, string>? Hide()
    {
        using var reader = database.Read();
        return NameMask.Of(reader.Connection) is { IsEmpty: false } names ? names.Record : null;
    }

    private IEnumerable<string> Records(string kind, long revision, Func<string, string>? hide, CancellationToken token)
    {
        if (hide is null) return Stored(kind, revision, token).Select(r => r.Json);
        // Few records leave under another key: those are found first, and put in at their place.
        var moved = Stored(kind, revision, token).Select(r => (r.Key, Json: hide(r.Json))).Select(r => (r.Key, New: BundleJson.Read(r.Json).Key, r.Json)).Where(r => r.New != r.Key)
            .OrderBy(r => r.New, StringComparer.Ordinal).ToArray();
        var gone = moved.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        var kept = Stored(kind, revision, token).Where(r => !gone.Contains(r.Key)).Select(r => (r.Key, hide(r.Json)));
        return Merged(kept, moved.Select(m => (m.New, m.Json)));
    }

    private static IEnumerable<string> Merged(IEnumerable<(string Key, string Json)> one, IEnumerable<(string Key, string Json)> other)
    {
        using var others = other.GetEnumerator();
        var isMore = others.MoveNext();
        foreach (var (key, json) in one)
        {
            for (; isMore && string.CompareOrdinal(others.Current.Key, key) < 0; isMore = others.MoveNext()) yield return others.Current.Json;
            yield return json;
        }

        for (; isMore; isMore = others.MoveNext()) yield return others.Current.Json;
    }

    private IEnumerable<(string Key, string Json)> Stored(string kind, long revision, CancellationToken token)
    {
        var key = "";
        for (var page = Page(kind, key, revision, token); page.Count > 0; page = Page(kind, key, revision, token))
        {
            foreach (var record in page) yield return (record.Key, BundleJson.Write(BundleJson.Read(record.Json)));
            key = page[^1].Key;
        }
    }

    private List<(string Key, string Json)> Page(string kind, string key, long revision, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        using var reader = database.Read(token);
        var page = new List<(string Key, string Json)>();
        var size = 0;
        foreach (var record in reader.Connection.Query<(string Key, string Json)>(Statement.Read("Exchange/ExportedRecords"), new { kind, key, revision }, buffered: false))
        {
            page.Add(record);
            if ((size += record.Json.Length) > PageSize) break;
        }

        return page;
    }

    private static void Bundle(Stream to, bool isJson, Func<string, IEnumerable<string>> records)
    {
        using var writer = Writer(to);
        var head = $"{{\"format\":\"{BundleHead.Format}\",\"version\":{BundleReader.Version}";
        writer.Write(isJson ? $"{head},\"records\":[" : $"{head}}}");
        var separator = "\n";
        foreach (var record in BundleJson.Kinds.Keys.SelectMany(records))
        {
            writer.Write(separator);
            writer.Write(record);
            separator = isJson ? ",\n" : "\n";
        }

        writer.Write(isJson ? "\n]}\n" : "\n");
    }

    private static void Zip(Stream to, Func<string, IEnumerable<string>> records)
    {
        // A zip into a file looks different from one that is sent, unless the file is taken for something that is sent.
        using var zip = new ZipArchive(new SentStream(to), ZipArchiveMode.Create, leaveOpen: true);
        foreach (var kind in BundleJson.Kinds.Keys)
        {
            var file = zip.CreateEntry($"{kind}.csv");
            // The same records are the same bytes, whenever they are asked for.
            file.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var stream = file.Open();
            using var writer = Writer(stream);
            CsvFiles.Write(writer, kind, records(kind));
        }
    }

    private static StreamWriter Writer(Stream to) => new(to, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
}
