using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Storage;
using Compliance.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Faults;

/// <summary>kill -9 while the schema is brought up to date.</summary>
public sealed class KilledMigrationTests
{
    private const string Schema = "select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema order by 1";

    // How much of the write-ahead log is there when it is killed: from its first byte to what the filing of the log writes.
    [TestCase(0)]
    [TestCase(4096)]
    [TestCase(64 * 1024)]
    [TestCase(160 * 1024)]
    public async Task Each_step_is_there_whole_or_not_at_all(long written)
    {
        var path = OldShape.Of(OldShape.Present()).Path;
        SqliteConnection.ClearAllPools();
        using var migrate = Shell.Start("migrate", "--storage", path);
        while (Served.LengthOfLog(path) <= written && !migrate.HasExited)
        {
        }

        migrate.Kill();
        await migrate.WaitForExitAsync();
        var database = new Database(path);
        var done = Rows(database, "select name from migration order by number");
        Assert.That(done, Is.EqualTo(Migrations.Known.Take(done.Count).Select(m => m.Name)));
        Assert.That(Rows(database, Schema), Is.EqualTo(Rows(Fresh(done.Count), Schema)), "the tables are those of the steps that are noted");
        Assert.That(Migrations.Apply(database, TimeProvider.System), Is.EqualTo(Migrations.Known.Skip(done.Count)));
        Projection.RewriteForNewRules(database);
        Assert.That(Served.Verify(path), Is.Empty);
    }

    private static Database Fresh(int steps)
    {
        var database = new Database(Support.Fresh.Path());
        Migrations.Apply(database, [.. Migrations.Known.Take(steps)], TimeProvider.System);
        return database;
    }

    private static List<string> Rows(Database database, string sql)
    {
        using var reader = database.Read();
        return reader.Connection.Query<string>(sql).AsList();
    }
}
