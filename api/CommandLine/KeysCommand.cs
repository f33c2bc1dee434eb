using System.CommandLine;
using System.Globalization;
using Compliance.Access;
using Compliance.Codes;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.CommandLine;

/// <summary>Makes, lists and revokes keys: also while a server runs, which takes them at the next call.</summary>
public static class KeysCommand
{
    private const int LongestDays = 3653;

    public static Command Create(Func<ParseResult, Settings> settings) => new("keys", """
        Makes, lists and revokes keys. Reads need none; a running server takes a change at the next call.

        Examples:
          compliance keys create --name "Aigul" --role editor --member KAZ
          KEY=$(compliance keys create --name nightly-import --role editor --days 30)
          compliance keys list
          compliance keys revoke nightly-import
        """) { Issue(settings), List(settings), Revoke(settings) };

    private static Command Issue(Func<ParseResult, Settings> settings)
    {
        var name = new Option<string>("--name") { Description = "Who it is for: the name in the change log", Required = true, HelpName = "name" };
        var role = new Option<string>("--role") { Description = $"What it allows: {string.Join(", ", Words.Of(typeof(Role)).Keys)}", Required = true, HelpName = "role" };
        var members = new Option<string[]>("--member") { Description = "A member that it may write about (KAZ, kaz or KZ); may be repeated; about all unless given", HelpName = "member" };
        var expires = new Option<string?>("--expires") { Description = "The last day on which it is let in", HelpName = "day" };
        var days = new Option<int?>("--days") { Description = $"For how many days it is let in ({Keys.StandardDays} unless given)", HelpName = "number" };
        var create = new Command("create", "Makes a key and prints it, this once and alone, on the standard output") { name, role, members, expires, days };
        create.SetAction(result =>
        {
            var record = new Database(settings(result).Storage);
            var keys = new Keys(record, TimeProvider.System);
            var wanted = new NewKey
            {
                Name = result.GetValue(name)!,
                Role = RoleOf(result.GetValue(role)!),
                Members = result.GetValue(members) ?? [],
                Expires = LastDay(result.GetValue(expires), result.GetValue(days), keys.Today),
            };
            var made = OneLine(() =>
            {
                var key = NewKeyRules.Check(wanted, keys.Today, Members(record));
                keys.Migrate();
                return keys.Issue(key, NewKeyRules.CommandLine);
            });
            Console.Error.WriteLine($"Key {made.Id} of '{made.Name}': {made.Role}, {Scope(made)}, until {made.ExpiresAt.AddDays(-1):yyyy-MM-dd}. It is shown this once:");
            Console.WriteLine(made.Secret);
            return Commands.Done;
        });
        return create;
    }

    private static Command List(Func<ParseResult, Settings> settings)
    {
        var list = new Command("list", "Lists all keys, without their secrets");
        list.SetAction(result =>
        {
            Console.WriteLine($"{"id",-14}{"state",-9}{"role",-13}{"last day",-12}{"last used",-18}{"members",-16}name");
            foreach (var key in Existing(settings(result)).All())
                Console.WriteLine($"{key.Id,-14}{key.State,-9}{key.Role,-13}{key.ExpiresAt.AddDays(-1),-12:yyyy-MM-dd}{key.LastUsedAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never",-18}{Scope(key),-16}{key.Name}");
            return Commands.Done;
        });
        return list;
    }

    private static Command Revoke(Func<ParseResult, Settings> settings)
    {
        var which = new Argument<string>("key") { Description = "The key's id, or the name of one in use" };
        var revoke = new Command("revoke", "Takes a key back, at once and for good") { which };
        revoke.SetAction(result =>
        {
            var keys = Existing(settings(result));
            var given = result.GetValue(which)!;
            // A whole key, found somewhere where it should not be, can be pasted as it is.
            var key = keys.Find(SecretKey.Parse(given)?.Id ?? given) ?? keys.Named(given)
                ?? throw new SettingsException($"there is no key with the id, and none in use with the name, '{SecretKey.Shorten(given)}': 'compliance keys list' shows them");
            keys.Revoke(key.Id, NewKeyRules.CommandLine, mayLockOut: true);
            Console.WriteLine(key.State == KeyState.Revoked.Word() ? $"Key {key.Id} of '{key.Name}' was revoked before." : $"Key {key.Id} of '{key.Name}' is revoked.");
            return Commands.Done;
        });
        return revoke;
    }

    private static Role RoleOf(string word) => Words.Of(typeof(Role)).TryGetValue(word, out var role) ? (Role)role
        : throw new SettingsException($"--role does not know '{word}'{Nearest.Hint(word, Words.Of(typeof(Role)).Keys)}; allowed: {string.Join(", ", Words.Of(typeof(Role)).Keys)}");

    private static DateOnly? LastDay(string? expires, int? days, DateOnly today) => (expires, days) switch
    {
        ({ }, { }) => throw new SettingsException("give --expires or --days, not both"),
        (_, < 1 or > LongestDays) => throw new SettingsException($"--days must be a whole number from 1 to {LongestDays}"),
        (_, { } number) => today.AddDays(number),
        ({ } text, _) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new SettingsException($"--expires '{text}' is no day that exists: write it as 2027-12-31"),
        _ => null,
    };

    // Before there is a record no spelling can be looked up: a code of three letters is taken as it is.
    private static Func<string, string?> Members(Database record)
    {
        if (!File.Exists(record.Path)) return m => m.Length == 3 && m.All(char.IsAsciiLetter) ? m.ToUpperInvariant() : null;
        var codes = new CodeBook(CommandLine.Existing.Open(record.Path), new Revision(record));
        return codes.Member;
    }

    private static Keys Existing(Settings settings)
    {
        var record = new Database(settings.Storage);
        if (!File.Exists(Keys.PathBeside(record.Path)))
            throw new StorageException($"there is no file of keys at {Keys.PathBeside(record.Path)}: 'compliance keys create' makes one; --storage names another record");
        var keys = new Keys(record, TimeProvider.System);
        keys.Migrate();
        return keys;
    }

    private static string Scope(Key key) => key.Members.Length == 0 ? "all members" : string.Join(",", key.Members);

    // "/members/0" was given as --member.
    private static string Option(string pointer) => "--" + (pointer.StartsWith("/members", StringComparison.Ordinal) ? "member" : pointer[1..]);

    private static IssuedKey OneLine(Func<IssuedKey> issue)
    {
        try
        {
            return issue();
        }
        catch (ProblemException e)
        {
            throw new SettingsException(e.Errors.Count == 0 ? e.Message : string.Join("; ", e.Errors.Select(m => $"{Option(m.Pointer!)} {m.Message}")));
        }
    }
}
