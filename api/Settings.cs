using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Compliance;

/// <summary>What can be set: by argument, else by environment variable, else in <c>appsettings.json</c> under <c>Compliance</c>.</summary>
public sealed record Settings
{
    /// <summary>The database file: <c>--storage</c>, <c>COMPLIANCE_STORAGE</c>.</summary>
    public string Storage { get; init; } = "data/compliance.db";

    /// <summary>The addresses to listen on, with semicolons between: <c>--urls</c>, <c>COMPLIANCE_URLS</c>.</summary>
    public string Urls { get; init; } = "http://localhost:8080";

    /// <summary>Whether the seed files are loaded at start: <c>--seed</c>, <c>COMPLIANCE_SEED</c>.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>Whether a change from an adverse status to a favourable one, or back, needs two editors: <c>--second-editor</c>, <c>COMPLIANCE_SECOND_EDITOR</c>.</summary>
    public bool SecondEditor { get; init; }

    /// <summary>The largest import over HTTP, in bytes after unpacking: <c>--import-limit</c>, <c>COMPLIANCE_IMPORT_LIMIT</c>, in MiB.</summary>
    public long LargestImport { get; init; } = 64L * 1024 * 1024;

    /// <summary>How many calls a minute each key, or each address without one, may make; 0: as many as it likes: <c>--rate-limit</c>, <c>COMPLIANCE_RATE_LIMIT</c>.</summary>
    public int RateLimit { get; init; } = 1200;

    /// <summary>Reads them; a wrong value is named.</summary>
    /// <exception cref="SettingsException">A value is wrong.</exception>
    public static Settings Read(string? storage, string? urls, string? seed, string? rateLimit)
    {
        var file = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).Build().GetSection("Compliance");
        var standard = new Settings();
        return new Settings
        {
            Storage = Check("storage", Value("Storage", storage) ?? standard.Storage, IsFile, "must be the path of a file; this version keeps its data in SQLite"),
            Urls = Check("urls", Value("Urls", urls) ?? standard.Urls, AreUrls, "must be http addresses such as http://localhost:8080, with semicolons between"),
            Seed = Check("seed", Value("Seed", seed) ?? "true", v => v is "true" or "false", "must be true or false") == "true",
            RateLimit = int.Parse(Check("rate-limit", Value("RateLimit", rateLimit) ?? $"{standard.RateLimit}", IsCount, "must be a whole number of calls a minute, or 0 for no limit"), CultureInfo.InvariantCulture),
        };

        string? Value(string name, string? argument) => argument ?? Environment.GetEnvironmentVariable("COMPLIANCE_" + JsonNamingPolicy.SnakeCaseUpper.ConvertName(name)) ?? file[name];
    }

    private static bool IsFile(string path) => path.Trim().Length > 0 && !path.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) && !path.Contains('\0') && !Directory.Exists(path);

    private static bool IsCount(string text) => text.Length is > 0 and <= 9 && text.All(char.IsAsciiDigit);

    private static bool AreUrls(string urls) => urls.Split(';').All(url =>
        Uri.TryCreate(url.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https"));

    private static string Check(string name, string value, Func<string, bool> isRight, string rule) =>
        isRight(value) ? value : throw new SettingsException($"--{name} (COMPLIANCE_{name.ToUpperInvariant().Replace('-', '_')}) is '{value}': it {rule}");
}

/// <summary>A setting has a wrong value; the message names it.</summary>
public sealed class SettingsException(string message) : Exception(message);
