using System.Reflection;
using System.Text.Json;
using Compliance.FollowUp;

namespace Compliance.Codes;

/// <summary>All closed lists of words: the vocabularies of the records, and the rules that derive a status.</summary>
public static class CodeLists
{
    /// <summary>The vocabularies: every enum whose values are explained, by the name of its list.</summary>
    public static IReadOnlyDictionary<string, Type> Vocabularies { get; } = typeof(CodeLists).Assembly.GetTypes()
        .Where(t => t.IsEnum && IsExplained(t) && !t.IsDefined(typeof(ParameterOnlyAttribute), inherit: false))
        .ToDictionary(t => JsonNamingPolicy.SnakeCaseLower.ConvertName(t.Name), StringComparer.Ordinal);

    /// <summary>The names of all lists, in order, each with its words.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Code>> All { get; } = new SortedDictionary<string, IReadOnlyList<Code>>(
        Vocabularies.ToDictionary(v => v.Key, v => Words(v.Value)), StringComparer.Ordinal)
    {
        ["status_rule"] = OfRules<RequestStatus>('S'),
        ["commitment_rule"] = OfRules<CommitmentStatus>('C'),
    };

    /// <summary>Whether the values of an enum carry what they mean.</summary>
    public static bool IsExplained(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Any(f => f.IsDefined(typeof(WordAttribute)));

    private static IReadOnlyList<Code> Words(Type vocabulary) =>
        [.. Codes.Words.Of(vocabulary).Select((word, i) => Code(word.Key, Explanation(vocabulary, word.Value), i + 1))];

    private static IReadOnlyList<Code> OfRules<TStatus>(char letter) where TStatus : struct, Enum =>
        [.. Rules.All.Where(r => r.Id[0] == letter).Select((rule, i) => new Code
        {
            Word = rule.Id,
            Label = Explanation(typeof(TStatus), Codes.Words.Of(typeof(TStatus))[rule.Status]).Label,
            Definition = rule.Text,
            Position = i + 1,
            Status = rule.Status,
            Version = rule.Version,
        })];

    private static Code Code(string word, WordAttribute explanation, int position) =>
        new() { Word = word, Label = explanation.Label, Definition = explanation.Definition, Position = position };

    private static WordAttribute Explanation(Type vocabulary, Enum value) => vocabulary.GetField(value.ToString())!.GetCustomAttribute<WordAttribute>()
        ?? throw new InvalidOperationException($"{vocabulary.Name}.{value} has no [Word]");
}
