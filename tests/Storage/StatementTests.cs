using System.Text.RegularExpressions;
using Compliance.Storage;
using Compliance.Tests.Support;
using SQLitePCL;

namespace Compliance.Tests.Storage;

/// <summary>A renamed column fails here, by the name of the statement, and not in a request.</summary>
public sealed partial class StatementTests
{
    public static IEnumerable<string> Names => Statement.All.Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public async Task A_statement_fits_the_schema(string name)
    {
        var text = Statement.Read(name);
        var record = (await RunningApi.Shared).Path;
        using var reader = new Database(FileOf(name, text, record)).Read();
        Prepare(reader, text, "with all optional lines");
        Prepare(reader, Statement.Of(name).Text, "without any optional line");
    }

    // What speaks of keys or of webhooks is sent to their file.
    private static string FileOf(string name, string text, string record)
    {
        if (text.Contains(" api_key", StringComparison.Ordinal)) return Compliance.Access.Keys.PathBeside(record);
        if (!name.StartsWith("Webhooks/", StringComparison.Ordinal) || name is "Webhooks/EntriesBefore" or "Webhooks/WrittenSince") return record;
        var webhooks = new Compliance.Webhooks.WebhookFile(new Database(record), TimeProvider.System);
        webhooks.Migrate();
        return webhooks.Path;
    }

    [TestCaseSource(nameof(Names))]
    public void An_optional_line_is_marked_at_its_end(string name)
    {
        var marks = Mark().Matches(Statement.Read(name));
        Assert.That(marks, Has.All.Matches<Match>(m => WellFormed().IsMatch(m!.Value)));
    }

    // The engine itself tells where one statement ends and the next begins.
    private static void Prepare(Reader reader, string text, string how)
    {
        var database = reader.Connection.Handle!;
        for (var rest = text; rest.Trim().Length > 0;)
        {
            var code = raw.sqlite3_prepare_v2(database, rest, out var statement, out rest);
            Assert.That(code, Is.Zero, $"{how}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
            statement?.Dispose();
        }
    }

    [GeneratedRegex(@"-- *if\b.*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^-- if [A-Z][A-Za-z]*$")]
    private static partial Regex WellFormed();
}
