using Compliance.Problems;
using Microsoft.Data.Sqlite;

namespace Compliance.Search;

/// <summary>Lets some searches go on at once, each for a while: a query that anybody may send must not stop all others.</summary>
public sealed class Searches(SearchLimits limits, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(limits.AtOnce);

    /// <summary>What a search may cost.</summary>
    public SearchLimits Limits => limits;

    /// <summary>How many more may begin.</summary>
    public int Free => turn.CurrentCount;

    /// <summary>Does a search when its turn has come.</summary>
    /// <exception cref="ProblemException">It did not get its turn, or took too long.</exception>
    public async Task<T> Run<T>(Func<CancellationToken, T> search, CancellationToken token)
    {
        if (!await turn.WaitAsync(limits.Patience, token)) throw new ProblemException(ProblemKind.Unavailable, "Too many searches go on at once. Try again in a few seconds.");
        using var patience = new CancellationTokenSource(limits.Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, patience.Token);
        try
        {
            return search(either.Token);
        }
        catch (Exception e) when (!token.IsCancellationRequested && patience.IsCancellationRequested && e is OperationCanceledException or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_INTERRUPT })
        {
            throw new ProblemException(ProblemKind.Unavailable, $"The search took more than {limits.Longest.TotalSeconds:0.#} seconds and was stopped. Narrow it: a rarer word, a member, a Convention, a kind.");
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
