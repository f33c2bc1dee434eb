using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.Codes;

/// <summary>
/// The words of the closed vocabularies. One enum is one vocabulary: the same words stand in JSON, in the database's
/// checks and in filters (<c>VocabularyTests</c> equates the three).
/// </summary>
public static class Words
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Enum>> Known = new();
    private static readonly ConcurrentDictionary<Enum, string> Spelled = new();

    /// <summary>The words of a vocabulary in its own order, each with its enum value.</summary>
    public static IReadOnlyDictionary<string, Enum> Of(Type vocabulary) =>
        Known.GetOrAdd(vocabulary, static type => Enum.GetValues(type).Cast<Enum>().ToDictionary(Spell, StringComparer.Ordinal));

    /// <summary>The word for an enum value: <c>TookPart</c> is <c>took_part</c>; the bodies keep their capitals.</summary>
    public static string Word(this Enum value) => Spelled.GetOrAdd(value, Spell);

    /// <summary>The enum value for a word that the database or a validated document holds.</summary>
    public static T Read<T>(string word) where T : struct, Enum =>
        Of(typeof(T)).TryGetValue(word, out var value)
            ? (T)value
            : throw new InvalidDataException($"'{word}' is not a word of the vocabulary {typeof(T).Name}");

    private static string Spell(Enum value)
    {
        var member = value.GetType().GetField(value.ToString(), BindingFlags.Public | BindingFlags.Static)!;
        return member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
            ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
    }
}
