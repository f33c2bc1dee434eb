using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Access;
using Compliance.Reading;

namespace Compliance.Shapes;

/// <summary>Writes an answer in the format and with the fields that were asked for.</summary>
public static class AnswerWriter
{
    private const int Batch = 32 * 1024;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an answer; the framework calls it for every one that an endpoint returns.</summary>
    public static Task Write(HttpResponse response, object? answer, string contentType, JsonSerializerContext? context, CancellationToken token)
    {
        if (answer is null) return Task.CompletedTask;
        var http = response.HttpContext;
        var shape = AnswerShape.Of(http);
        var mediaType = HttpManners.MediaType(http);
        response.ContentType = mediaType == AnswerFormats.Json ? contentType : $"{mediaType}; charset=utf-8";
        return mediaType switch
        {
            AnswerFormats.NdJson => WriteLines(response, (IRows)answer, shape, token),
            AnswerFormats.Csv => CsvRows.Write(response, (IRows)answer, shape, token),
            AnswerFormats.Text => WriteText(response, answer, shape, token),
            _ => shape.Chosen.Count == 0 && Included.Of(http) is null
                ? JsonSerializer.SerializeAsync(response.Body, answer, answer.GetType(), ApiJson.Options, token)
                : WriteShaped(response, answer, shape, token),
        };
    }

    /// <summary>Tells whether only the headers of a list of all its rows are wanted: it is not read for them.</summary>
    internal static bool IsForHeaders(HttpResponse response)
    {
        var request = response.HttpContext.Request;
        if (request.Headers.IfNoneMatch.ToString().Trim() == "*") response.StatusCode = StatusCodes.Status304NotModified;
        return response.StatusCode == StatusCodes.Status304NotModified || HttpManners.IsHead(response.HttpContext);
    }

    private static async Task WriteShaped(HttpResponse response, object answer, AnswerShape shape, CancellationToken token)
    {
        var whole = JsonSerializer.SerializeToElement(answer, answer.GetType(), ApiJson.Options);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            if (answer is IRows)
            {
                foreach (var property in whole.EnumerateObject())
                {
                    json.WritePropertyName(property.Name);
                    Field.Write(json, property.Value, property.NameEquals("data") ? shape.Chosen : []);
                }
            }
            else if (shape.Chosen.Count == 0)
            {
                foreach (var property in whole.EnumerateObject()) property.WriteTo(json);
            }
            else
            {
                foreach (var field in shape.Chosen)
                {
                    json.WritePropertyName(field.Name);
                    Field.Write(json, whole.GetProperty(field.Name), field.Inner);
                }
            }

            if (Included.Of(response.HttpContext) is { } included)
            {
                json.WritePropertyName("included");
                JsonSerializer.Serialize(json, included, ApiJson.Options);
            }

            json.WriteEndObject();
        }

        await response.Body.WriteAsync(buffer.WrittenMemory, token);
    }

    private static async Task WriteLines(HttpResponse response, IRows list, AnswerShape shape, CancellationToken token)
    {
        if (IsForHeaders(response)) return;
        var buffer = new ArrayBufferWriter<byte>(2 * Batch);
        using var json = new Utf8JsonWriter(buffer, Relaxed);
        foreach (var row in list.Rows)
        {
            Field.Write(json, JsonSerializer.SerializeToElement(row, row.GetType(), ApiJson.Options), shape.Chosen);
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount < Batch) continue;
            await response.Body.WriteAsync(buffer.WrittenMemory, token);
            buffer.ResetWrittenCount();
        }

        await response.Body.WriteAsync(buffer.WrittenMemory, token);
    }

    private static async Task WriteText(HttpResponse response, object answer, AnswerShape shape, CancellationToken token)
    {
        using var text = new StringWriter { NewLine = "\n" };
        if (answer is IPlainText plain) plain.WriteTo(text);
        else TextRows.Write(text, (IRows)answer, shape, response.HttpContext.Mask());
        await response.WriteAsync(text.ToString(), token);
    }
}

/// <summary>An answer that has a form of its own for a terminal.</summary>
public interface IPlainText
{
    /// <summary>Writes aligned columns, and nothing that a terminal would take for a command.</summary>
    void WriteTo(TextWriter to);
}
