using System.Text.Unicode;

namespace Compliance.Exchange;

/// <summary>The bytes of a CSV file on their way to its reader: UTF-8, and no more for one row than a record may have.</summary>
internal sealed class CsvBytes(Stream stream) : ReadOnlyStream
{
    private byte[] unfinished = [];
    private Place place = new(1, 1);
    private long sinceRow;

    /// <summary>A row could not be read.</summary>
    public bool IsWrong { get; set; }

    /// <summary>What is read now is for another row.</summary>
    public void BeginRow() => sinceRow = 0;

    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        sinceRow += read;
        if (sinceRow > 2 * Window.Largest) throw new ReadingStoppedException(place.Line, "", "too_large", $"a row is larger than {Window.Largest} bytes, which no record is");
        byte[] bytes = [.. unfinished, .. buffer[..read]];
        var whole = read == 0 ? bytes.Length : bytes.Length - Unfinished(bytes);
        if (!Utf8.IsValid(bytes.AsSpan(0, whole)))
        {
            var at = place.OfInvalid(bytes);
            throw new ReadingStoppedException(at.Line, "", "encoding", $"the file is not UTF-8 (at byte {at.Byte} of the line)");
        }

        place = place.After(bytes.AsSpan(0, whole));
        unfinished = bytes[whole..];
        return read;
    }

    // How many bytes at the end begin a character that goes on.
    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xc0) == 0x80) continue;
            var length = lead switch { >= 0xf0 => 4, >= 0xe0 => 3, >= 0xc0 => 2, _ => 1 };
            return length > back ? back : 0;
        }

        return 0;
    }
}
