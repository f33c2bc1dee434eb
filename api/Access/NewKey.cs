using System.Text.Json;
using Compliance.Problems;
using Compliance.Recording;
using FluentValidation;

namespace Compliance.Access;

/// <summary>A key to be made.</summary>
public sealed record NewKey
{
    /// <summary>Who it is for, 1 to 80 characters: who, in the change log. No other key in use may have the name.</summary>
    public required string Name { get; init; }

    /// <summary>What it allows.</summary>
    public required Role Role { get; init; }

    /// <summary>The members that it may write about, in any spelling of their codes; left out: about all.</summary>
    public string[] Members { get; init; } = [];

    /// <summary>The last day (UTC) on which it is let in, at most ten years ahead; a year from today unless given.</summary>
    public DateOnly? Expires { get; init; }
}

/// <summary>What a new key must satisfy.</summary>
public sealed class NewKeyRules : AbstractValidator<NewKey>
{
    public const string CommandLine = "command line";
    private const int LongestLife = 3653;

    // What the change log calls those who write without a key.
    private static readonly string[] Reserved = [Exchange.Importer.Seed, CommandLine];

    private NewKeyRules(DateOnly today, Func<string, string?> member)
    {
        RuleFor(k => k.Name).Line(80).Must(name => name is null || name.Trim() == name).WithErrorCode("characters").WithMessage("must not begin or end with a space");
        RuleFor(k => k.Name).Must(name => !Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)).WithErrorCode("reserved")
            .WithMessage($"must not be {string.Join(" or ", Reserved.Select(r => $"'{r}'"))}: so the change log calls what was written without a key");
        RuleForEach(k => k.Members).Must(m => member(m) is not null).WithErrorCode("unknown_member")
            .WithMessage("'{PropertyValue}' names no member: give ISO 3166-1 alpha-3 such as KAZ");
        RuleFor(k => k.Expires).Must(day => day is null || day >= today && day <= today.AddDays(LongestLife)).WithErrorCode("range")
            .WithMessage($"must be a day from today ({today:yyyy-MM-dd}) to {today.AddDays(LongestLife):yyyy-MM-dd}");
    }

    /// <summary>The key with its members in their one spelling; refused with all that is wrong.</summary>
    /// <param name="key">The key to be made.</param>
    /// <param name="today">The day (UTC).</param>
    /// <param name="member">The alpha-3 code for a spelling, or null.</param>
    public static NewKey Check(NewKey key, DateOnly today, Func<string, string?> member)
    {
        var failures = new NewKeyRules(today, member).Validate(key).Errors;
        if (failures.Count > 0) throw ProblemException.Body([.. failures.Select(f => new ProblemError { Pointer = Pointer(f.PropertyName), Code = f.ErrorCode, Message = f.ErrorMessage })]);
        return key with { Members = [.. key.Members.Select(m => member(m)!).Distinct().Order(StringComparer.Ordinal)] };
    }

    // "Members[0]" is "/members/0".
    private static string Pointer(string property) => "/" + JsonNamingPolicy.CamelCase.ConvertName(property).Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
