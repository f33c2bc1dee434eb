using System.Diagnostics;
using System.Text.Json;

namespace Compliance.Benchmarks;

/// <summary>The real program as a process of its own, on a database; ended with this.</summary>
public sealed class ServedDatabase : IDisposable
{
    private readonly Process process;
    private readonly HttpClient http;

    private ServedDatabase(Process process, Uri address) => (this.process, http) = (process, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="database">The file.</param>
    /// <param name="withSeed">Whether it loads the record that comes with the program.</param>
    public static async Task<ServedDatabase> Start(string database, bool withSeed = false)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "compliance");
        var process = Process.Start(new ProcessStartInfo(program, ["serve", "--storage", database, "--urls", "http://127.0.0.1:0", "--seed", withSeed ? "true" : "false", "--rate-limit", "0"]) { RedirectStandardOutput = true })!;
        const string Listens = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listens, StringComparison.Ordinal) is var at and >= 0)
            {
                // What it says later must not fill the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new ServedDatabase(process, new Uri(line[(at + Listens.Length)..].Trim()));
            }
        }

        throw new InvalidOperationException($"the program did not start on {database}");
    }

    /// <summary>The answer to a call, and how many milliseconds it took until its last byte.</summary>
    public async Task<(JsonElement Answer, double Milliseconds)> Get(string address)
    {
        var (body, milliseconds) = await Body(address);
        return (JsonSerializer.Deserialize<JsonElement>(body), milliseconds);
    }

    /// <summary>How many bytes an answer of any form has, and how many milliseconds it took until the last of them.</summary>
    public async Task<(int Bytes, double Milliseconds)> Take(string address)
    {
        var (body, milliseconds) = await Body(address);
        return (body.Length, milliseconds);
    }

    private async Task<(byte[] Body, double Milliseconds)> Body(string address)
    {
        var start = Stopwatch.GetTimestamp();
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative));
        var body = await response.Content.ReadAsByteArrayAsync();
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return response.IsSuccessStatusCode ? (body, milliseconds) : throw new InvalidOperationException($"{address}: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
    }

    public void Dispose()
    {
        http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
