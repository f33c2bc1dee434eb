using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Compliance.Access;
using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Faults;

/// <summary>The program as a server in a process of its own, that a test may kill and start again on the same files.</summary>
internal sealed class Served : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task<string> errors;
    private Task<string>? rest;

    private Served(Process process, string path)
    {
        (this.process, Path) = (process, path);
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>
    /// What it is started in. A file that may not grow is an error to be told, as on a full disk, not the end of the
    /// program; and the runtime's own memory is in no file that may not grow either.
    /// </summary>
    public static string[] Around { get; } = ["bash", "-c", "trap '' XFSZ && export DOTNET_EnableWriteXorExecute=0 && exec \"$@\"", "bash"];

    /// <summary>The database file.</summary>
    public string Path { get; }

    /// <summary>What it printed before it listened.</summary>
    public string Said { get; private set; } = "";

    public HttpClient Http { get; private set; } = null!;

    public int Id => process.Id;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<Served> Start(string path, params string[] more)
    {
        var served = new Served(Shell.StartIn(Around, ["serve", "--storage", path, "--urls", "http://127.0.0.1:0", "--rate-limit", "0", "--import-limit", "512", .. more]), path);
        using var patience = new CancellationTokenSource(Longest);
        while (await served.process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            served.Said += line + "\n";
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                served.Http = new HttpClient { BaseAddress = new Uri(line[(at + Listening.Length)..].Trim()), Timeout = Longest };
                // Its output is read on, so that it never waits for a reader.
                served.rest = served.process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return served;
            }
        }

        throw new InvalidOperationException($"it ended: {served.Said}{await served.errors}");
    }

    /// <summary>A key for the server, made by another process as an operator does.</summary>
    public static async Task<string> Key(string path, string role = "editor")
    {
        var run = await Shell.Run("keys", "create", "--name", $"fault {role}", "--role", role, "--storage", path);
        Assert.That(run.Code, Is.Zero, run.Errors);
        return run.Output.Trim();
    }

    /// <summary>Sends a call.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string url, string key, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative)) { Content = body };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    /// <summary>Sends a bundle and comes back as soon as the server has it: the address that tells how far it is.</summary>
    public async Task<string> Import(string key, byte[] bundle)
    {
        using var response = await Send(HttpMethod.Post, "/v1/imports", key, new ByteArrayContent(bundle) { Headers = { ContentType = new("application/json") } }, ("Prefer", "respond-async"));
        await response.Json(202);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>How far an import is.</summary>
    public async Task<JsonElement> Show(string import, string key)
    {
        using var response = await Send(HttpMethod.Get, import, key);
        return await response.Json(200);
    }

    /// <summary>Asks again and again, until an import has come as far as a test needs it, or is not running any more.</summary>
    public async Task<JsonElement> Until(string import, string key, Func<JsonElement, bool> isThere)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var now = await Show(import, key);
            if (now.GetProperty("state").GetString() != "running" || isThere(now)) return now;
            Assert.That(patience.Elapsed, Is.LessThan(Longest), now.ToString());
        }
    }

    /// <summary>Pages of the import are in the file beside the database already, without the mark that makes them count.</summary>
    public bool IsSpilling(JsonElement _) => LengthOfLog(Path) > Bundle.Spill;

    /// <summary>The length of the write-ahead log.</summary>
    public static long LengthOfLog(string path) => File.Exists(path + "-wal") ? new FileInfo(path + "-wal").Length : 0;

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(128 + 9));
    }

    /// <summary>The polite signal; whoever asks waits with <see cref="End"/>.</summary>
    public Task Terminate() => Signal("TERM");

    /// <summary>Its exit code and what it wrote on the error output, when it has ended.</summary>
    public async Task<(int Code, string Errors)> End()
    {
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        return (process.ExitCode, await errors);
    }

    /// <summary>Lets no file grow beyond a length: what a full disk is to the program. Null: there is room again.</summary>
    public async Task Limit(long? bytes)
    {
        var (code, output) = await Repository.Run("/", "prlimit", "--pid", Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:unlimited");
        Assert.That(code, Is.Zero, output);
    }

    /// <summary>The findings of the check of everything, with the file closed again.</summary>
    public static IReadOnlyList<string> Verify(string path)
    {
        try
        {
            return new Verification(new Database(path)).Run().Findings;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        await errors;
        if (rest is not null) await rest;
        process.Dispose();
    }

    private async Task Signal(string name)
    {
        var (code, output) = await Repository.Run("/", "bash", "-c", $"kill -{name} {Id}");
        Assert.That(code, Is.Zero, output);
    }
}
