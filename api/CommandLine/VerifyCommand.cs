using System.CommandLine;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.CommandLine;

/// <summary>Checks a database against itself.</summary>
public static class VerifyCommand
{
    public static Command Create(Func<ParseResult, Settings> settings)
    {
        var command = new Command("verify", "Checks the file, the references, the change log, every record and every stored status; exit code 1 when something is wrong");
        command.SetAction(result =>
        {
            var database = Existing.Open(settings(result).Storage);
            var report = new Verification(database).Run(what => Console.Error.WriteLine($"Checking {what} ..."));
            foreach (var finding in report.Findings) Console.WriteLine(finding);
            Console.WriteLine($"{report.Changes} changes, {report.Records} records, {report.Intervals} intervals: {(report.Findings.Count == 0 ? "nothing is wrong" : $"{report.Findings.Count} findings")}");
            return report.Findings.Count == 0 ? Commands.Done : Commands.No;
        });
        return command;
    }
}
