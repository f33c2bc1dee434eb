using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Access;
using Compliance.Problems;

namespace Compliance.Reading;

/// <summary>
/// Where a page ended: the sort value and the id of its last row, the day the list is for, and a digest of the query it
/// belongs to, so that it cannot be used with another.
/// </summary>
/// <param name="Query">Digest of the path, the filters and the order.</param>
/// <param name="AsOf">The day of the first page: later pages are for the same, also after midnight.</param>
/// <param name="Value">The sort value, as SQLite gave it: a text, a number or null.</param>
/// <param name="Id">The id of the last row.</param>
public sealed record Cursor(string Query, string? AsOf, JsonElement? Value, string Id)
{
    /// <summary>Something of it is hidden: the id is an alias, the value is left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsMasked { get; init; }

    /// <summary>The version of the data set that the first page was of, where later pages leave out what is newer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long? Revision { get; init; }

    /// <summary>Makes its text another one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Salt { get; init; }

    /// <summary>The same without any restricted name, and so that by no chance its text holds one.</summary>
    public Cursor Masked(NameMask mask)
    {
        if (mask.IsEmpty) return this;
        var id = mask.Text(Id, TextForm.Address);
        var cursor = id == Id && (Value is not { ValueKind: JsonValueKind.String } value || mask.Text(value.GetString()!) == value.GetString()) ? this : this with { Id = id, Value = null, IsMasked = true };
        while (cursor.Write() is var text && mask.Text(text, TextForm.Address) != text) cursor = cursor with { Salt = cursor.Salt + 1 };
        return cursor;
    }

    public string Write()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        return Base64Url.EncodeToString([.. Check(json), .. json]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote for the same query.</summary>
    public static Cursor Read(string text, string query)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            if (bytes.Length > CheckLength && bytes.AsSpan(..CheckLength).SequenceEqual(Check(bytes[CheckLength..]))
                && JsonSerializer.Deserialize<Cursor>(bytes.AsSpan(CheckLength..)) is { } cursor)
            {
                return cursor.Query == query ? cursor
                    : throw ProblemException.InvalidParameter("cursor", "cursor", "'cursor' belongs to another query: keep path, filters and sort as they were, or leave the cursor out.");
            }
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
        }

        throw ProblemException.InvalidParameter("cursor", "cursor", "'cursor' is not one of ours: take it as it is from page.next.");
    }

    /// <summary>The digest of a query.</summary>
    public static string Digest(string query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)))[..16];

    private const int CheckLength = 6;

    private static byte[] Check(byte[] json) => SHA256.HashData(json)[..CheckLength];
}
