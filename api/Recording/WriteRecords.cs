using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Problems;
using Compliance.Reading;

namespace Compliance.Recording;

/// <summary>What the writes of single records have in common: reading the record out of the body, and answering with it.</summary>
public sealed class WriteRecords(Publisher publisher, TimeProvider time)
{
    /// <summary>The record that a body holds. What it is, and what its path names, may be left out.</summary>
    /// <param name="path">The kind of record.</param>
    /// <param name="body">The body.</param>
    /// <param name="key">The key in the path; null: the path names none.</param>
    /// <exception cref="ProblemException">The body has not the shape of such a record: all that is wrong.</exception>
    public static BundleRecord Read(RecordPath path, JsonElement body, string? key = null)
    {
        if (body.ValueKind != JsonValueKind.Object) throw ProblemException.Body([new ProblemError { Pointer = "", Code = "type", Message = "the body must be an object" }]);
        if (body.TryGetProperty("record", out var said) && (said.ValueKind != JsonValueKind.String || said.GetString() != path.Kind))
            throw ProblemException.Body([new ProblemError { Pointer = "/record", Code = "record", Message = $"this address takes records of the kind '{path.Kind}': write that, or leave 'record' out" }]);
        var errors = new List<ProblemError>();
        var record = BundleReader.ReadRecord(Named(path, body, key), "", (pointer, _, code, message) => errors.Add(new ProblemError { Pointer = pointer, Code = code, Message = message }));
        return record ?? throw ProblemException.Body(errors);
    }

    /// <summary>Writes one record and answers with it.</summary>
    /// <param name="http">The call.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="path">The kind of record.</param>
    /// <param name="key">Which; null: the one that is put.</param>
    /// <param name="body">The body as it was sent.</param>
    /// <param name="act">What to write, given the latest entry of the record; returns its key.</param>
    public Task Do(HttpContext http, WriteParameters parameters, RecordPath path, string key, string body, Action<Write, LogEntry?> act)
    {
        return publisher.Publish(http, parameters, body, write => act(write, write.Latest(path.Kind, key)), write =>
        {
            var outcome = write.Outcomes().Single();
            var now = write.Latest(path.Kind, key)!;
            // As it is after the write: what was restricted just now is hidden already.
            var mask = NameMask.Of(write.Connection);
            var answer = new WriteAnswer
            {
                Action = outcome.Action,
                Record = path.Kind,
                Key = key,
                Revision = now.Revision,
                DryRun = parameters.DryRun,
                Stored = new StoredJson(mask.Record(now.After!)),
                State = State(write, path.Kind, key),
                Effects = Effects.Of(write.StatusChanges),
            };
            var isNew = outcome.Action == "created" && !parameters.DryRun;
            return new KeptAnswer(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, isNew ? path.PageOf(key) : null,
                parameters.DryRun ? null : Versions.Tag(now.Revision), mask.Text(Publisher.Json(answer)));
        });
    }

    // As readers will see it: nothing, when it is retracted or becomes public later.
    private object? State(Write write, string kind, string key)
    {
        using var view = Views.Of(write.Connection, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        try
        {
            return Shown.Of(view, kind, key, view.Today);
        }
        catch (ProblemException e) when (e.Kind == ProblemKind.NotFound || e.Kind == ProblemKind.Gone)
        {
            return null;
        }
    }

    // The discriminator and the identity come from the path.
    private static JsonElement Named(RecordPath path, JsonElement body, string? key)
    {
        var named = new List<(string Name, string Value)> { ("record", path.Kind) };
        if (key is not null && path.Identity is { } identity) named.Add((identity, key));
        using var held = new MemoryStream();
        using (var writer = new Utf8JsonWriter(held))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in named.Where(n => !body.TryGetProperty(n.Name, out _))) writer.WriteString(name, value);
            // One by one: a member that is given twice must reach the check of the shape twice.
            foreach (var member in body.EnumerateObject()) member.WriteTo(writer);
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(held.ToArray()).RootElement;
    }

    /// <summary>RFC 7396: what is null is taken away, objects are merged, everything else is replaced.</summary>
    public static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var result = target is JsonObject ? target.DeepClone().AsObject() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null) result.Remove(name);
            else result[name] = Merge(result[name], value);
        }

        return result;
    }
}
