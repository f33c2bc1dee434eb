using Compliance.Recording;
using System.CommandLine;
using System.Globalization;
using Compliance.Cases;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;

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
        var command = new Command("status", "Prints where a case stands: demands and requests by status, what is overdue, the next date, what is not loaded") { member, convention, day, failOn };
        command.SetAction(result =>
        {
            var asOf = Day(result.GetValue(day));
            var conditions = result.GetValue(failOn)?.Split(',') ?? [];
            if (conditions.FirstOrDefault(c => !Conditions.ContainsKey(c)) is { } unknown)
                throw new SettingsException($"--fail-on does not know '{unknown}'{Nearest.Hint(unknown, Conditions.Keys)}; allowed: {string.Join(", ", Conditions.Keys)}");
            var status = Ask(Existing.Open(settings(result).Storage), result.GetValue(member)!, result.GetValue(convention)!, asOf);
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

    private static CaseStatus Ask(Database database, string member, string convention, DateOnly? asOf)
    {
        using var revision = new Revision(database);
        var codes = new CodeBook(database, revision);
        var iso3 = codes.Member(member) ?? throw new SettingsException($"'{member}' names no member{Nearest.Hint(member, codes.Members)}: give ISO 3166-1 alpha-3 such as KAZ");
        var code = codes.Convention(convention) ?? throw new SettingsException($"'{convention}' names no Convention: give a code such as C87 or P29");
        try
        {
            using var views = new Views(database, TimeProvider.System);
            using var view = views.Now(CancellationToken.None);
            return CaseAnswers.Status(view, iso3, code, asOf ?? view.Today);
        }
        catch (Problems.ProblemException e)
        {
            throw new SettingsException(e.Message);
        }
    }
}
