using Compliance.FollowUp;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Changes;

/// <summary>
/// The record as this database knew it at a revision: built anew from the change log in memory, with the intervals that
/// today's rules give. The last few are kept, for whoever asks once asks again.
/// </summary>
public sealed class AsKnown : IDisposable
{
    private const int MostKept = 8;
    private const long MostBytes = 256L * 1024 * 1024;
    private const int MostBuiltAtOnce = 2;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim building = new(MostBuiltAtOnce);
    private readonly Dictionary<(long Revision, string? Member), Moment> kept = [];
    private bool isOver;
    private long calls;

    /// <summary>The record at a revision, for one call, which disposes it when it has answered.</summary>
    /// <param name="log">Sees the change log.</param>
    /// <param name="revision">The last entry that was known.</param>
    /// <param name="member">Only what answers on this member rest on; "": only what is about no member; null: everything.</param>
    /// <param name="token">Ends the waiting and the work.</param>
    public async Task<Moment> At(SqliteConnection log, long revision, string? member, CancellationToken token)
    {
        var moment = Take(revision, member);
        var isItsTurn = false;
        try
        {
            await moment.Turn.WaitAsync(token);
            isItsTurn = true;
            if (moment.Tables is null) await Build(moment, log, token);
            return moment;
        }
        catch
        {
            GiveBack(moment, isItsTurn);
            throw;
        }
    }

    internal void GiveBack(Moment moment, bool isItsTurn)
    {
        if (isItsTurn) moment.Turn.Release();
        lock (gate)
        {
            moment.Users--;
            Forget();
        }
    }

    private Moment Take(long revision, string? member)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isOver, this);
            if (!kept.TryGetValue((revision, member), out var moment)) kept[(revision, member)] = moment = new Moment(this, revision, member);
            moment.Users++;
            moment.LastWanted = ++calls;
            return moment;
        }
    }

    private async Task Build(Moment moment, SqliteConnection log, CancellationToken token)
    {
        await building.WaitAsync(token);
        try
        {
            var tables = Replay.UpTo(log, moment.Revision, moment.Member, token);
            try
            {
                Derive(tables, moment.Member, token);
                tables.Execute("pragma query_only = on");
                moment.Bytes = tables.ExecuteScalar<long>("select page_count * page_size from pragma_page_count, pragma_page_size");
                moment.Tables = tables;
            }
            catch
            {
                tables.Dispose();
                throw;
            }
        }
        finally
        {
            building.Release();
        }
    }

    private static void Derive(SqliteConnection tables, string? member, CancellationToken token)
    {
        using var transaction = tables.BeginTransaction();
        using var prepared = new Prepared(tables);
        foreach (var followed in tables.Query<string>(Statement.Read("FollowUp/FollowedMembers")).Where(m => member is null || m == member).ToArray())
        {
            token.ThrowIfCancellationRequested();
            Projection.Rewrite(tables, prepared, [followed], DateOnly.MinValue);
        }

        transaction.Commit();
    }

    // The one wanted last stays, however large it is.
    private void Forget()
    {
        foreach (var moment in kept.Values.Where(m => m.Users == 0).OrderBy(m => m.LastWanted).ToArray())
        {
            var isTooMuch = kept.Count > MostKept || kept.Values.Sum(m => m.Bytes) > MostBytes;
            if (!isOver && moment.Tables is not null && (moment.LastWanted == calls || !isTooMuch)) continue;
            kept.Remove((moment.Revision, moment.Member));
            moment.Tables?.Dispose();
        }
    }

    /// <summary>Forgets all; what a call still reads ends when it is given back.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            Forget();
        }
    }
}
