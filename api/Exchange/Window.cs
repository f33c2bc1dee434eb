using System.Buffers;
using System.Text;

namespace Compliance.Exchange;

/// <summary>A place in a file, both from 1; the byte is that of the line.</summary>
internal readonly record struct Place(int Line, int Byte)
{
    /// <summary>Where it goes on after bytes that begin here.</summary>
    public Place After(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.LastIndexOf((byte)'\n');
        return last < 0 ? this with { Byte = Byte + bytes.Length } : new Place(Line + bytes.Count((byte)'\n'), bytes.Length - last);
    }

    /// <summary>Where the first bytes stand that are no UTF-8, among bytes that begin here and hold some.</summary>
    public Place OfInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done) at += length;
        return After(bytes[..at]);
    }
}

/// <summary>The part of a file that is being looked at: as much as one record needs, however long the file.</summary>
internal sealed class Window(Stream stream)
{
    /// <summary>The largest record.</summary>
    public const int Largest = 1024 * 1024;
    private byte[] bytes = new byte[64 * 1024];
    private int start;
    private int end;
    private Place place = new(1, 1);

    /// <summary>What was read and not used yet.</summary>
    public ReadOnlyMemory<byte> Rest => bytes.AsMemory(start, end - start);

    /// <summary>Where a byte of the rest stands.</summary>
    public Place PlaceOf(int index) => place.After(bytes.AsSpan(start, index));

    /// <summary>Uses bytes: what is given is good until the window is filled again.</summary>
    public ReadOnlyMemory<byte> Use(int count)
    {
        var used = bytes.AsMemory(start, count);
        place = place.After(used.Span);
        start += count;
        return used;
    }

    /// <summary>Reads more; false at the end of the file.</summary>
    public bool Fill(string pointer)
    {
        if (end - start > Largest) throw TooLarge(pointer);
        if (start > 0)
        {
            Buffer.BlockCopy(bytes, start, bytes, 0, end - start);
            (start, end) = (0, end - start);
        }

        if (end == bytes.Length) Array.Resize(ref bytes, Math.Min(bytes.Length * 2, Largest + 64 * 1024));
        // As much as there is room for: what is not yet whole is looked at from its beginning each time.
        var read = stream.ReadAtLeast(bytes.AsSpan(end), bytes.Length - end, throwOnEndOfStream: false);
        end += read;
        return read > 0;
    }

    /// <summary>Passes over the mark of UTF-8 that some programs begin a file with.</summary>
    public void SkipMark()
    {
        while (Rest.Length < 3 && Fill(""))
        {
        }

        if (Rest.Span.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf])) start += 3;
        else if (Rest.Span is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) throw new ReadingStoppedException(1, "", "encoding", "this is UTF-16: save it as UTF-8");
    }

    /// <summary>The record that begins here is larger than any may be.</summary>
    public ReadingStoppedException TooLarge(string pointer)
    {
        var begin = Math.Max(0, Rest.Span.IndexOfAnyExcept(" \t\r\n,"u8));
        return new ReadingStoppedException(PlaceOf(begin).Line, pointer, "too_large", $"what begins here is larger than {Largest} bytes, which no record is");
    }
}
