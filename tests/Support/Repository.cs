using System.Diagnostics;

namespace Compliance.Tests.Support;

/// <summary>The files of the repository, and the tools that tests call.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Whether committed files are to be rewritten instead of compared: <c>UPDATE_CONTRACT=1</c>.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_CONTRACT") == "1";

    /// <summary>A file of the repository.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Compares a committed file with what it should be, or rewrites it.</summary>
    public static void AssertCommitted(string text, params string[] parts)
    {
        var path = File(parts);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllText(path, text);
        }

        Assert.That(System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : "", Is.EqualTo(text),
            $"{string.Join('/', parts)} is not what the program gives: run the tests with UPDATE_CONTRACT=1, look at the difference and commit it");
    }

    /// <summary>Runs a tool to its end.</summary>
    public static async Task<(int Code, string Output)> Run(string folder, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Compliance.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
