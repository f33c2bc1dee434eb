using Compliance.Changes;
using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Changes;

/// <summary>What only somebody can tell who has kept a head of the log: that its end was cut off, or that it was written anew.</summary>
public sealed class PublishedHeadTests
{
    private readonly Database database = Fresh.Seeded();

    private (long Revision, string Hash) Head()
    {
        using var reader = database.Read();
        return reader.Connection.QuerySingle<(long, string)>("select revision, hash from change order by revision desc limit 1");
    }

    private IReadOnlyList<string> Findings(params string[] heads) => FindingsIn(database, heads);

    private static IReadOnlyList<string> FindingsIn(Database where, params string[] heads) => new Verification(where).Run(null, [.. heads.Select(h => PublishedHead.Parse(h)!)]).Findings;

    [Test]
    public void A_log_that_went_on_holds_the_heads_that_were_published()
    {
        var (revision, hash) = Head();
        database.Import(Fresh.Bundle(Records.Source, Records.Actor()));
        var (later, laterHash) = Head();
        Assert.That(Findings(hash, $"{revision}:{hash.ToUpperInvariant()}", $"{later}:{laterHash}", laterHash), Is.Empty);
    }

    [Test]
    public void An_end_that_was_cut_off_is_found()
    {
        var older = new Database(Fresh.Path());
        File.Copy(database.Path, older.Path);
        database.Import(Fresh.Bundle(Records.Source, Records.Actor()));
        var (revision, hash) = Head();
        Assert.That(FindingsIn(older), Is.Empty, "the copy in itself is whole");
        Assert.That(FindingsIn(older, $"{revision}:{hash}"), Is.EqualTo(new[] { $"change log: it ends at revision {revision - 2}, and revision {revision} was published: its end is cut off, or this is an older copy" }));
        Assert.That(FindingsIn(older, hash), Has.One.StartsWith($"change log: no entry has the published hash {hash}"));
    }

    [Test]
    public void A_copy_that_went_another_way_is_found()
    {
        var copy = Fresh.Seeded();
        database.Import(Fresh.Bundle(Records.Source, Records.Actor()));
        copy.Import(Fresh.Bundle(Records.Source, Records.Actor("Somebody else")));
        var (revision, hash) = Head();
        using var reader = copy.Read();
        var other = reader.Connection.ExecuteScalar<string>("select hash from change where revision = @revision", new { revision })!;
        Assert.That(Findings(other), Has.One.Contains($"no entry has the published hash {other}"));
        Assert.That(Findings($"{revision}:{other}"), Is.EqualTo(new[] { $"change log: revision {revision} has the hash {hash}, and not {other} as published: it, or an entry before it, is not the one that was published" }));
    }

    [Test]
    public void A_log_that_was_written_anew_with_new_hashes_is_found()
    {
        var (revision, hash) = Head();
        Rewrite("nobody", from: revision - 20);
        Assert.That(Findings(), Is.Empty, "the log in itself is whole: nobody could tell without the head");
        Assert.That(Findings($"{revision}:{hash}"), Has.One.Contains($"and not {hash} as published"));
        Assert.That(Findings(hash), Has.One.Contains("no entry has the published hash"));
    }

    [Test]
    public async Task The_command_says_yes_no_and_what_is_wrong()
    {
        var (revision, hash) = Head();
        var right = await Shell.Run("verify", "--head", $"{revision}:{hash}", "--head", hash, "--storage", database.Path);
        Assert.That(right.Code, Is.Zero, right.Output + right.Errors);
        var wrong = await Shell.Run("verify", "--head", $"{revision}:{new string('0', 64)}", "--storage", database.Path);
        Assert.That((wrong.Code, wrong.Output.Split('\n')[0]), Is.EqualTo((1, $"change log: revision {revision} has the hash {hash}, and not {new string('0', 64)} as published: it, or an entry before it, is not the one that was published")));
        var later = await Shell.Run("verify", "--head", $"{revision + 1}:{hash}", "--storage", database.Path);
        Assert.That((later.Code, later.Output), Is.EqualTo((1, later.Output)));
        Assert.That(later.Output, Does.StartWith($"change log: it ends at revision {revision}, and revision {revision + 1} was published"));
    }

    [TestCase("abc")]
    [TestCase("0:0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("-1:0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("1:2:0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("g000000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_no_head_is_refused(string head)
    {
        Assert.That(PublishedHead.Parse(head), Is.Null);
        var run = await Shell.Run("verify", $"--head={head}", "--storage", database.Path);
        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Errors, Does.StartWith($"--head '{head}' is no head of a change log"));
    }

    // As somebody would who knows how the hashes are made. The author is not part of the instant and the write of a status.
    private void Rewrite(string who, long from)
    {
        using var connection = database.OpenToWrite();
        connection.Execute("drop trigger change_is_never_updated");
        var previous = connection.ExecuteScalar<string>("select hash from change where revision = @from - 1", new { from })!;
        foreach (var entry in connection.Query<LogEntry>(Statement.Read("Changes/AllChanges")).Where(e => e.Revision >= from).ToArray())
        {
            var anew = entry with { Who = who, PreviousHash = previous };
            previous = anew.ComputeHash();
            connection.Execute("update change set who = @Who, previous_hash = @PreviousHash, hash = @previous where revision = @Revision", new { anew.Who, anew.PreviousHash, previous, anew.Revision });
        }
    }
}
