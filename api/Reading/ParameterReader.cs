using Compliance.Recording;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Problems;
using Compliance.Search;

namespace Compliance.Reading;

/// <summary>Reads one parameter by the type of its member; what is wrong is added to the errors.</summary>
public sealed class ParameterReader(CodeBook codes, ICollection<ProblemError> errors, Func<string, string?, SearchText>? search = null)
{
    private const int Longest = 1000;
    private static readonly string[] Truths = ["true", "false"];

    public object? Value(string name, string text, PropertyInfo member)
    {
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (text.Length == 0) return Wrong(name, "empty", "is empty: leave the parameter out, or give it a value");
        if (text.Length > Longest) return Wrong(name, "length", $"is longer than {Longest} characters");
        if (member.GetCustomAttribute<SortableByAttribute>() is { } sortable) return Sort(name, text, sortable.Columns);
        if (type == typeof(string)) return text;
        if (type == typeof(int)) return Number(name, text, member);
        if (type == typeof(bool)) return Word(name, text, Truths) is { } truth ? truth == "true" : null;
        if (type == typeof(DateOnly)) return Day(name, text);
        if (type == typeof(DateTimeOffset)) return Instant(name, text);
        if (type == typeof(SearchText)) return Search(name, text, member.GetCustomAttribute<SearchInAttribute>()?.Kind);
        if (type.IsEnum) return Word(name, text, Words.Of(type).Keys) is { } word ? Words.Of(type)[word] : null;
        return Several(name, text, type);
    }

    /// <summary>A filter: values between commas, each with or without <c>!</c>.</summary>
    private object? Several(string name, string text, Type type)
    {
        var of = type.GenericTypeArguments[0];
        List<string> any = [], none = [];
        foreach (var part in text.Split(','))
        {
            var isNone = part.StartsWith('!');
            var spelled = isNone ? part[1..] : part;
            if (Canonical(name, spelled, of) is { } value) (isNone ? none : any).Add(value);
        }

        return Activator.CreateInstance(type, any, none);
    }

    private string? Canonical(string name, string text, Type of)
    {
        if (of.IsEnum) return Word(name, text, Words.Of(of).Keys);
        if (of == typeof(MemberCode))
            return codes.Member(text) ?? (string?)Wrong(name, "unknown_member", $"names no member: '{Short(text)}'{Nearest.Hint(text, codes.Members)}; give ISO 3166-1 alpha-3 such as KAZ; /v1/members lists them");
        if (of == typeof(ConventionCode))
            return codes.Convention(text) ?? (string?)Wrong(name, "unknown_convention", $"names no Convention: '{Short(text)}'; give a code such as C87 or P29; /v1/conventions lists them");
        if (of == typeof(RegionName)) return Recorded(name, text, codes.Regions);
        if (of == typeof(LanguageCode)) return Recorded(name, text, codes.Languages);
        if (of == typeof(AnyStatus)) return Word(name, text, AnyStatus.Words);
        if (of == typeof(CalendarYear)) return text.Length == 4 && text.All(char.IsAsciiDigit) ? text : (string?)Wrong(name, "year", $"holds no year: '{Short(text)}'; write it with four digits, such as 2021");
        if (of == typeof(AuthorName)) return text.Length > 0 ? text : (string?)Wrong(name, "empty", "holds an empty name between commas");
        if (of == typeof(StateWord)) return Word(name, text, FollowUp.StateWords.All);
        if (of == typeof(ArticleCode)) return codes.Article(text) ?? (string?)Wrong(name, "unknown_article", $"names no article: '{Short(text)}'; give a Convention's code, a dot and a number, such as C87.2");
        return text.Length is > 0 and <= 80 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
            ? text.ToLowerInvariant()
            : (string?)Wrong(name, "id", $"holds no id: '{Short(text)}'; ids are letters a to z, digits, dots and hyphens");
    }

    private string? Word(string name, string text, IEnumerable<string> words) => words.Contains(text, StringComparer.Ordinal)
        ? text
        : (string?)Wrong(name, "unknown_word", $"does not know '{Short(text)}'{Nearest.Hint(text, words)}; allowed: {string.Join(", ", words)}");

    // Words that the data set brings, in any case.
    private string? Recorded(string name, string text, IEnumerable<string> words) =>
        words.FirstOrDefault(w => w.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? Word(name, text, words.Order(StringComparer.Ordinal));

    private string? Sort(string name, string text, IReadOnlyList<string> columns) => columns.Contains(text.TrimStart('-')) && text.Count(c => c == '-') <= 1
        ? text
        : (string?)Wrong(name, "sort", $"does not know '{Short(text)}'{Nearest.Hint(text, columns)}; allowed: {string.Join(", ", columns)}, each with or without '-' before it");

    private object? Search(string name, string text, string? kind)
    {
        try
        {
            return search?.Invoke(text, kind);
        }
        catch (SearchSyntaxException e)
        {
            return Wrong(name, e.Code, $"cannot be read at character {e.Position}: {e.Message}");
        }
    }

    private object? Number(string name, string text, MemberInfo member)
    {
        var range = member.GetCustomAttribute<RangeAttribute>();
        var (least, most) = ((int?)range?.Minimum ?? 0, (int?)range?.Maximum ?? int.MaxValue);
        return text.All(char.IsAsciiDigit) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong(name, "range", $"must be a whole number from {least} to {most}");
    }

    private object? Day(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200
            ? day
            : Wrong(name, "date", $"is no day that exists: '{Short(text)}'; write it as 2021-06-30, between 1900 and 2200");

    private object? Instant(string name, string text)
    {
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : Wrong(name, "date", $"is no instant: '{Short(text)}'; write it as 2026-01-31T09:30:00Z (a plus sign as %2B), or a day as 2026-01-31");
    }

    private object? Wrong(string name, string code, string message)
    {
        errors.Add(new ProblemError { Parameter = name, Code = code, Message = $"'{name}' {message}." });
        return null;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
