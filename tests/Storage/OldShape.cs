using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Storage;

/// <summary>A database as version 0.1.0 left it: four migrations, and stored records that have their key as a member.</summary>
internal static class OldShape
{
    private const int Migrations010 = 4;

    // As the serializer of then wrote it: what can be worked out from the other members, after all but the confidence.
    private static readonly JsonSerializerOptions WithKey = new(BundleJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddKey } } };

    /// <summary>The seed data and what an editor made of some of it, in the shape of now.</summary>
    public static Database Present()
    {
        var database = Fresh.Seeded();
        database.Import(Fresh.Bundle(Bundles.Evidence("old").ToJsonString(), Bundles.Evidence("gone").ToJsonString(), Bundles.Evidence("back").ToJsonString()));
        Retract(database, "gone");
        Retract(database, "back");
        var changed = Bundles.Evidence("old");
        changed["text"] = "Another statement.";
        database.Import(Fresh.Bundle(changed.ToJsonString(), Bundles.Evidence("back").ToJsonString()));
        return database;
    }

    /// <summary>The same in the shape of then.</summary>
    public static Database Of(Database present)
    {
        var old = new Database(Fresh.Path());
        Migrations.Apply(old, [.. Migrations.Known.Take(Migrations010)], TimeProvider.System);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = old.Path, Pooling = false, ForeignKeys = false }.ToString());
        connection.Open();
        connection.Execute("attach @Path as present", new { present.Path });
        using var transaction = connection.BeginTransaction();
        foreach (var table in connection.Query<string>("select name from main.sqlite_schema where type = 'table' and name not in ('migration', 'change')").AsList())
        {
            var columns = string.Join(", ", connection.Query<string>("select name from pragma_table_info(@table, 'main')", new { table }).Select(c => $"\"{c}\""));
            connection.Execute($"insert into main.\"{table}\" ({columns}) select {columns} from present.\"{table}\"");
        }

        connection.Execute("delete from main.bookkeeping where name = 'search version'");
        Log(connection);
        transaction.Commit();
        return old;
    }

    private static void Log(SqliteConnection connection)
    {
        var hash = "";
        foreach (var entry in connection.Query<LogEntry>("select * from present.change order by revision").AsList())
        {
            var then = entry with { Before = Then(entry.Before), After = Then(entry.After), PreviousHash = hash, Hash = "" };
            hash = then.ComputeHash();
            connection.Execute("""
                insert into main.change (revision, at, who, reason, action, record, record_key, before, after, previous_hash, hash)
                values (@Revision, @At, @Who, @Reason, @Action, @Record, @RecordKey, @Before, @After, @PreviousHash, @Hash)
                """, then with { Hash = hash });
        }
    }

    private static string? Then(string? stored) => stored is null ? null : JsonSerializer.Serialize(BundleJson.Read(stored), WithKey);

    private static void Retract(Database database, string evidence)
    {
        using var write = Write.Begin(database, new Author("a test", null, DateTimeOffset.UtcNow));
        write.Retract("evidence", evidence, "a mistake");
        write.Finish();
        write.Commit();
    }

    private static void AddKey(JsonTypeInfo type)
    {
        if (!type.Type.IsSubclassOf(typeof(BundleRecord))) return;
        foreach (var known in type.Properties.Where(p => p.Name == "key").ToArray()) type.Properties.Remove(known);
        var key = type.CreateJsonPropertyInfo(typeof(string), "key");
        key.Get = record => ((BundleRecord)record).Key;
        var confidence = type.Properties.Single(p => p.Name == "confidence");
        type.Properties.Insert(type.Properties.IndexOf(confidence), key);
    }
}
