using System.Diagnostics;

namespace Compliance.Tests.Support;

/// <summary>The program as people run it: a process of its own.</summary>
public static class Shell
{
    /// <summary>What a run printed, and its exit code.</summary>
    public sealed record Result(int Code, string Output, string Errors);

    /// <summary>Runs it to its end.</summary>
    public static Task<Result> Run(params string[] arguments) => RunIn([], arguments);

    /// <summary>Runs it to its end inside another program, such as one that takes rights away.</summary>
    public static async Task<Result> RunIn(string[] around, params string[] arguments)
    {
        using var process = StartIn(around, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        }
        finally
        {
            // What should have ended by itself does not outlive its test.
            if (!process.HasExited) process.Kill();
        }

        return new Result(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it; whoever asks must end it.</summary>
    public static Process Start(params string[] arguments) => StartIn([], arguments);

    /// <summary>Starts it inside another program; whoever asks must end it.</summary>
    public static Process StartIn(string[] around, params string[] arguments)
    {
        string[] all = [.. around, "dotnet", Path.Combine(AppContext.BaseDirectory, "compliance.dll"), .. arguments];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            WorkingDirectory = Fresh.Folder(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in Settings.All.Select(s => s.Variable)) start.Environment.Remove(setting);
        return Process.Start(start)!;
    }
}
