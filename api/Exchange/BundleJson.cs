using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Compliance.Exchange;

/// <summary>How records are written in bundles, in the change log and on the way into the tables: one form.</summary>
public static class BundleJson
{
    /// <summary>Strict on the way in, the same bytes for the same record on the way out.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutKey } },
    };

    /// <summary>The kinds of record by the word that tells them apart.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Kinds = typeof(BundleRecord)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(a => (string)a.TypeDiscriminator!, a => a.DerivedType);

    private static readonly Dictionary<Type, string> Words = Kinds.ToDictionary(k => k.Value, k => k.Key);

    /// <summary>The word for a record's kind.</summary>
    public static string Word(this BundleRecord record) => Words[record.GetType()];

    /// <summary>The word for a kind of record.</summary>
    public static string Word<T>() where T : BundleRecord => Words[typeof(T)];

    /// <summary>The record as it is stored.</summary>
    public static string Write(BundleRecord record) => JsonSerializer.Serialize(record, Options);

    /// <summary>A record that was stored.</summary>
    public static BundleRecord Read(string json) => JsonSerializer.Deserialize<BundleRecord>(json, Options)!;

    // What a record's key is follows from its members. (The attribute on the base class does not reach the overrides.)
    private static void WithoutKey(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(BundleRecord))) return;
        foreach (var property in type.Properties.Where(p => p.Name == "key")) property.ShouldSerialize = static (_, _) => false;
    }
}
