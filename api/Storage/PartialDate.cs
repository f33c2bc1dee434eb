using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.Storage;

/// <summary>
/// A date as exactly as it is known: <c>2018-05-22</c>, <c>2018-05</c> or <c>2018</c> (ISO 8601 with reduced
/// precision). Unknown parts stay unknown: nothing here ever invents a first of January.
/// </summary>
[JsonConverter(typeof(PartialDateJson))]
public readonly record struct PartialDate
{
    private PartialDate(string text, DateOnly first, DateOnly last) => (Text, First, Last) = (text, first, last);

    /// <summary>The date as written.</summary>
    public string Text { get; }

    /// <summary>The first day it can mean: what lateness is judged by.</summary>
    public DateOnly First { get; }

    /// <summary>The last day it can mean: what an event counts by.</summary>
    public DateOnly Last { get; }

    /// <summary>A date known to the day.</summary>
    public static PartialDate Of(DateOnly day) => Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Reads a date, or throws <see cref="FormatException"/> with what is allowed.</summary>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date: write 2018-05-22, 2018-05 or 2018, of a day that exists");

    /// <summary>Reads a date; false when it is none, or names a day that does not exist.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        var (pattern, suffix) = text?.Length switch { 10 => ("yyyy-MM-dd", ""), 7 => ("yyyy-MM-dd", "-01"), 4 => ("yyyy-MM-dd", "-01-01"), _ => ("", "") };
        if (pattern.Length == 0 || !DateOnly.TryParseExact(text + suffix, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return false;
        date = new PartialDate(text!, first, text!.Length switch { 10 => first, 7 => first.AddMonths(1).AddDays(-1), _ => first.AddMonths(11).AddDays(30) });
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}

/// <summary>Writes a <see cref="PartialDate"/> as its text.</summary>
public sealed class PartialDateJson : JsonConverter<PartialDate>
{
    /// <inheritdoc />
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("a date is a string: 2018-05-22, 2018-05 or 2018");
        return PartialDate.TryParse(text, out var date) ? date : throw new JsonException($"'{text}' is not a date: write 2018-05-22, 2018-05 or 2018, of a day that exists");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
