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
    public static async Task<ServedDatabase> Start(string database)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "compliance");
        var process = Process.Start(new ProcessStartInfo(program, ["serve", "--storage", database, "--urls", "http://127.0.0.1:0", "--seed", "false", "--rate-limit", "0"]) { RedirectStandardOutput = true })!;
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
        var start = Stopwatch.GetTimestamp();
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative));
        var body = await response.Content.ReadAsByteArrayAsync();
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return response.IsSuccessStatusCode ? (JsonSerializer.Deserialize<JsonElement>(body), milliseconds)
            : throw new InvalidOperationException($"{address}: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
    }

    public void Dispose()
    {
        http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
