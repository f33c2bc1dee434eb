using Compliance.Recording;
using System.CommandLine;
using System.Globalization;
using Compliance.Cases;
using Compliance.Codes;
using Compliance.FollowUp;

namespace Compliance.CommandLine;

/// <summary>Prints where a case stands, and lets a script fail on it.</summary>
public static class StatusCommand
{
    private static readonly Dictionary<string, Func<CaseStatus, int>> Conditions = new Dictionary<string, Func<CaseStatus, int>>
    {
        ["overdue"] = s => s.Threads.OverdueOutcome + s.Threads.OverdueReply + s.Requests.OverdueOutcome + s.Requests.OverdueReply,
        ["overdue-outcome"] = s => s.Threads.OverdueOutcome + s.Requests.OverdueOutcome,
        ["overdue-reply"] = s => s.Threads.OverdueReply + s.Requests.OverdueReply,
        ["disputed"] = s => s.Threads.Disputed + s.Requests.Disputed,
    }.Concat(Words.Of(typeof(RequestStatus)).Keys.Select(word =>
        KeyValuePair.Create(word.Replace('_', '-'), (Func<CaseStatus, int>)(s => s.Threads.ByStatus[word] + s.Requests.ByStatus[word])))).ToDictionary();

    public static Command Create(Func<ParseResult, Settings> settings)
    {
        var member = new Argument<string>("member") { Description = "The member: KAZ, kaz or KZ" };
        var convention = new Argument<string>("convention") { Description = "The Convention: C87, c087 or 87" };
        var day = new Option<string?>("--as-of") { Description = "The day to answer for (today unless given)", HelpName = "day" };
        var failOn = new Option<string?>("--fail-on") { Description = $"Exit with 1 when any of these is there, with commas between: {string.Join(", ", Conditions.Keys)}", HelpName = "what" };
        var server = AskCommands.Server();
        var command = new Command("status", "Prints where a case stands: demands and requests by status, what is overdue, the next date, what is not loaded") { member, convention, day, failOn, server };
        command.SetAction(async (result, token) =>
        {
            var asOf = Day(result.GetValue(day));
            var conditions = result.GetValue(failOn)?.Split(',') ?? [];
            if (conditions.FirstOrDefault(c => !Conditions.ContainsKey(c)) is { } unknown)
                throw new SettingsException($"--fail-on does not know '{unknown}'{Nearest.Hint(unknown, Conditions.Keys)}; allowed: {string.Join(", ", Conditions.Keys)}");
            await using var asking = await Asking.Of(result.GetValue(server), settings(result));
            var status = await asking.Json<CaseStatus>($"v1/cases/{Uri.EscapeDataString(result.GetValue(member)!)}/{Uri.EscapeDataString(result.GetValue(convention)!)}/status{(asOf is { } to ? $"?asOf={to:yyyy-MM-dd}" : "")}", token);
            CaseTable.Print(status, Console.Out);
            var met = conditions.Where(c => Conditions[c](status) > 0).ToArray();
            if (met.Length > 0) Console.Error.WriteLine($"Fails on: {string.Join(", ", met)}");
            return met.Length > 0 ? Commands.No : Commands.Done;
        });
        return command;
    }

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new SettingsException($"--as-of '{text}' is no day that exists: write it as 2021-06-30");
}
