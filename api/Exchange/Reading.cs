using System.Text.Json;
using System.Text.Unicode;
using Compliance.Members;
using Compliance.Recording;

namespace Compliance.Exchange;

/// <summary>The reading of one file: its records and its mistakes, with their places.</summary>
internal sealed class Reading(string file, Spellings? spellings, ICollection<Mistake> mistakes)
{
    /// <summary>Notes a mistake; too many of them end the reading.</summary>
    public void Wrong(int? line, string pointer, string? record, string code, string message)
    {
        if (mistakes.Count >= BundleReader.MostMistakes)
            throw new ReadingStoppedException(line, "", "too_many", $"there are more than {BundleReader.MostMistakes} mistakes: the rest was not read");
        mistakes.Add(new Mistake(file, line, pointer, record, code, message));
    }

    /// <summary>Notes why the reading ended.</summary>
    public void Stopped(ReadingStoppedException why)
    {
        if (mistakes.Count <= BundleReader.MostMistakes) mistakes.Add(new Mistake(file, why.Line, why.Pointer, null, why.Code, why.Message));
    }

    /// <summary>A record from its bytes; null when it is wrong.</summary>
    public Entry? Record(ReadOnlyMemory<byte> json, Place place, string pointer)
    {
        if (!Utf8.IsValid(json.Span))
        {
            var at = place.OfInvalid(json.Span);
            Wrong(place.Line, pointer, null, "encoding", $"the record is not UTF-8 (at byte {at.Byte} of line {at.Line})");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonTokens.Deepest });
            return Record(document.RootElement, place.Line, pointer);
        }
        catch (JsonException e)
        {
            Wrong(place.Line, pointer, null, "json", $"this is not valid JSON, or nested more than {JsonTokens.Deepest} levels deep (at byte {e.BytePositionInLine + 1} of the line)");
            return null;
        }
    }

    /// <summary>A record from its JSON; null when it is wrong.</summary>
    /// <param name="element">The record.</param>
    /// <param name="line">Where it begins.</param>
    /// <param name="pointer">Where it is in the file.</param>
    /// <param name="place">Of a row: the name of the place that a pointer leads to.</param>
    public Entry? Record(JsonElement element, int line, string pointer, Func<string, string>? place = null)
    {
        var record = BundleReader.ReadRecord(element, pointer, (at, what, code, message) => Wrong(line, place is null ? at : place(at), what, code, message), spellings);
        if (record is null) return null;
        if (record is NewMember member) spellings?.Add(member);
        return new Entry(record, file, line, pointer) { IsRow = place is not null };
    }
}
