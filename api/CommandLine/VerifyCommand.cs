using System.CommandLine;
using Compliance.Changes;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.CommandLine;

/// <summary>Checks a database against itself.</summary>
public static class VerifyCommand
{
    public static Command Create(Func<ParseResult, Settings> settings)
    {
        var heads = new Option<string[]>("--head")
        {
            Description = "A head of the change log that was published (/v1/changes/head): fails when the log does not hold it; may be given again",
            HelpName = "hash|revision:hash",
        };
        var command = new Command("verify", "Checks the file, the references, the change log, every record and every stored status; exit code 1 when something is wrong") { heads };
        command.SetAction(result =>
        {
            var published = (result.GetValue(heads) ?? []).Select(Head).ToArray();
            var database = Existing.Open(settings(result).Storage);
            var report = new Verification(database).Run(what => Console.Error.WriteLine($"Checking {what} ..."), published);
            foreach (var finding in report.Findings) Console.WriteLine(finding);
            Console.WriteLine($"{report.Changes} changes, {report.Records} records, {report.Intervals} intervals: {(report.Findings.Count == 0 ? "nothing is wrong" : $"{report.Findings.Count} findings")}");
            return report.Findings.Count == 0 ? Commands.Done : Commands.No;
        });
        return command;
    }

    private static PublishedHead Head(string text) => PublishedHead.Parse(text)
        ?? throw new SettingsException($"--head '{text}' is no head of a change log: give its hash of 64 hexadecimal digits, with or without its revision and a colon before it");
}
