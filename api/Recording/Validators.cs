using Compliance.Exchange;
using System.Text.RegularExpressions;
using Compliance.Actors;
using Compliance.Cases;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Members;
using Compliance.Ratifications;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Storage;
using Compliance.Threads;
using FluentValidation;

namespace Compliance.Recording;

/// <summary>What each record must satisfy on its own; what it must satisfy among others is in <see cref="DomainRules"/>.</summary>
public static partial class Validators
{
    private static readonly Dictionary<Type, IValidator> All = new IValidator[]
    {
        new OfSource(), new OfActor(), new OfMember(), new OfConvention(), new OfArticle(), new OfSession(), new OfCoverage(), new OfThread(),
        new OfConclusion(), new OfRequest(), new OfRatification(), new OfCommitment(), new OfEvidence(), new OfIndividualCase(),
    }.ToDictionary(v => v.GetType().BaseType!.GenericTypeArguments[0]);

    // Right in shape, and yet against the method: these are told as broken rules.
    private static readonly string[] Rules = ["order", "issuer", "dates", "latest", "anchor", "due", "target", "undated", "recalled"];

    /// <summary>All that is wrong with the record on its own.</summary>
    public static IEnumerable<Mistake> Check(Entry entry)
    {
        if (entry.Record.Confidence == Confidence.Recalled)
            yield return entry.Wrong("/confidence", "recalled", "recalled facts are not published: find a source first");
        if (!All.TryGetValue(entry.Record.GetType(), out var validator)) yield break;
        foreach (var failure in validator.Validate(new ValidationContext<object>(entry.Record)).Errors)
            yield return entry.Wrong("/" + Pointer(failure.PropertyName), failure.ErrorCode, failure.ErrorMessage, Rules.Contains(failure.ErrorCode) ? MistakeSort.Rule : MistakeSort.Shape);
    }

    /// <summary>Dates that the record can speak of.</summary>
    public static bool IsPlausible(PartialDate? date) => date is not { } d || d.First.Year is >= 1919 and <= 2100;

    /// <summary>Days that the record can speak of.</summary>
    private static bool IsPlausible(DateOnly? day) => day is not { } d || d.Year is >= 1919 and <= 2100;

    /// <summary>The conclusion's id, a dot and a number from 1 to 9999.</summary>
    private static bool IsNumbered(string id, string conclusion) =>
        id.StartsWith(conclusion, StringComparison.Ordinal) && id[conclusion.Length..] is ['.', >= '1' and <= '9', .. var rest] && rest.Length <= 3 && rest.All(char.IsAsciiDigit);

    private static string Pointer(string property) =>
        string.Join('/', property.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));

    private static IRuleBuilderOptions<T, PartialDate?> Plausible<T>(this IRuleBuilder<T, PartialDate?> rule) =>
        rule.Must(IsPlausible).WithErrorCode("date").WithMessage("must lie between 1919 and 2100");

    private static IRuleBuilderOptions<T, DateOnly?> Plausible<T>(this IRuleBuilder<T, DateOnly?> rule) =>
        rule.Must(day => IsPlausible(day)).WithErrorCode("date").WithMessage("must lie between 1919 and 2100");
}
