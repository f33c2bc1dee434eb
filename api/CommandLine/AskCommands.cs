using System.CommandLine;
using System.Text;
using System.Text.Json;
using Compliance.Recording;

namespace Compliance.CommandLine;

/// <summary>The commands that ask what an address of the API answers, by the API's own parameters.</summary>
public static class AskCommands
{
    private static readonly string[] Lists =
        ["requests", "threads", "commitments", "conclusions", "evidence", "sources", "actors", "conventions", "members", "ratifications", "sessions", "cases", "changes", "transitions", "deadlines", "status"];

    /// <summary>Lists records.</summary>
    public static Command List(Func<ParseResult, Settings> settings)
    {
        var list = new Argument<string>("list") { Description = $"What to list: {string.Join(", ", Lists)}" };
        return Create("list", "Lists records, with the filters of the API: list requests --member KAZ --status open,committed --sort -dueOn", settings, list, result => $"v1/{Known(result.GetValue(list)!)}", null);
    }

    private static string Known(string list) => Lists.Contains(list) ? list
        : throw new SettingsException($"there is no list '{list}'{Nearest.Hint(list, Lists)}; there are {string.Join(", ", Lists)}");

    /// <summary>Searches.</summary>
    public static Command Search(Func<ParseResult, Settings> settings)
    {
        var query = new Argument<string>("query") { Description = "Words, \"phrases\", AND, OR, NOT, prefix*, parentheses: in quotes for the shell" };
        return Create("search", "Searches everything that is recorded: search 'trade union* AND registration' --member KAZ", settings, query, _ => "v1/search", result => ("q", result.GetValue(query)!));
    }

    /// <summary>Lists due dates.</summary>
    public static Command Deadlines(Func<ParseResult, Settings> settings) =>
        Create("deadlines", "Lists due dates, past and to come: deadlines --member KAZ --clock reply --format ics", settings, null, _ => "v1/deadlines", null);

    /// <summary>The server to ask instead of the file.</summary>
    public static Option<string?> Server() => new("--server") { Description = "A server to ask, such as http://localhost:8080; the file of --storage unless given", HelpName = "address" };

    private static Command Create(string name, string what, Func<ParseResult, Settings> settings, Argument<string>? argument, Func<ParseResult, string> path, Func<ParseResult, (string, string)?>? more)
    {
        var (server, format) = (Server(), new Option<string>("--format") { Description = "text (unless given), json, csv, ndjson, or another that the address offers", HelpName = "format", DefaultValueFactory = _ => "text" });
        var command = new Command(name, $"{what}. Every parameter of the API is an option: asOf is --as-of") { server, format };
        if (argument is not null) command.Arguments.Add(argument);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, token) =>
        {
            var query = Parameters(result.UnmatchedTokens).Append(("format", result.GetValue(format)!));
            if (more?.Invoke(result) is { } own) query = query.Prepend(own);
            var address = new StringBuilder(path(result));
            foreach (var (key, value) in query) address.Append(address.ToString().Contains('?') ? '&' : '?').Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
            await using var asking = await Asking.Of(result.GetValue(server), settings(result));
            await using var output = Console.OpenStandardOutput();
            await asking.Copy(address.ToString(), output, token);
            return Commands.Done;
        });
        return command;
    }

    // "--as-of 2021-06-30", "--as-of=2021-06-30" and "asOf=2021-06-30" are the same.
    private static IEnumerable<(string Key, string Value)> Parameters(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var equals = token.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) yield return (Name(token[..equals]), token[(equals + 1)..]);
            else if (!token.StartsWith("--", StringComparison.Ordinal) || token.Length < 3) throw new SettingsException($"'{token}' stands alone: give a parameter of the API with its value, such as --member KAZ; several words to search for go in quotes, as one");
            else if (i + 1 == tokens.Count || tokens[i + 1].StartsWith("--", StringComparison.Ordinal)) throw new SettingsException($"{token} has no value");
            else yield return (Name(token), tokens[++i]);
        }
    }

    private static string Name(string token)
    {
        var words = token.TrimStart('-').Split('-');
        return JsonNamingPolicy.CamelCase.ConvertName(words[0]) + string.Concat(words.Skip(1).Select(w => w.Length == 0 ? "" : char.ToUpperInvariant(w[0]) + w[1..]));
    }
}
