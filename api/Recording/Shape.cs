using Compliance.Exchange;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Compliance.Codes;
using Compliance.Storage;

namespace Compliance.Recording;

/// <summary>
/// Checks a JSON value against the shape of a record, and reports every mistake with its pointer and what is allowed,
/// where a deserializer would stop at the first one and name its own types.
/// </summary>
public static class Shape
{
    // Reflection is asked once: a file may hold any number of records.
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> KnownMembers = new();
    private static readonly ConcurrentDictionary<PropertyInfo, (bool IsRequired, bool IsNullable)> Known = new();

    /// <summary>Reports all that does not fit.</summary>
    public static void Check(JsonElement value, Type type, string pointer, Action<string, string, string> wrong)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) Check(value, underlying, pointer, wrong);
        else if (type == typeof(JsonElement)) return; // any JSON: looked at where it is known what it must be
        else if (type.IsArray) CheckArray(value, type.GetElementType()!, pointer, wrong);
        else if (type.IsEnum) CheckWord(value, type, pointer, wrong);
        else if (type == typeof(string)) Expect(value, JsonValueKind.String, "a string", pointer, wrong);
        else if (type == typeof(int)) CheckNumber(value, pointer, wrong);
        else if (type == typeof(bool)) CheckTruth(value, pointer, wrong);
        else if (type == typeof(DateOnly)) CheckDay(value, pointer, wrong);
        else if (type == typeof(PartialDate)) CheckDate(value, pointer, wrong);
        else CheckObject(value, type, pointer, wrong);
    }

    /// <summary>The members of a record, by their names in JSON.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> Members(Type type) => KnownMembers.GetOrAdd(type, static t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.SetMethod is not null && p.GetIndexParameters().Length == 0)
        .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)));

    /// <summary>Whether a member must be given.</summary>
    public static bool IsRequired(PropertyInfo member) => Of(member).IsRequired;

    private static void CheckObject(JsonElement value, Type type, string pointer, Action<string, string, string> wrong)
    {
        if (!Expect(value, JsonValueKind.Object, "an object", pointer, wrong)) return;
        var members = Members(type);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var at = $"{pointer}/{property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (!seen.Add(property.Name)) wrong(at, "duplicate_member", $"'{property.Name}' is given twice");
            else if (property.Name == "record" && type.IsSubclassOf(typeof(BundleRecord))) continue;
            else if (!members.TryGetValue(property.Name, out var member))
                wrong(at, "unknown_member", $"there is no '{property.Name}' here{Nearest.Hint(property.Name, members.Keys)}; allowed: {string.Join(", ", members.Keys)}");
            else if (property.Value.ValueKind == JsonValueKind.Null)
            {
                if (!Of(member).IsNullable) wrong(at, "null", $"'{property.Name}' must not be null");
            }
            else Check(property.Value, member.PropertyType, at, wrong);
        }

        foreach (var (name, member) in members)
            if (IsRequired(member) && !seen.Contains(name)) wrong(pointer, "missing", $"'{name}' is missing");
    }

    private static (bool IsRequired, bool IsNullable) Of(PropertyInfo member) => Known.GetOrAdd(member, static m =>
        (m.IsDefined(typeof(RequiredMemberAttribute)), new NullabilityInfoContext().Create(m).WriteState == NullabilityState.Nullable));

    private static void CheckArray(JsonElement value, Type item, string pointer, Action<string, string, string> wrong)
    {
        if (!Expect(value, JsonValueKind.Array, "an array", pointer, wrong)) return;
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var at = $"{pointer}/{index++}";
            if (element.ValueKind == JsonValueKind.Null) wrong(at, "null", "an item must not be null");
            else Check(element, item, at, wrong);
        }
    }

    private static void CheckWord(JsonElement value, Type vocabulary, string pointer, Action<string, string, string> wrong)
    {
        if (!Expect(value, JsonValueKind.String, "a string", pointer, wrong)) return;
        var words = Words.Of(vocabulary).Keys;
        var word = value.GetString()!;
        if (!words.Contains(word)) wrong(pointer, "unknown_word", $"'{word}' is not allowed{Nearest.Hint(word, words)}; allowed: {string.Join(", ", words)}");
    }

    private static void CheckNumber(JsonElement value, string pointer, Action<string, string, string> wrong)
    {
        if (Expect(value, JsonValueKind.Number, "a whole number", pointer, wrong) && !value.TryGetInt32(out _)) wrong(pointer, "type", "must be a whole number");
    }

    private static void CheckTruth(JsonElement value, string pointer, Action<string, string, string> wrong)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) wrong(pointer, "type", "must be true or false");
    }

    private static void CheckDay(JsonElement value, string pointer, Action<string, string, string> wrong)
    {
        if (Expect(value, JsonValueKind.String, "a day such as 2021-06-30", pointer, wrong)
            && !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            wrong(pointer, "date", $"'{value.GetString()}' is not a day that exists: write it as 2021-06-30");
    }

    private static void CheckDate(JsonElement value, string pointer, Action<string, string, string> wrong)
    {
        if (Expect(value, JsonValueKind.String, "a date such as 2018-05-22, 2018-05 or 2018", pointer, wrong) && !PartialDate.TryParse(value.GetString(), out _))
            wrong(pointer, "date", $"'{value.GetString()}' is not a date that exists: write 2018-05-22, 2018-05 or 2018");
    }

    private static bool Expect(JsonElement value, JsonValueKind kind, string what, string pointer, Action<string, string, string> wrong)
    {
        if (value.ValueKind == kind) return true;
        wrong(pointer, "type", $"must be {what}");
        return false;
    }
}
