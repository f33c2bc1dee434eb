using Compliance.FollowUp;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Changes;

/// <summary>Under which members and Conventions the entries are filed.</summary>
public sealed class FilingTests
{
    [Test]
    public void The_migration_files_older_entries_as_a_write_does()
    {
        var database = Fresh.Seeded();
        var before = database.Contents();
        var migration = File.ReadAllText(Repository.File("db", "migrations", "sqlite", "0005_writes.sql"));
        var filing = migration[migration.IndexOf("insert into change_member", StringComparison.Ordinal)..];
        Assert.That(database.Tamper("delete from change_member; delete from change_convention"), Is.GreaterThan(1000));
        Assert.That(new Verification(database).Run().Findings, Has.Count.GreaterThan(1000));
        database.Tamper(filing);
        Assert.That(database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public void A_record_that_came_to_say_something_else_leaves_nothing_wrong()
    {
        var bundles = new Bundles();
        bundles.Import(Editing.Claim());
        using (var reader = bundles.Database.Read())
        {
            var conclusion = reader.Connection.ExecuteScalar<string>("select after from change where record = 'conclusion' and record_key = 'kaz-c87-cas-2021'")!;
            bundles.Import(System.Text.Json.Nodes.JsonNode.Parse(conclusion.Replace("[\"C87\"]", "[\"C87\",\"C98\"]", StringComparison.Ordinal))!.AsObject());
        }

        bundles.Import(Editing.Claim(text: "The Government said so again."));
        using var after = bundles.Database.Read();
        Assert.That(after.Connection.Query<string>("select distinct v.convention from change_convention v join change c on c.revision = v.revision where c.record_key = 'test-claim' order by 1"), Is.EqualTo(new[] { "C87", "C98" }));
        Assert.That(new Verification(bundles.Database).Run().Findings, Is.Empty);
    }
}
