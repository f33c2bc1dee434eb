using System.Security.Cryptography;
using Compliance.Codes;
using Compliance.Problems;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Access;

/// <summary>
/// The keys, in a file of their own beside the record. It is read anew for every call that brings a key, so that a
/// revocation by any process counts at the next one.
/// </summary>
public sealed class Keys(Database record, TimeProvider time)
{
    /// <summary>How long a key is let in unless it says so.</summary>
    public const int StandardDays = 365;

    // Stands in for a key that is not known, so that one takes as long to refuse as a known one.
    private static readonly byte[] Nobody = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);
    private readonly Database file = new(PathBeside(record.Path));

    /// <summary>The file of the keys: <c>compliance.keys.db</c> beside <c>compliance.db</c>.</summary>
    public static string PathBeside(string record) => (record.EndsWith(".db", StringComparison.OrdinalIgnoreCase) ? record[..^".db".Length] : record) + ".keys.db";

    /// <summary>Today, in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Brings the file to the schema of this program.</summary>
    public IReadOnlyList<Migration> Migrate() => Migrations.Apply(file, Migrations.OfKeys, time);

    /// <summary>Makes a key that was checked by <see cref="NewKeyRules"/>.</summary>
    /// <param name="key">What it is to be.</param>
    /// <param name="by">Who makes it.</param>
    public IssuedKey Issue(NewKey key, string by)
    {
        var secret = SecretKey.Create();
        // The last day is let in to its end.
        var expires = new DateTimeOffset((key.Expires ?? Today.AddDays(StandardDays)).AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        using var writer = file.OpenToWrite();
        try
        {
            Execute(writer, Statement.Of<Keys>("IssueKey", new
            {
                secret.Id,
                key.Name,
                Role = key.Role.Word(),
                key.Members,
                Hash = secret.Hash(),
                Now = Now(),
                By = by,
                ExpiresAt = expires.Stored(),
            }));
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE)
        {
            throw new ProblemException(ProblemKind.Conflict, $"There is a key in use with the name '{key.Name}': revoke it first, or choose another name.");
        }

        using var reader = file.Read();
        return reader.Row<IssuedKey>(Statement.Of<Keys>("FindKeys", new { Now = Now(), secret.Id }))! with { Secret = secret.Reveal() };
    }

    /// <summary>All keys that were ever made, the newest first.</summary>
    public IReadOnlyList<Key> All()
    {
        using var reader = file.Read();
        return reader.Rows<Key>(Statement.Of<Keys>("FindKeys", new { Now = Now() }));
    }

    /// <summary>A key by its public part, or null.</summary>
    public Key? Find(string id)
    {
        using var reader = file.Read();
        return reader.Row<Key>(Statement.Of<Keys>("FindKeys", new { Now = Now(), Id = id }));
    }

    /// <summary>The key in use that has a name, or null.</summary>
    public Key? Named(string name)
    {
        using var reader = file.Read();
        return reader.Row<Key>(Statement.Of<Keys>("FindKeys", new { Now = Now(), Name = name }));
    }

    /// <summary>Takes a key back, at once and for good; one that was revoked before stays as it was.</summary>
    /// <param name="id">Its public part.</param>
    /// <param name="by">Who revokes it.</param>
    /// <param name="mayLockOut">Whether it may be the last that can make other keys.</param>
    public void Revoke(string id, string by, bool mayLockOut)
    {
        var opensAll = Find(id) is { Role: "admin", Members: [], State: "valid" };
        using var writer = file.OpenToWrite();
        // Immediate: two admins that revoke each other come one after the other.
        using var transaction = writer.BeginTransaction(deferred: false);
        Execute(writer, Statement.Of<Keys>("RevokeKey", new { Id = id, Now = Now(), By = by }), transaction);
        var others = Statement.Of<Keys>("OtherAdmins", new { Id = id, Now = Now() });
        if (opensAll && !mayLockOut && writer.ExecuteScalar<long>(others.Text, others.Arguments, transaction) == 0)
            throw new ProblemException(ProblemKind.Conflict, "This is the last key that can make others for all members: make another admin key first. 'compliance keys revoke' revokes it all the same.");
        transaction.Commit();
    }

    /// <summary>Who a key stands for; null when it is not known, was revoked or has expired.</summary>
    public Caller? Of(SecretKey sent)
    {
        using var reader = file.Read();
        var known = reader.Row<Known>(Statement.Of<Keys>("CheckKey", new { sent.Id, Now = Now() }));
        var isRight = CryptographicOperations.FixedTimeEquals(sent.Hash(), known?.SecretHash ?? Nobody);
        return isRight && known is { IsInTime: true } ? new Caller(sent.Id, known.Name, Words.Read<Role>(known.Role), known.Members) : null;
    }

    /// <summary>Whether a key is let in now: to be asked again before a long work is committed.</summary>
    public bool IsValid(string id) => Find(id)?.State == KeyState.Valid.Word();

    /// <summary>Writes when keys were last used.</summary>
    public void Note(IEnumerable<KeyValuePair<string, DateTimeOffset>> uses)
    {
        using var writer = file.OpenToWrite();
        using var transaction = writer.BeginTransaction(deferred: false);
        foreach (var (id, at) in uses) Execute(writer, Statement.Of<Keys>("NoteUse", new { Id = id, At = at.Stored() }), transaction);
        transaction.Commit();
    }

    private static int Execute(SqliteConnection writer, Statement statement, SqliteTransaction? transaction = null) => writer.Execute(statement.Text, statement.Arguments, transaction);

    private string Now() => time.GetUtcNow().Stored();

    private sealed record Known
    {
        public required string Name { get; init; }
        public required string Role { get; init; }
        public required string[] Members { get; init; }
        public required byte[] SecretHash { get; init; }
        public required bool IsInTime { get; init; }
    }
}
