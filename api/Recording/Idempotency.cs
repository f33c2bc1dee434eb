using System.Security.Cryptography;
using System.Text;
using Compliance.Access;
using Compliance.Problems;
using Compliance.Storage;

namespace Compliance.Recording;

/// <summary>An answer, as it is sent and as it is kept for a repeated call.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">The address of what was made.</param>
/// <param name="Tag">The version of the record that was written.</param>
/// <param name="Body">JSON.</param>
public sealed record KeptAnswer(int Status, string? Location, string? Tag, string Body);

/// <summary>
/// A call that is repeated with the same <c>Idempotency-Key</c> within a day gets the answer of the first and does nothing.
/// The answer is kept in the transaction of the write: whoever was cut off can ask again, also after a restart.
/// </summary>
/// <param name="Owner">The key of access that calls: each has names of its own.</param>
/// <param name="Key">The name of the call.</param>
/// <param name="Hash">What the call asks for.</param>
public sealed record Idempotency(string Owner, string Key, string Hash)
{
    private const int Longest = 255;

    /// <summary>What the call says of itself; null when it names nothing.</summary>
    public static Idempotency? Of(HttpRequest request, string owner, string body)
    {
        var given = request.Headers["Idempotency-Key"];
        if (given.Count == 0) return null;
        var key = given.ToString().Trim('"');
        if (given.Count > 1 || key.Length is 0 or > Longest || key.Any(c => c is < '!' or > '~'))
            throw ProblemException.InvalidParameter("Idempotency-Key", "idempotency_key", $"'Idempotency-Key' is given once, as 1 to {Longest} visible ASCII characters, such as a UUID.");
        var (path, query) = (request.HttpContext.AskedPath(), request.HttpContext.AskedQueryString());
        return new Idempotency(owner, key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Method} {path}{query}\n{body}"))));
    }

    /// <summary>The answer that the call got before; null when it is the first.</summary>
    public KeptAnswer? Kept(Prepared prepared, DateTimeOffset now)
    {
        prepared.Execute("delete from idempotency_key where at < @before", ("@before", now.AddDays(-1).Stored()));
        foreach (var (hash, answer) in prepared.Rows("select request_hash, status, location, tag, answer from idempotency_key where owner = @owner and key = @key",
            static r => (r.GetString(0), new KeptAnswer(r.GetInt32(1), r.IsDBNull(2) ? null : r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.GetString(4))), ("@owner", Owner), ("@key", Key)))
        {
            return hash == Hash ? answer : throw new ProblemException(ProblemKind.KeyReused,
                $"The Idempotency-Key '{Key}' was used within the last 24 hours for a call with another address or body: a new call needs a new one.");
        }

        return null;
    }

    /// <summary>Keeps the answer.</summary>
    public void Keep(Prepared prepared, KeptAnswer answer, DateTimeOffset now) => prepared.Execute(
        "insert into idempotency_key (owner, key, request_hash, status, location, tag, answer, at) values (@owner, @key, @hash, @status, @location, @tag, @answer, @at)",
        ("@owner", Owner), ("@key", Key), ("@hash", Hash), ("@status", answer.Status), ("@location", answer.Location), ("@tag", answer.Tag), ("@answer", answer.Body), ("@at", now.Stored()));
}
