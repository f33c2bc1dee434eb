using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Compliance;

/// <summary>What can be set: by argument, else by environment variable, else in <c>appsettings.json</c> under <c>Compliance</c>.</summary>
public sealed record Settings
{
    /// <summary>The database file.</summary>
    public string Storage { get; init; } = "data/compliance.db";

    /// <summary>The addresses to listen on, with semicolons between.</summary>
    public string Urls { get; init; } = "http://localhost:8080";

    /// <summary>Whether the seed files are loaded at start.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>How many calls a minute each key, or each address without one, may make; 0: as many as it likes.</summary>
    public int RateLimit { get; init; } = 1200;

    /// <summary>The largest import over HTTP, in MiB after unpacking.</summary>
    public int ImportLimit { get; init; } = 64;

    /// <summary>Whether a change from an adverse status to a favourable one, or back, needs two editors.</summary>
    public bool SecondEditor { get; init; }

    /// <summary>The address under which the world reaches the server; "": the first of those that it listens on.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>What stands before a path where an answer names a whole address, without a slash at its end.</summary>
    public string PublicAddress => (PublicUrl.Length > 0 ? PublicUrl : Named(Urls.Split(';')[0])).TrimEnd('/');

    /// <summary>Whether webhooks may be in a network that is not public.</summary>
    public bool PrivateWebhooks { get; init; }

    /// <summary>All settings, in the order of the documentation.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("storage", "file", "data/compliance.db", "The database file", IsFile, "must be the path of a file; this version keeps its data in SQLite"),
        new("urls", "addresses", "http://localhost:8080", "The addresses to listen on", AreUrls, "must be http addresses such as http://localhost:8080, with semicolons between"),
        new("seed", "true|false", "true", "Whether to load the record that comes with the program", IsTruth, "must be true or false"),
        new("rate-limit", "number", "1200", "Calls a minute for each key, or each address without one; 0: no limit", IsCount, "must be a whole number of calls a minute, or 0 for no limit"),
        new("import-limit", "MiB", "64", "The largest import over HTTP, after unpacking", text => IsCount(text) && int.Parse(text, CultureInfo.InvariantCulture) is > 0 and <= 4096, "must be a whole number of MiB from 1 to 4096"),
        new("second-editor", "true|false", "false", "Whether a change from an adverse status to a favourable one, or back, needs two editors", IsTruth, "must be true or false"),
        new("public-url", "address", "", "The address under which the world reaches the server, for citations; unless given the first that it listens on", IsPublic, "must be an http address such as https://compliance.example.org, without a query"),
        new("private-webhooks", "true|false", "false", "Whether webhooks may be called in networks that are not public", IsTruth, "must be true or false"),
    ];

    /// <summary>Reads them; a wrong value is named.</summary>
    /// <param name="argument">The argument given for a setting, by its name; null: none.</param>
    /// <exception cref="SettingsException">A value is wrong.</exception>
    public static Settings Read(Func<string, string?> argument)
    {
        var file = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).Build().GetSection("Compliance");
        var values = All.ToDictionary(s => s.Name, s => s.Check(argument(s.Name) ?? Environment.GetEnvironmentVariable(s.Variable) ?? file[s.Property] ?? s.Unless));
        return new Settings
        {
            Storage = values["storage"],
            Urls = values["urls"],
            Seed = values["seed"] == "true",
            RateLimit = int.Parse(values["rate-limit"], CultureInfo.InvariantCulture),
            ImportLimit = int.Parse(values["import-limit"], CultureInfo.InvariantCulture),
            SecondEditor = values["second-editor"] == "true",
            PublicUrl = values["public-url"],
            PrivateWebhooks = values["private-webhooks"] == "true",
        };
    }

    private static bool IsFile(string path) => path.Trim().Length > 0 && !path.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) && !path.Contains('\0') && !Directory.Exists(path);

    private static bool IsTruth(string text) => text is "true" or "false";

    private static bool IsCount(string text) => text.Length is > 0 and <= 9 && text.All(char.IsAsciiDigit);

    private static bool AreUrls(string urls) => urls.Split(';').All(url => Uri.TryCreate(Named(url), UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https"));

    // Characters that would end it in a citation are none of an address.
    private static bool IsPublic(string url) => url.Length == 0
        || Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 && !url.Any(c => c is '{' or '}' or '"' or '<' or '>' or ' ' or '\\');

    // All addresses of the machine: by one that leads to it.
    private static string Named(string url) => url.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
}

/// <summary>One setting.</summary>
/// <param name="Name">Its name as an argument, without the hyphens before it.</param>
/// <param name="Value">What is given, for the help.</param>
/// <param name="Unless">Its value unless given.</param>
/// <param name="What">What it sets.</param>
/// <param name="IsRight">Whether a value can be taken.</param>
/// <param name="Rule">What a value must be.</param>
public sealed record Setting(string Name, string Value, string Unless, string What, Func<string, bool> IsRight, string Rule)
{
    /// <summary>Its environment variable.</summary>
    public string Variable => "COMPLIANCE_" + Name.ToUpperInvariant().Replace('-', '_');

    /// <summary>Its name in <c>appsettings.json</c>.</summary>
    public string Property => string.Concat(Name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>The value, if it is right.</summary>
    /// <exception cref="SettingsException">It is wrong.</exception>
    public string Check(string value) => IsRight(value) ? value : throw new SettingsException($"--{Name} ({Variable}) is '{value}': it {Rule}");
}

/// <summary>A setting has a wrong value; the message names it.</summary>
public sealed class SettingsException(string message) : Exception(message);
