using System.Security.Cryptography;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Faults;

/// <summary>A page of the file that is not what was written.</summary>
public sealed class DamageTests
{
    private const int PageSize = 4096;

    [Test]
    public async Task A_server_that_meets_a_damaged_page_says_so_and_is_not_ready_any_more()
    {
        var path = RunningApi.CopyOfSeeded();
        await using var served = await Served.Start(path);
        await Ask(served, "/health/ready", 200);
        Overwrite(path, "evidence");
        var problem = await Ask(served, "/v1/evidence", 503);
        Assert.That(problem, Does.Contain("is damaged").And.Not.Contain(Path.GetDirectoryName(path)!).And.Not.Contain("malformed").And.Not.Contain("select").IgnoreCase);
        Assert.That(await Ask(served, "/health/ready", 503), Does.Contain("Restore a backup"));
        await Ask(served, "/health/live", 200);
        await Ask(served, "/v1/members", 200);
        var verify = await Shell.Run("verify", "--storage", path);
        Assert.That(verify.Code, Is.EqualTo(1), verify.Errors);
        Assert.That(verify.Output, Does.Contain("file: ").And.Contain("damaged"));
    }

    private static async Task<string> Ask(Served served, string url, int status)
    {
        using var answer = await served.Http.GetAsync(new Uri(url, UriKind.Relative));
        return (await answer.Json(status)).ToString();
    }

    // The first page of a table, from which all its others are found.
    private static void Overwrite(string path, string table)
    {
        long page;
        using (var reader = new Database(path).Read()) page = reader.Connection.ExecuteScalar<long>("select rootpage from sqlite_schema where name = @table", new { table });
        SqliteConnection.ClearAllPools();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = (page - 1) * PageSize;
        file.Write(RandomNumberGenerator.GetBytes(PageSize));
    }
}
