using Compliance.FollowUp;
using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Storage;

/// <summary>A database of version 0.1.0 under this program.</summary>
public sealed class OldShapeTests
{
    private readonly Database present = OldShape.Present();
    private readonly Database old;

    public OldShapeTests() => old = OldShape.Of(present);

    [Test]
    public void Its_stored_records_are_those_of_then()
    {
        using var reader = old.Read();
        // Word for word what version 0.1.0 stored.
        Assert.That(reader.Connection.ExecuteScalar<string>("select after from change where record = 'source' and record_key = '365info-2015-07'"), Is.EqualTo(
            """{"record":"source","id":"365info-2015-07","publisher":"365info.kz","title":"On the end of the re-registration of trade unions","publishedOn":"2015-07","key":"365info-2015-07","confidence":"sourced"}"""));
        Assert.That(reader.Connection.Query<string>("select distinct action from change order by 1"), Is.EqualTo(new[] { "created", "restored", "retracted", "updated" }));
        Assert.That(reader.Connection.ExecuteScalar<long>("select count(*) from change where after not like '%\"key\":%'"), Is.Zero);
    }

    [Test]
    public void It_is_filed_as_a_write_files_and_nothing_in_it_is_wrong()
    {
        Assert.That(Migrations.Apply(old, TimeProvider.System), Is.EqualTo(Migrations.Known.Skip(4)));
        foreach (var filed in new[] { "select member || ' ' || revision from change_member order by revision, member", "select convention || ' ' || revision from change_convention order by revision, convention" })
            Assert.That(Rows(old, filed), Is.EqualTo(Rows(present, filed)).And.Count.GreaterThan(500));
        // What a piece of evidence is about stands in the thread that its link names.
        Assert.That(Rows(old, "select c.action || ' ' || m.member || ' ' || v.convention from change c join change_member m using (revision) join change_convention v using (revision) where c.record_key = 'gone' order by revision"),
            Is.EqualTo(new[] { "created KAZ C87", "retracted KAZ C87" }));
        Assert.That(Projection.RewriteForNewRules(old), Is.True);
        Assert.That(new Verification(old).Run().Findings, Is.Empty);
    }

    [Test]
    public void What_changed_along_its_histories_is_stored_at_the_first_start_and_the_histories_stay_as_they_are()
    {
        const string intervals = "select group_concat(id || valid_from || status || decisive, ' ' order by id) from follow_up";
        var before = Rows(old, intervals);
        Migrations.Apply(old, TimeProvider.System);
        Assert.That(Rows(old, "select id from transition"), Is.Empty);
        Assert.That(Projection.RewriteForNewRules(old), Is.True, "the migration asks for it");
        Assert.That(Projection.RewriteForNewRules(old), Is.False, "once");
        const string transitions = "select id || before || after || cause || facts from transition order by id";
        Assert.That(Rows(old, transitions), Is.EqualTo(Rows(present, transitions)).And.Count.GreaterThan(300));
        Assert.That(Rows(old, intervals), Is.EqualTo(before));
        Assert.That(Rows(old, "select value from bookkeeping where name = 'rules version'"), Is.EqualTo(new[] { "2" }), "the rules did not change");
    }

    [Test]
    public void The_same_seed_changes_nothing()
    {
        Migrations.Apply(old, TimeProvider.System);
        Projection.RewriteForNewRules(old);
        old.Tamper("delete from bookkeeping where name = 'seed digest'");
        var revision = old.Revision();
        var report = new SeedFiles(old, TimeProvider.System).Load(SeedFiles.Folder)!;
        Assert.That(report.Counts.Keys, Is.SubsetOf(new[] { "unchanged", "kept" }), report.ToString());
        Assert.That(old.Revision(), Is.EqualTo(revision));
        Assert.That(new Verification(old).Run().Findings, Is.Empty);
    }

    private static List<string> Rows(Database database, string sql)
    {
        using var reader = database.Read();
        return reader.Connection.Query<string>(sql).AsList();
    }
}
