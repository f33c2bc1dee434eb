using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Compliance.Exchange;

/// <summary>
/// A record with its texts in one form, whoever wrote them: composed (NFC), so that a name in composed and in decomposed
/// form is one, and the codes of members and Conventions in our spelling.
/// </summary>
internal sealed class Composed
{
    // Longer than any text may be. To compose a text of marks only takes a time that grows with its square.
    private const int Longest = 20_000;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly Action<string, string, string> wrong;
    private readonly Utf8JsonWriter writer;
    private bool isWrong;

    private Composed(Utf8JsonWriter writer, Action<string, string, string> wrong) => (this.writer, this.wrong) = (writer, wrong);

    /// <summary>The record; null when a text of it is none.</summary>
    public static JsonElement? Of(JsonElement record, Spellings? spellings, string pointer, Action<string, string, string> wrong)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(record);
        var isPlain = Ascii.IsValid(bytes) && bytes.IndexOf("\\u"u8) < 0;
        if (!isPlain)
        {
            var written = new ArrayBufferWriter<byte>(bytes.Length + 256);
            using var writer = new Utf8JsonWriter(written, Relaxed);
            var composed = new Composed(writer, wrong);
            composed.Write(record, pointer);
            if (composed.isWrong) return null;
            writer.Flush();
            record = JsonDocument.Parse(written.WrittenMemory).RootElement;
        }

        return spellings is null ? record : spellings.Apply(record);
    }

    private void Write(JsonElement value, string pointer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    var name = TextOf(() => member.Name, pointer);
                    writer.WritePropertyName(name);
                    Write(member.Value, $"{pointer}/{name}");
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                var index = 0;
                foreach (var item in value.EnumerateArray()) Write(item, $"{pointer}/{index++}");
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(InOneForm(TextOf(() => value.GetString()!, pointer), pointer));
                break;
            default:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }

    private string InOneForm(string text, string pointer)
    {
        try
        {
            return text.Length > Longest ? text : text.Normalize();
        }
        catch (ArgumentException)
        {
            // U+FFFE and its like stand for no character, and nothing can compose them.
            isWrong = true;
            wrong(pointer, "characters", "holds what stands for no character");
            return "";
        }
    }

    private string TextOf(Func<string> read, string pointer)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            isWrong = true;
            wrong(pointer, "characters", "holds half of a pair of surrogates, which is no character");
            return "";
        }
    }
}
