using System.Text;
using Compliance.Access;
using Compliance.Codes;
using Compliance.Problems;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Access;

/// <summary>The file of the keys.</summary>
public sealed class KeysTests
{
    private readonly Clock clock = new();
    private readonly Database record = new(Fresh.Path());
    private readonly Keys keys;

    public KeysTests()
    {
        keys = new Keys(record, clock);
        keys.Migrate();
    }

    private IssuedKey Issue(string name, Role role = Role.Editor, params string[] members) => keys.Issue(new NewKey { Name = name, Role = role, Members = members }, NewKeyRules.CommandLine);

    [TestCase("data/compliance.db", "data/compliance.keys.db")]
    [TestCase("data/compliance", "data/compliance.keys.db")]
    [TestCase("a.sqlite", "a.sqlite.keys.db")]
    public void The_keys_lie_beside_the_record(string path, string expected) => Assert.That(Keys.PathBeside(path), Is.EqualTo(expected));

    [Test]
    public void The_record_holds_nothing_of_keys()
    {
        Migrations.Apply(record, clock);
        using var reader = record.Read();
        Assert.That(reader.Connection.Query<string>("select name from sqlite_schema where name like '%api_key%'"), Is.Empty);
    }

    [Test]
    public void The_table_is_strict_and_its_words_are_those_of_the_roles()
    {
        using var reader = new Database(Keys.PathBeside(record.Path)).Read();
        var table = reader.Connection.QuerySingle<string>("select sql from sqlite_schema where name = 'api_key'");
        Assert.That(table, Does.EndWith("strict").And.Contain($"role in ({string.Join(", ", Words.Of(typeof(Role)).Keys.Select(w => $"'{w}'"))})"));
    }

    [Test]
    public void A_key_stands_for_its_caller_until_it_is_revoked()
    {
        var issued = Issue("Aigul", Role.Editor, "KAZ");
        var sent = SecretKey.Parse(issued.Secret)!;
        Assert.Multiple(() =>
        {
            var caller = keys.Of(sent)!;
            Assert.That((caller.KeyId, caller.Name, caller.Role, caller.Members), Is.EqualTo((issued.Id, "Aigul", Role.Editor, (string[])["KAZ"])));
            Assert.That(keys.IsValid(issued.Id), Is.True);
            Assert.That(keys.IsValid("nothing"), Is.False);
        });
        // Another process, with the files of its own.
        new Keys(new Database(record.Path), clock).Revoke(issued.Id, "an admin", mayLockOut: true);
        Assert.Multiple(() =>
        {
            Assert.That(keys.Of(sent), Is.Null);
            Assert.That(keys.IsValid(issued.Id), Is.False);
            Assert.That(keys.Find(issued.Id), Has.Property("RevokedBy").EqualTo("an admin"));
        });
        keys.Revoke(issued.Id, "another", mayLockOut: true);
        Assert.That(keys.Find(issued.Id), Has.Property("RevokedBy").EqualTo("an admin"), "the first revocation stands");
    }

    [Test]
    public void A_key_is_let_in_to_the_end_of_its_last_day()
    {
        var issued = keys.Issue(new NewKey { Name = "Aigul", Role = Role.Admin, Expires = keys.Today }, "a test");
        Assert.That(issued.ExpiresAt, Is.EqualTo(new DateTimeOffset(keys.Today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)));
        clock.Advance(issued.ExpiresAt - clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.That(keys.IsValid(issued.Id), Is.True);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That((keys.IsValid(issued.Id), keys.Of(SecretKey.Parse(issued.Secret)!)), Is.EqualTo((false, (Caller?)null)));
        Assert.That(keys.Find(issued.Id)!.State, Is.EqualTo("expired"));
    }

    [Test]
    public void A_key_that_says_nothing_lasts_a_year() => Assert.That(Issue("Aigul").ExpiresAt, Is.EqualTo(new DateTimeOffset(keys.Today.AddDays(366), TimeOnly.MinValue, TimeSpan.Zero)));

    [Test]
    public void A_name_stands_for_one_key_at_a_time()
    {
        var first = Issue("Aigul");
        Assert.That(() => Issue("aigul"), Throws.TypeOf<ProblemException>().With.Message.Contains("'aigul'"));
        Assert.That(keys.All(), Has.Count.EqualTo(1));
        keys.Revoke(first.Id, "a test", mayLockOut: true);
        Assert.That(Issue("Aigul").Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public void The_right_id_with_another_secret_opens_nothing()
    {
        var (issued, other) = (Issue("Aigul"), SecretKey.Create());
        keys.Revoke(issued.Id, "a test", mayLockOut: true);
        var file = new Database(Keys.PathBeside(record.Path));
        file.Tamper($"update api_key set id = '{other.Id}', revoked_at = null, revoked_by = null");
        Assert.That(keys.IsValid(other.Id), Is.True, "the id is known");
        Assert.That(keys.Of(other), Is.Null);
    }

    [Test]
    public void No_file_holds_a_key()
    {
        var secrets = Enumerable.Range(0, 5).Select(n => Issue($"key {n}").Secret).ToArray();
        keys.Note([KeyValuePair.Create(secrets[0].Split('_')[1], clock.GetUtcNow())]);
        var bytes = Directory.EnumerateFiles(Path.GetDirectoryName(record.Path)!).SelectMany(ReadShared).ToArray();
        Assert.That(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secrets[0].Split('_')[1])), Is.GreaterThan(0), "ids are there, so that the search is no empty one");
        foreach (var secret in secrets.Select(s => s.Split('_')[2]))
            foreach (var part in new[] { secret, secret[..16], secret[16..32] })
                foreach (var encoding in new[] { Encoding.ASCII, Encoding.Unicode })
                    Assert.That(bytes.AsSpan().IndexOf(encoding.GetBytes(part)), Is.EqualTo(-1), part);
    }

    // The file is in use, its -wal too.
    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var held = new MemoryStream();
        stream.CopyTo(held);
        return held.ToArray();
    }
}
