using Compliance.FollowUp;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Reading;

/// <summary>Makes views of the record.</summary>
public sealed class Views(Database database, TimeProvider time)
{
    private readonly Grounds grounds = new();

    /// <summary>The record as it is now.</summary>
    /// <param name="token">Interrupts the reading.</param>
    public View Now(CancellationToken token)
    {
        var reader = database.Read(token);
        SqliteTransaction? snapshot = null;
        try
        {
            snapshot = reader.Connection.BeginTransaction(deferred: true);
            return new View(reader, snapshot, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), grounds.Of);
        }
        catch
        {
            snapshot?.Dispose();
            reader.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The record as a connection sees it that somebody else owns: in a write, with the rows that are not committed yet.
    /// To be made when the rows are written, for the names of actors are read once; the connection stays open.
    /// </summary>
    /// <param name="connection">The connection, in whatever transaction it is.</param>
    /// <param name="today">The day that is meant when none is asked for.</param>
    public static View Of(SqliteConnection connection, DateOnly today) =>
        new(new Reader(connection, ActorNames.Of, isOwner: false, CancellationToken.None), null, today, static (view, member) => Grounds.Read(view.Reader.Connection, member));
}
