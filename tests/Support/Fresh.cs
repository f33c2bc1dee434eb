using System.Security.Cryptography;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Support;

/// <summary>Folders, databases and files of a test's own.</summary>
public static class Fresh
{
    /// <summary>A new empty folder.</summary>
    public static string Folder() => Directory.CreateTempSubdirectory("compliance-").FullName;

    /// <summary>The path of a database that is not there yet.</summary>
    public static string Path() => System.IO.Path.Combine(Folder(), "compliance.db");

    /// <summary>An empty database with the schema of the program.</summary>
    public static Database Migrated()
    {
        var database = new Database(Path());
        Migrations.Apply(database, TimeProvider.System);
        return database;
    }

    /// <summary>A database with the seed data.</summary>
    public static Database Seeded() => new(RunningApi.CopyOfSeeded());

    /// <summary>A file with a text.</summary>
    public static string File(string name, string text)
    {
        var path = System.IO.Path.Combine(Folder(), name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A file that holds a bundle of these records.</summary>
    public static string Bundle(params string[] records) => File("bundle.json", $$"""{"format": "compliance-bundle", "version": 1, "records": [{{string.Join(",\n", records)}}]}""");

    /// <summary>Imports files as one bundle.</summary>
    public static ImportReport Import(this Database database, string file, string who = "a test", bool dryRun = false) =>
        new Importer(database).Import([(file, System.IO.Path.GetFileName(file))], new Author(who, null, DateTimeOffset.UtcNow), new ImportOptions { DryRun = dryRun });

    /// <summary>Everything that the tables hold, as one text.</summary>
    public static string Contents(this Database database)
    {
        using var reader = database.Read();
        var all = new System.Text.StringBuilder();
        foreach (var table in reader.Connection.Query<string>("select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by name"))
        {
            var rows = reader.Connection.Query($"select * from \"{table}\"").Select(row => string.Join('|', ((IDictionary<string, object>)row).Select(c => $"{c.Key}={c.Value}"))).Order(StringComparer.Ordinal);
            all.AppendJoin('\n', rows.Prepend(table)).Append('\n');
        }

        return all.ToString();
    }

    /// <summary>The latest revision.</summary>
    public static long Revision(this Database database)
    {
        using var reader = database.Read();
        return reader.Connection.ExecuteScalar<long>("select coalesce(max(revision), 0) from change");
    }

    /// <summary>Changes a database behind the program's back.</summary>
    public static int Tamper(this Database database, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.Path, Pooling = false, ForeignKeys = false }.ToString());
        connection.Open();
        return connection.Execute(sql);
    }

    /// <summary>SHA-256 of a file.</summary>
    public static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)));
}
