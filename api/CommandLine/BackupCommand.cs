using System.CommandLine;
using Compliance.Storage;

namespace Compliance.CommandLine;

/// <summary>Copies the database into a file, also while it is served.</summary>
public static class BackupCommand
{
    public static Command Create(Func<ParseResult, Settings> settings)
    {
        var file = new Argument<string>("file") { Description = "The file to write" };
        var force = new Option<bool>("--force") { Description = "Replace the file when it is there" };
        var command = new Command("backup", "Copies the database into a file, also while it is served, and checks the copy") { file, force };
        command.SetAction(result =>
        {
            var path = result.GetValue(file)!;
            var database = Existing.Open(settings(result).Storage);
            DatabaseHead? head = null;
            NewFile.Make(path, result.GetValue(force), database, part => head = Backup.Make(database, part));
            Console.WriteLine($"Backed up to {path}: {Describe(head!)}");
            return Commands.Done;
        });
        return command;
    }

    /// <summary>What is in a whole database, in words.</summary>
    public static string Describe(DatabaseHead head) => $"{head.Bytes} bytes, revision {head.Revision}, head {head.Hash ?? "none"}";
}
