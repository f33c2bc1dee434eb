using System.Text.Json;
using Compliance.Recording;

namespace Compliance.Exchange;

/// <summary>
/// Reads files into records, one after the other, however long the file. What cannot be read is a mistake with its place,
/// never an exception.
/// </summary>
public static class BundleReader
{
    /// <summary>The version of the bundle format that this program writes; it reads this one and older ones.</summary>
    public const int Version = 1;

    /// <summary>How many mistakes are told; then reading ends with one more that says so.</summary>
    public const int MostMistakes = 1000;

    /// <summary>Reads a file; its name tells its form, and what tells nothing is taken for JSON.</summary>
    public static IEnumerable<Entry> Read(string path, string name, ICollection<Mistake> mistakes, Spellings? spellings = null)
    {
        using var file = Open(path, name, mistakes);
        if (file is null) yield break;
        foreach (var entry in Read(file, name, BundleForms.OfFile(path) ?? BundleForm.Json, spellings, mistakes, long.MaxValue, null)) yield return entry;
    }

    /// <summary>Reads a stream as its records are asked for.</summary>
    /// <param name="stream">The file, which may be gzip: its first bytes tell.</param>
    /// <param name="name">Its name, for the mistakes.</param>
    /// <param name="form">Its form.</param>
    /// <param name="spellings">How members and Conventions may be written beside their codes; null: by their codes only.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    /// <param name="largest">How many bytes are read at most, after unpacking.</param>
    /// <param name="bytesRead">Told how many bytes were read so far, after unpacking.</param>
    public static IEnumerable<Entry> Read(Stream stream, string name, BundleForm form, Spellings? spellings, ICollection<Mistake> mistakes, long largest, Action<long>? bytesRead)
    {
        var reading = new Reading(name, spellings, mistakes);
        using var entries = Of(stream, form, reading, largest, bytesRead).GetEnumerator();
        while (MoveNext(entries, reading)) yield return entries.Current;
    }

    /// <summary>Reads one record, with its texts composed (NFC); null when it does not fit its shape.</summary>
    public static BundleRecord? ReadRecord(JsonElement element, string pointer, Action<string, string?, string, string> wrong, Spellings? spellings = null)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            wrong(pointer, null, "type", "a record must be an object");
            return null;
        }

        if (Composed.Of(element, spellings, pointer, (at, code, message) => wrong(at, null, code, message)) is not { } composed) return null;
        var word = Text(composed, "record");
        if (word is null || !BundleJson.Kinds.TryGetValue(word, out var type))
        {
            var hint = word is null ? "" : Nearest.Hint(word, BundleJson.Kinds.Keys);
            wrong(pointer, word, "record", $"'record' must say what this is{hint}; allowed: {string.Join(", ", BundleJson.Kinds.Keys)}");
            return null;
        }

        var isWrong = false;
        var id = Text(composed, "id") is { } given ? $"{word} {given}" : word;
        Shape.Check(composed, type, pointer, (at, code, message) =>
        {
            isWrong = true;
            wrong(at, id, code, message);
        });
        return isWrong ? null : composed.Deserialize<BundleRecord>(BundleJson.Options);
    }

    private static IEnumerable<Entry> Of(Stream stream, BundleForm form, Reading reading, long largest, Action<long>? bytesRead)
    {
        using var bytes = new BundleStream(stream, largest, bytesRead);
        var entries = form switch
        {
            BundleForm.Csv => CsvFiles.Read(bytes, reading),
            BundleForm.NdJson => NdJsonBundle.Read(bytes, reading),
            _ => JsonBundle.Read(bytes, reading),
        };
        foreach (var entry in entries) yield return entry;
    }

    private static bool MoveNext(IEnumerator<Entry> entries, Reading reading)
    {
        try
        {
            return entries.MoveNext();
        }
        catch (ReadingStoppedException e)
        {
            reading.Stopped(e);
        }
        catch (InvalidDataException)
        {
            reading.Stopped(new ReadingStoppedException(null, "", "gzip", "the file begins as gzip, but cannot be unpacked: it is damaged or cut off"));
        }

        return false;
    }

    private static FileStream? Open(string path, string name, ICollection<Mistake> mistakes)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new Mistake(name, null, "", null, "unreadable", "the file cannot be read: check its name and its permissions"));
            return null;
        }
    }

    private static string? Text(JsonElement record, string member) =>
        record.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
