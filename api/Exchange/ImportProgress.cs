using Compliance.Problems;

namespace Compliance.Exchange;

/// <summary>How far an import is: written by it, read by whoever waits for it.</summary>
public sealed class ImportProgress
{
    private volatile string stage = "reading";
    private int records;
    private int done;
    private long bytes;

    /// <summary>reading, checking, deriving, indexing.</summary>
    public string Stage => stage;

    /// <summary>The records read so far.</summary>
    public int Records => Volatile.Read(ref records);

    /// <summary>How much of the present stage is done: records, or members.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Ends the import at its next step: the server ends.</summary>
    public CancellationToken Stop { get; set; }

    /// <summary>The bytes read so far, unpacked.</summary>
    public long BytesRead => Volatile.Read(ref bytes);

    /// <summary>So many bytes were read.</summary>
    public void Bytes(long count)
    {
        Volatile.Write(ref bytes, count);
        GoOn();
    }

    /// <summary>So many records were read.</summary>
    public void Read(int count)
    {
        Volatile.Write(ref records, count);
        GoOn();
    }

    /// <summary>A stage goes on.</summary>
    public void Goes(string now, int count)
    {
        stage = now;
        Volatile.Write(ref done, count);
        GoOn();
    }

    private void GoOn()
    {
        if (Stop.IsCancellationRequested) throw new ProblemException(ProblemKind.Unavailable, "The server ends: nothing of the import was written. Send it again when the server is back.");
    }
}
