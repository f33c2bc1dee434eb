using System.CommandLine;
using Compliance.Storage;

namespace Compliance.CommandLine;

/// <summary>Puts a backup in the place of the database.</summary>
public static class RestoreCommand
{
    public static Command Create(Func<ParseResult, Settings> settings)
    {
        var file = new Argument<string>("file") { Description = "A file that 'backup' wrote" };
        var command = new Command("restore", "Puts a backup in the place of the database, which nobody may be using; what was there is kept beside it") { file };
        command.SetAction(result =>
        {
            var database = new Database(settings(result).Storage);
            var (head, replaced) = Restore.From(result.GetValue(file)!, database);
            Console.WriteLine($"Restored {database.Path}: {BackupCommand.Describe(head)}");
            if (replaced is not null) Console.WriteLine($"What was there is kept as {replaced}");
            return Commands.Done;
        });
        return command;
    }
}
