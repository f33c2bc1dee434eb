using Compliance.Exchange;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FluentValidation;

namespace Compliance.Recording;

/// <summary>Rules for texts and ids that all records share.</summary>
public static partial class Text
{
    /// <summary>A lower-case slug of at most 80 characters.</summary>
    public static IRuleBuilderOptions<T, string> Slug<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(id => SlugShape().IsMatch(id)).WithErrorCode("id").WithMessage("'{PropertyValue}' is not an id: lower-case letters a to z, digits, dots and hyphens, at most 80, a letter or a digit first");

    /// <summary>A name or a title: one line without control or direction characters, composed (NFC).</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, int longest = 500) => rule.Prose(longest)
        .Must(text => text is null || !text.EnumerateRunes().Any(IsHidden)).WithErrorCode("characters").WithMessage("must be one line without control, direction or unassigned characters");

    /// <summary>Free text: not empty, without NUL, composed (NFC), of bounded length.</summary>
    public static IRuleBuilderOptions<T, string?> Prose<T>(this IRuleBuilder<T, string?> rule, int longest = 4000) => rule
        .Must(text => text is null || text.Trim().Length > 0).WithErrorCode("empty").WithMessage("must not be empty: leave it out when it is not known")
        .Must(text => text is null || text.Length <= longest).WithErrorCode("length").WithMessage($"must be at most {longest} characters")
        .Must(text => text is null || !text.Contains('\0')).WithErrorCode("characters").WithMessage("must not contain NUL")
        .Must(text => text is null || IsComposed(text)).WithErrorCode("normalization").WithMessage("must be composed Unicode (NFC)");

    /// <summary>Whether a text is composed (NFC); what holds no character at all is not.</summary>
    public static bool IsComposed(string text)
    {
        try
        {
            return text.IsNormalized(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>An http or https address.</summary>
    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(url => url is null || Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")).WithErrorCode("url").WithMessage("must be an http or https address");

    /// <summary>No item twice.</summary>
    public static IRuleBuilderOptions<T, TItem[]> Distinct<T, TItem>(this IRuleBuilder<T, TItem[]> rule) =>
        rule.Must(items => items.Distinct().Count() == items.Length).WithErrorCode("repeated").WithMessage("must not name the same thing twice");

    /// <summary>A character that is not seen, or turns the direction of others.</summary>
    public static bool IsHidden(Rune c) => Rune.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{0,79}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlugShape();
}
