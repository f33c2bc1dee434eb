using System.Data;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace Compliance.Changes;

/// <summary>
/// JSON that is sent as it is stored, character by character: the hash of its entry is over this text, and whoever
/// recomputes it needs the same.
/// </summary>
/// <param name="Text">The text.</param>
[JsonConverter(typeof(Converter))]
public sealed record StoredJson(string Text)
{
    private sealed class Converter : JsonConverter<StoredJson>
    {
        public override StoredJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new StoredJson(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, StoredJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text);
    }

    /// <summary>How it is read from a column.</summary>
    public sealed class Column : SqlMapper.TypeHandler<StoredJson>
    {
        public override StoredJson Parse(object value) => new((string)value);

        public override void SetValue(IDbDataParameter parameter, StoredJson? value) => parameter.Value = value?.Text;
    }
}
