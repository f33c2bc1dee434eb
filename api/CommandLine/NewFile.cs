using Compliance.Storage;

namespace Compliance.CommandLine;

/// <summary>Files that are there as a whole or not at all: written under another name beside their own, and renamed.</summary>
public static class NewFile
{
    /// <summary>Writes a file.</summary>
    /// <exception cref="SettingsException">It is there already, and is not to be replaced.</exception>
    public static void Write(string path, bool replaces, Database database, Action<Stream> write) => Make(path, replaces, database, part =>
    {
        using var stream = new FileStream(part, FileMode.CreateNew);
        write(stream);
        stream.Flush(flushToDisk: true);
    });

    /// <summary>Makes a file, given the name to make it under.</summary>
    /// <exception cref="SettingsException">It is there already, and is not to be replaced.</exception>
    public static void Make(string path, bool replaces, Database database, Action<string> make)
    {
        if (Directory.Exists(path)) throw new SettingsException($"{path} is a folder: name a file");
        if (Real(path) is var real && (real == Real(database.Path) || real == Real(database.Path) + "-wal" || real == Real(database.Path) + "-shm")) throw new SettingsException($"{path} is the database itself: name another file");
        if (File.Exists(path) && !replaces) throw new SettingsException($"{path} is there already: name another file, or replace it with --force");
        var part = $"{path}.{Environment.ProcessId}.part";
        try
        {
            make(part);
            // Whoever made the file meanwhile keeps it, unless it is to be replaced.
            File.Move(part, path, replaces);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static string Real(string path) => (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
}
