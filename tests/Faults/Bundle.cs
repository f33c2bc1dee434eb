using System.Text;

namespace Compliance.Tests.Faults;

/// <summary>Bundles that take long enough to be met in the middle.</summary>
internal static class Bundle
{
    /// <summary>More than this in the write-ahead log is a transaction that outgrew its memory.</summary>
    public const long Spill = 8 * 1024 * 1024;

    private const int Many = 450;
    private const string Head = """{"format": "compliance-bundle", "version": 1, "records": [""";
    private const string Source = """{"record": "source", "id": "a-source", "publisher": "A publisher", "title": "A title"}""";

    // Each some 100 kB, most of it in its row and again in the change log.
    private static readonly string Long = string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"{i} {new string((char)('a' + i % 26), 490)}\""));

    /// <summary>So many records that SQLite cannot keep what they change in its memory.</summary>
    public static byte[] Large { get; } = Of(Many);

    /// <summary>The number of records in <see cref="Large"/>.</summary>
    public const int LargeCount = Many + 1;

    /// <summary>A bundle with so many large records.</summary>
    public static byte[] Of(int count) => Encoding.UTF8.GetBytes($"{Head}{Source},{string.Join(',', Enumerable.Range(1, count).Select(Actor))}]}}");

    /// <summary>The same, cut off before its end.</summary>
    public static byte[] Half { get; } = Encoding.UTF8.GetBytes($"{Head}{Source},{string.Join(',', Enumerable.Range(1, Many).Select(Actor))},");

    private static string Actor(int number) =>
        $$"""{"record": "actor", "id": "actor-{{number}}", "kind": "organization", "name": "Organization {{number}}", "role": "A union", "source": "a-source", "spellings": [{{Long}}]}""";
}
