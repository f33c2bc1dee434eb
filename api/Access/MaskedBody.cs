using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Compliance.Access;

/// <summary>The body of an answer on its way out, through a <see cref="NameScanner"/> if it is a text.</summary>
internal sealed class MaskedBody(HttpContext context, IHttpResponseBodyFeature inner, Asked asked) : Stream, IHttpResponseBodyFeature
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly Encoder encoder = Encoding.UTF8.GetEncoder();
    private readonly StringBuilder shown = new();
    private char[] held = new char[4096];
    private int count;
    private int done;
    private bool isBegun;
    private NameScanner? scanner;
    private PipeWriter? writer;

    public Stream Stream => this;

    public PipeWriter Writer => writer ??= PipeWriter.Create(this, new StreamPipeWriterOptions(leaveOpen: true));

    /// <summary>The form of a body that is a text; null for what is none.</summary>
    public static TextForm? FormOf(HttpContext context)
    {
        if (context.Features.Get<NamesShown>() is not null && context.Response.StatusCode < 400) return null;
        var type = (context.Response.ContentType ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();
        // The lines of an event stream hold JSON.
        if (type.EndsWith("json", StringComparison.Ordinal) || type.EndsWith("javascript", StringComparison.Ordinal) || type == "text/event-stream") return TextForm.Json;
        if (type.EndsWith("html", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal)) return TextForm.Markup;
        return type == "text/csv" ? TextForm.Csv : type.StartsWith("text/", StringComparison.Ordinal) || type == Citing.CitationDesk.Bibtex ? TextForm.Plain : null;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0) return;
        // A body that has begun cannot become a problem any more, though nothing of it may have left yet.
        if (Begin()) await inner.StartAsync(cancellationToken);
        await inner.Stream.WriteAsync(scanner is null ? buffer : Take(buffer.Span), cancellationToken);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length == 0) return;
        Begin();
        inner.Stream.Write(scanner is null ? buffer : Take(buffer).Span);
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (scanner is not null) await inner.Stream.WriteAsync(Lines(), cancellationToken);
        await inner.Stream.FlushAsync(cancellationToken);
    }

    public override void Flush()
    {
        if (scanner is not null) inner.Stream.Write(Lines().Span);
        inner.Stream.Flush();
    }

    /// <summary>Writes what was held back.</summary>
    public async Task Finish()
    {
        if (writer is not null) await writer.CompleteAsync();
        if (scanner is null) return;
        Decode([], isFinal: true);
        await inner.Stream.WriteAsync(Scan(count, isFinal: true), context.RequestAborted);
        scanner = null;
    }

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        // Before it is packed, which a start decides.
        Begin();
        return inner.StartAsync(cancellationToken);
    }

    public void DisableBuffering() => inner.DisableBuffering();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(this, path, offset, count, cancellationToken);

    public async Task CompleteAsync()
    {
        await Finish();
        await inner.CompleteAsync();
    }

    private bool Begin()
    {
        if (isBegun) return false;
        isBegun = true;
        if (FormOf(context) is not { } form) return true;
        if (context.Response.Headers.ContentEncoding.Count > 0)
        {
            // The files of the page that shows the document hold no data, and come packed.
            if (!context.Request.Path.StartsWithSegments("/v1")) return true;
            throw new InvalidOperationException("a text that is encoded already cannot be looked through for restricted names");
        }

        scanner = new NameScanner(asked.Mask.Needles, form, asked.Echo.Count == 0 ? null : asked.Echo);
        return true;
    }

    private ReadOnlyMemory<byte> Take(ReadOnlySpan<byte> bytes)
    {
        Decode(bytes, isFinal: false);
        return Scan(count, isFinal: false);
    }

    // No name goes over the end of a line: all whole lines may leave.
    private ReadOnlyMemory<byte> Lines()
    {
        var end = held.AsSpan(done, count - done).LastIndexOf('\n');
        return end < 0 ? ReadOnlyMemory<byte>.Empty : Scan(done + end + 1, isFinal: true);
    }

    private void Decode(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        var more = decoder.GetCharCount(bytes, isFinal);
        if (count + more > held.Length) Array.Resize(ref held, Math.Max(2 * held.Length, count + more));
        count += decoder.GetChars(bytes, held.AsSpan(count), isFinal);
    }

    private ReadOnlyMemory<byte> Scan(int end, bool isFinal)
    {
        done = scanner!.Run(held.AsSpan(0, end), done, isFinal, shown.Clear());
        // What a name is depends on what stands before it.
        if (done - NameScanner.Before is > 0 and var gone)
        {
            held.AsSpan(gone, count - gone).CopyTo(held);
            (count, done) = (count - gone, done - gone);
        }

        var text = shown.ToString();
        var bytes = new byte[encoder.GetByteCount(text, flush: false)];
        return bytes.AsMemory(0, encoder.GetBytes(text, bytes, flush: false));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
