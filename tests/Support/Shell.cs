using System.Diagnostics;

namespace Compliance.Tests.Support;

/// <summary>The program as people run it: a process of its own.</summary>
public static class Shell
{
    /// <summary>What a run printed, and its exit code.</summary>
    public sealed record Result(int Code, string Output, string Errors);

    /// <summary>Runs it to its end.</summary>
    public static async Task<Result> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        return new Result(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it; whoever asks must end it.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "compliance.dll"), .. arguments])
        {
            WorkingDirectory = Fresh.Folder(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in Settings.All.Select(s => s.Variable)) start.Environment.Remove(setting);
        return Process.Start(start)!;
    }
}
