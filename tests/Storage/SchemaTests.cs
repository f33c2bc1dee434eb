using System.Diagnostics;
using System.Text;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Storage;

/// <summary>The schema as it is today is a file for readers: <c>db/schema.sqlite.sql</c>.</summary>
public sealed class SchemaTests
{
    [Test]
    public void The_committed_schema_is_what_the_migrations_make()
    {
        using var reader = Fresh.Migrated().Read();
        Repository.AssertCommitted(SchemaOf(reader.Connection), "db", "schema.sqlite.sql");
    }

    [Test]
    public async Task The_sql_files_alone_make_the_same_schema()
    {
        var path = Fresh.Path();
        var files = Directory.GetFiles(Repository.File("db", "migrations", "sqlite"), "*.sql").Order(StringComparer.Ordinal).ToArray();
        await BuildByHand(path, string.Concat(files.Select(File.ReadAllText)));
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        // The journal is the program's own: it makes it when it first opens the file.
        using var reader = Fresh.Migrated().Read();
        Assert.That(SchemaOf(connection), Is.EqualTo(SchemaOf(reader.Connection)));
    }

    [Test]
    public void Every_table_is_strict()
    {
        using var reader = Fresh.Migrated().Read();
        Assert.That(reader.Connection.Query<string>("select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'"), Is.Empty);
    }

    [Test]
    public void Every_reference_has_an_index()
    {
        using var reader = Fresh.Migrated().Read();
        var without = reader.Connection.Query<string>("""
            select t.name || '.' || f."from"
            from pragma_table_list t, pragma_foreign_key_list(t.name) f
            where t.schema = 'main' and t.type = 'table' and f.seq = 0
              and not exists (
                  select 1 from pragma_index_list(t.name) i, pragma_index_info(i.name) c where c.seqno = 0 and c.name = f."from")
            order by 1
            """);
        // Nobody asks three small tables for their rows by revision, and no entry of the log is ever deleted.
        Assert.That(without, Is.SubsetOf(new[] { "article.revision", "coverage.revision", "individual_case.revision" }));
    }

    /// <summary>Everything in the schema but the journal, as one text that does not depend on the order of its making.</summary>
    private static string SchemaOf(SqliteConnection connection)
    {
        var text = new StringBuilder("-- The schema after all migrations, for readers. Made by a test; never edited, never run: see README.md.\n");
        foreach (var sql in connection.Query<string>("""
            select sql from sqlite_schema
            where sql is not null and tbl_name <> 'migration' and tbl_name not in (select name from pragma_table_list where type = 'shadow')
            order by case type when 'table' then 1 when 'index' then 2 when 'trigger' then 3 else 4 end, tbl_name, name
            """))
            text.Append('\n').Append(sql.ReplaceLineEndings("\n")).Append(";\n");
        return text.ToString();
    }

    private static async Task BuildByHand(string path, string sql)
    {
        if (!HasShell())
        {
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            connection.Execute(sql);
            return;
        }

        using var shell = Process.Start(new ProcessStartInfo("sqlite3", ["-bail", path]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        await shell.StandardInput.WriteAsync(sql);
        shell.StandardInput.Close();
        var errors = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.That(shell.ExitCode, Is.Zero, errors);
    }

    private static bool HasShell() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "sqlite3")));
}
