using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Webhooks;

/// <summary>
/// Tells which day has come for good: when no write of the day before can still come. A write that goes on over midnight
/// belongs to the day on which it began.
/// </summary>
public sealed class DayTurn(Database record, TimeProvider time)
{
    // A write knows its instant before it has the lock, and waits for that no longer than this.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);
    private readonly Database hasty = new(record.Path, TimeSpan.FromMilliseconds(50));
    private DateOnly last = DateOnly.MinValue;

    /// <summary>The day that a new webhook begins after.</summary>
    public DateOnly Begun => DateOnly.FromDateTime((time.GetUtcNow() - Settling).UtcDateTime);

    /// <summary>The last day that has come for good; the least day before any is known to have.</summary>
    public DateOnly Today
    {
        get
        {
            var day = Begun;
            if (day > last && NobodyWrites()) last = day;
            return last;
        }
    }

    private bool NobodyWrites()
    {
        try
        {
            using var writer = hasty.OpenToWrite();
            using var transaction = writer.BeginTransaction(deferred: false);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
