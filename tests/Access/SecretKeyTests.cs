using Compliance.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Access;

public sealed class SecretKeyTests
{
    [Test]
    public void A_key_is_found_by_a_scanner_and_holds_no_sign_that_a_shell_or_an_address_minds()
    {
        var keys = Enumerable.Range(0, 200).Select(_ => SecretKey.Create()).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(keys.Select(k => k.Reveal()), Has.All.Matches("^ilofu_[a-z0-9]{12}_[A-Za-z0-9]{38}$"));
            Assert.That(keys.Select(k => k.Id), Is.Unique);
            Assert.That(keys.Select(k => Convert.ToHexString(k.Hash())), Is.Unique.And.All.Length.EqualTo(64));
            Assert.That(keys.Select(k => $"{k}"), Is.EqualTo(keys.Select(k => $"ilofu_{k.Id}")), "printed by mistake, it shows no secret");
        });
    }

    [Test]
    public void A_key_is_read_as_it_was_written()
    {
        var key = SecretKey.Create();
        var read = SecretKey.Parse(key.Reveal())!;
        Assert.That((read.Id, Convert.ToHexString(read.Hash())), Is.EqualTo((key.Id, Convert.ToHexString(key.Hash()))));
    }

    [Test]
    public void Every_mistyped_letter_is_seen_without_a_look_into_the_file()
    {
        var text = SecretKey.Create().Reveal();
        for (var i = 0; i < text.Length; i++)
        {
            var other = text[i] == 'a' ? 'b' : 'a';
            Assert.That(SecretKey.Parse(text[..i] + other + text[(i + 1)..]), Is.Null, $"letter {i}");
        }

        foreach (var wrong in new[] { "", "ilofu_", text[..^1], text + "a", text + "\n", " " + text, text.ToUpperInvariant() }) Assert.That(SecretKey.Parse(wrong), Is.Null, wrong);
    }

    [TestCase("ilofu_abcdefghijkl_SECRETSECRET", "ilofu_abcdefghijkl")]
    [TestCase("ilofu_abcdefghijklSECRETSECRET", "no key of ours")]
    [TestCase("SECRET", "no key of ours")]
    [TestCase("ilofu_abcdefghijkl\r\nforged line", "no key of ours")]
    [TestCase("ilofu_abcdef\r\nghijkl_x", "no key of ours")]
    public void A_log_shows_a_public_id_or_nothing(string sent, string shown) => Assert.That(SecretKey.ForLog(sent), Is.EqualTo(shown));

    [Test]
    public void No_secret_is_compared_in_a_way_that_tells_how_far_it_was_right()
    {
        var lines = Directory.EnumerateFiles(Repository.File("api", "Access"), "*.cs").SelectMany(File.ReadLines).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(lines.Count(l => l.Contains("CryptographicOperations.FixedTimeEquals(sent.Hash(), known?.SecretHash", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(lines.Where(l => l.Contains("SequenceEqual", StringComparison.Ordinal)), Is.Empty);
            Assert.That(lines.Where(l => l.Contains("hash", StringComparison.OrdinalIgnoreCase) || l.Contains("secret", StringComparison.OrdinalIgnoreCase))
                .Where(l => l.Contains(" == ", StringComparison.Ordinal) || l.Contains("!= ", StringComparison.Ordinal) || l.Contains("Equals(", StringComparison.Ordinal))
                .Where(l => !l.Contains("FixedTimeEquals", StringComparison.Ordinal)), Is.Empty);
            Assert.That(Directory.EnumerateFiles(Repository.File("api"), "*.sql", SearchOption.AllDirectories).SelectMany(File.ReadLines)
                .Where(l => l.Contains("secret_hash", StringComparison.Ordinal) && l.Contains('=')), Is.Empty, "nor in SQL");
        });
    }
}
