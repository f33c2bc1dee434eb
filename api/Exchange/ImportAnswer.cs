using System.Text.Json;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Exchange;

/// <summary>How an import is told: how far it is, or what it did with each record.</summary>
public static class ImportAnswer
{
    // An import may have any number of records: they are written as they are read from the report.
    private const int LinesAtOnce = 500;

    /// <summary>Writes the answer.</summary>
    /// <param name="http">The call.</param>
    /// <param name="job">The import while it goes on, or a dry run; null: it has ended.</param>
    /// <param name="kept">Its report; null while it goes on.</param>
    public static async Task Write(HttpContext http, ImportJob? job, KeptImport? kept)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.MarkResponseStart();
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder });
        json.WriteStartObject();
        json.WriteString("id", kept?.Id ?? job!.Id);
        json.WriteString("state", kept?.State ?? (job!.Problem is null ? "running" : "stopped"));
        json.WriteBoolean("dryRun", job?.DryRun ?? false);
        json.WriteString("who", kept?.Who ?? job!.Author.Who);
        json.WriteString("reason", kept is null ? job!.Author.Reason : kept.Reason);
        json.WriteString("startedAt", kept?.StartedAt ?? job!.Author.At.Stored());
        json.WriteString("finishedAt", kept?.FinishedAt);
        WriteProgress(json, kept is null ? job!.Progress : null);
        if (kept?.State == "done") json.WriteNumber("revision", kept.Revision);
        else json.WriteNull("revision");
        Raw(json, "counts", kept?.Counts ?? "{}");
        if (kept is null) json.WriteNull("effects");
        else Raw(json, "effects", kept.Effects);
        Raw(json, "mistakes", kept?.Mistakes ?? Mistakes(job?.Problem));
        json.WriteStartArray("records");
        foreach (var lines in (kept?.Records is { Length: > 0 } records ? ImportReport.Lines(records) : []).Chunk(LinesAtOnce))
        {
            foreach (var line in lines) json.WriteRawValue(line, skipInputValidation: true);
            await json.FlushAsync(http.RequestAborted);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProgress(Utf8JsonWriter json, ImportProgress? progress)
    {
        if (progress is null)
        {
            json.WriteNull("progress");
            return;
        }

        json.WriteStartObject("progress");
        json.WriteString("stage", progress.Stage);
        json.WriteNumber("records", progress.Records);
        json.WriteNumber("bytes", progress.BytesRead);
        json.WriteNumber("done", progress.Done);
        json.WriteEndObject();
    }

    private static string Mistakes(ProblemException? problem) =>
        problem is null ? "[]" : JsonSerializer.Serialize(problem.Errors.Count > 0 ? problem.Errors : [new ProblemError { Code = problem.Kind.Slug, Message = problem.Message }], ApiJson.Options);

    private static void Raw(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }
}
