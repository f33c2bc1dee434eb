using System.Security.Cryptography;
using System.Text.Json;
using Compliance.Access;
using Compliance.Codes;
using Compliance.Problems;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Webhooks;

/// <summary>
/// The webhooks and what is on its way to them, in a file of their own beside the record. It is made with the first webhook:
/// where there is none, there is no file.
/// </summary>
public sealed class WebhookFile(Database record, TimeProvider time)
{
    /// <summary>How many attempts of a webhook are kept.</summary>
    public const int MostAttempts = 1000;

    private const int MostWebhooks = 100;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Database file = new(PathBeside(record.Path));

    /// <summary>The file of the webhooks: <c>compliance.webhooks.db</c> beside <c>compliance.db</c>.</summary>
    public static string PathBeside(string record) => Keys.PathBeside(record)[..^".keys.db".Length] + ".webhooks.db";

    /// <summary>Where it is.</summary>
    public string Path => file.Path;

    /// <summary>Whether there ever was a webhook.</summary>
    public bool Exists => File.Exists(file.Path);

    /// <summary>Brings it to the schema of this program, and makes it when it is not there.</summary>
    public IReadOnlyList<Migration> Migrate()
    {
        // Nobody else may read the secrets: SQLite gives the files beside it the same rights.
        if (!Exists && !OperatingSystem.IsWindows())
            new FileStream(file.Path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        return Migrations.Apply(file, Migrations.OfWebhooks, time);
    }

    /// <summary>Makes a webhook that was checked by <see cref="NewWebhookRules"/>; it is told what comes after a revision and a day.</summary>
    public IssuedWebhook Add(NewWebhook webhook, string by, long revision, DateOnly day)
    {
        Migrate();
        var (id, secret) = (NewId(), WebhookSecret.Create());
        Write(writer =>
        {
            if (writer.ExecuteScalar<long>("select count(*) from webhook") >= MostWebhooks) throw new ProblemException(ProblemKind.Conflict, $"There are {MostWebhooks} webhooks, and no more are served: delete one first.");
            Unique(webhook.Name, () => Run(writer, "AddWebhook", new { Id = id, webhook.Name, webhook.Url, Events = Words(webhook), Filter = Json(webhook), Secret = secret, webhook.Active, Revision = revision, Day = day, Now = Now, By = by }));
        });
        return Read(r => r.Row<IssuedWebhook>(Statement.Of<WebhookFile>("FindWebhooks", new { Id = id })))! with { Secret = WebhookSecret.Reveal(secret) };
    }

    /// <summary>All, the newest first.</summary>
    public IReadOnlyList<Webhook> All() => Exists ? Read(r => r.Rows<Webhook>(Statement.Of<WebhookFile>("FindWebhooks", null))) : [];

    /// <summary>One by its id, or null.</summary>
    public Webhook? Find(string id) => Exists ? Read(r => r.Row<Webhook>(Statement.Of<WebhookFile>("FindWebhooks", new { Id = id }))) : null;

    /// <summary>Changes what was checked. One that is made active goes on where it stopped, at once.</summary>
    public void Change(string id, NewWebhook webhook, bool isWoken, long revision) => Write(writer =>
    {
        Unique(webhook.Name, () => Run(writer, "ChangeWebhook", new { Id = id, webhook.Name, webhook.Url, Events = Words(webhook), Filter = Json(webhook), webhook.Active }));
        if (!isWoken) return;
        Run(writer, "TryAgain", new { Id = id, Now });
        Run(writer, "GoOn", new { Id = id, Revision = revision });
    });

    /// <summary>Takes one away, with all that is on its way to it.</summary>
    public void Delete(string id) => Write(writer => writer.Execute("delete from webhook where id = @id", new { id }));

    /// <summary>Gives a webhook a new secret; the old one signs too for a day.</summary>
    public IssuedWebhook Rotate(string id)
    {
        var secret = WebhookSecret.Create();
        Write(writer => Run(writer, "RotateSecret", new { Id = id, Secret = secret, Until = time.GetUtcNow().AddDays(1) }));
        return Read(r => r.Row<IssuedWebhook>(Statement.Of<WebhookFile>("FindWebhooks", new { Id = id })))! with { Secret = WebhookSecret.Reveal(secret) };
    }

    /// <summary>What was tried, the newest first.</summary>
    public IReadOnlyList<Delivery> Deliveries(string id, int limit, string? message = null, bool? failed = null) =>
        Read(r => r.Rows<Delivery>(Statement.Of<WebhookFile>("ListDeliveries", new { Id = id, Limit = limit, Message = message, Failed = failed })));

    /// <summary>Lets a message that is on its way be tried at once.</summary>
    /// <returns>Whether it is on its way.</returns>
    public bool TryAgain(string id, string message)
    {
        var found = 0;
        Write(writer => found = Run(writer, "TryAgain", new { Id = id, Message = message, Now }));
        return found > 0;
    }

    /// <summary>The active webhooks, or one, each with the first message that is on its way.</summary>
    public IReadOnlyList<Target> Targets(string? id = null, bool? active = true) => Read(r => r.Rows<Target>(Statement.Of<WebhookFile>("FindTargets", new { Now, Id = id, Active = active })));

    /// <summary>Puts messages on their way, and moves on.</summary>
    public void Advance(string id, long revision, DateOnly day, IEnumerable<NewMessage> messages) => Write(writer =>
    {
        foreach (var message in messages) Run(writer, "AddMessage", new { Webhook = id, message.Id, message.Event, message.Revision, message.Body, message.At, Now });
        Run(writer, "Advance", new { Id = id, Revision = revision, Day = day });
    });

    /// <summary>Notes an attempt, and what follows from it.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="disable">Why it is told no more; null: it is.</param>
    public void Note(string id, Delivery attempt, string? disable = null) => Write(writer =>
    {
        var of = new { Webhook = id, attempt.Message, attempt.Event, Number = attempt.Attempt, At = attempt.At.Stored(), attempt.Status, attempt.Error, Next = attempt.NextAttemptAt?.Stored(), Most = MostAttempts, Why = disable };
        // It may have been deleted meanwhile.
        if (writer.ExecuteScalar<long>("select count(*) from webhook where id = @id", new { id }) == 0) return;
        Run(writer, "NoteAttempt", of);
        Run(writer, "ForgetAttempts", of);
        if (attempt.Event == DeliveryEvent.Ping.Word()) return;
        Run(writer, attempt.Error is null ? "NoteDelivered" : "NoteFailed", of);
        if (disable is not null) Run(writer, "Disable", of);
    });

    /// <summary>Stops telling a webhook anything.</summary>
    public void Disable(string id, string why) => Write(writer => Run(writer, "Disable", new { Webhook = id, Why = why }));

    private string Now => time.GetUtcNow().Stored();

    private static string NewId() => RandomNumberGenerator.GetString(Letters, 12);

    private static string Words(NewWebhook webhook) => JsonSerializer.Serialize(webhook.Events.Select(e => e.Word()));

    private static string Json(NewWebhook webhook) => JsonSerializer.Serialize(webhook.Filter, Columns.Json);

    private static int Run(SqliteConnection writer, string name, object arguments)
    {
        var statement = Statement.Of<WebhookFile>(name, arguments);
        return writer.Execute(statement.Text, statement.Arguments);
    }

    private static void Unique(string name, Action write)
    {
        try
        {
            write();
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE)
        {
            throw new ProblemException(ProblemKind.Conflict, $"There is a webhook with the name '{name}': choose another name.");
        }
    }

    private T Read<T>(Func<Reader, T> read)
    {
        using var reader = file.Read();
        return read(reader);
    }

    private void Write(Action<SqliteConnection> write)
    {
        using var writer = file.OpenToWrite();
        using var transaction = writer.BeginTransaction(deferred: false);
        write(writer);
        transaction.Commit();
    }
}
