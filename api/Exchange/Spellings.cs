using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Compliance.Members;
using Compliance.Reading;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Exchange;

/// <summary>
/// Members, Conventions and articles as people write them, <c>Kazakhstan</c>, <c>kz</c>, <c>Convention No. 87</c>,
/// <c>C087.2</c>, in the codes of the record. What is not known stays as it was written, and is then named as a reference
/// to nothing.
/// </summary>
public sealed class Spellings
{
    private static readonly string[] Named = ["member", "members", "convention", "conventions", "articles"];
    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> ambiguous = new(StringComparer.Ordinal);

    /// <summary>Those of the members in the database.</summary>
    public static Spellings Of(SqliteConnection connection)
    {
        var spellings = new Spellings();
        foreach (var (iso3, iso2, name) in connection.Query<(string, string, string)>("select iso3, iso2, name from member where retracted_at is null")) spellings.Add(iso3, iso2, name);
        return spellings;
    }

    /// <summary>Adds a member that the same bundle brings: good for what comes after it.</summary>
    public void Add(NewMember member) => Add(member.Iso3, member.Iso2, member.Name);

    /// <summary>Adds a member.</summary>
    public void Add(string iso3, string iso2, string name)
    {
        codes[iso3.ToUpperInvariant()] = iso3;
        codes[iso2.ToUpperInvariant()] = iso3;
        var folded = Fold(name);
        if (!names.TryAdd(folded, iso3) && names[folded] != iso3) ambiguous.Add(folded);
    }

    /// <summary>The alpha-3 code; the spelling itself when it is not known.</summary>
    public string Member(string spelling)
    {
        if (codes.TryGetValue(spelling.Trim().ToUpperInvariant(), out var code)) return code;
        return spelling.Length <= 200 && Fold(spelling) is var folded && !ambiguous.Contains(folded) && names.TryGetValue(folded, out var named) ? named : spelling;
    }

    /// <summary>The code of a Convention or Protocol; the spelling itself when it is none.</summary>
    public static string Convention(string spelling) => CodeBook.Spell(spelling) ?? spelling;

    /// <summary>The code of an article; the spelling itself when it is none.</summary>
    public static string Article(string spelling) => CodeBook.SpellArticle(spelling) ?? spelling;

    /// <summary>A record with the codes that it names in our spelling.</summary>
    public JsonElement Apply(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.EnumerateObject().Any(Changes)) return record;
        var written = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(written, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            foreach (var member in record.EnumerateObject())
            {
                if (!Changes(member)) member.WriteTo(writer);
                else if (member.Value.ValueKind == JsonValueKind.String) writer.WriteString(member.Name, Spelled(member.Name, member.Value));
                else
                {
                    writer.WriteStartArray(member.Name);
                    foreach (var item in member.Value.EnumerateArray())
                    {
                        if (item.ValueKind == JsonValueKind.String) writer.WriteStringValue(Spelled(member.Name, item));
                        else item.WriteTo(writer);
                    }

                    writer.WriteEndArray();
                }
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(written.WrittenMemory).RootElement;
    }

    private bool Changes(JsonProperty member)
    {
        if (!Array.Exists(Named, member.NameEquals)) return false;
        return member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().Any(IsOther) : IsOther(member.Value);

        bool IsOther(JsonElement value) => value.ValueKind == JsonValueKind.String && !value.ValueEquals(Spelled(member.Name, value));
    }

    private string Spelled(string name, JsonElement value) => name switch
    {
        "member" or "members" => Member(value.GetString()!),
        "articles" => Article(value.GetString()!),
        _ => Convention(value.GetString()!),
    };

    // Accents, case, spaces and punctuation tell no two members apart.
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToUpperInvariant(c));
        return folded.ToString();
    }
}
