using System.IO.Compression;

namespace Compliance.Exchange;

/// <summary>
/// The bytes of a bundle as its form has them: unpacked where they are gzip, which their first bytes tell, counted, and
/// bounded after unpacking, so that a small file cannot become a large one.
/// </summary>
internal sealed class BundleStream(Stream sent, long largest, Action<long>? bytesRead) : ReadOnlyStream
{
    private readonly Stream unpacked = Unpacked(sent);
    private long count;

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        count += read;
        if (count > largest) throw new ReadingStoppedException(null, "", "too_large", $"there are more than {largest} bytes{(unpacked is GZipStream ? " after unpacking" : "")}: split it");
        if (read > 0) bytesRead?.Invoke(count);
        return read;
    }

    private static Stream Unpacked(Stream sent)
    {
        var first = new byte[2];
        var known = sent.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        var all = new Again(first.AsMemory(0, known), sent);
        return known == 2 && first is [0x1f, 0x8b] ? new GZipStream(all, CompressionMode.Decompress) : all;
    }

    private sealed class Again(ReadOnlyMemory<byte> first, Stream rest) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> first = first;

        public override int Read(Span<byte> buffer)
        {
            if (first.Length == 0) return rest.Read(buffer);
            var length = Math.Min(first.Length, buffer.Length);
            first.Span[..length].CopyTo(buffer);
            first = first[length..];
            return length;
        }
    }
}

/// <summary>A stream that can only be read, from its beginning to its end.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Ends the reading of a file: what is wrong does not let it go on.</summary>
internal sealed class ReadingStoppedException(int? line, string pointer, string code, string message) : Exception(message)
{
    public int? Line => line;
    public string Pointer => pointer;
    public string Code => code;
}
