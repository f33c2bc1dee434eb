using Compliance.Exchange;
using System.Text.RegularExpressions;
using Compliance.Actors;
using Compliance.Cases;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Members;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Storage;
using Compliance.Threads;
using FluentValidation;

namespace Compliance.Recording;

/// <summary>What each record must satisfy on its own; what it must satisfy among others is in <see cref="DomainRules"/>.</summary>
public static class Validators
{
    private static readonly Dictionary<Type, IValidator> All = new IValidator[]
    {
        new OfSource(), new OfActor(), new OfMember(), new OfConvention(), new OfArticle(), new OfSession(), new OfCoverage(), new OfThread(),
        new OfConclusion(), new OfRequest(), new OfCommitment(), new OfEvidence(), new OfIndividualCase(),
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

    /// <summary>The conclusion's id, a dot and a number from 1 to 9999.</summary>
    private static bool IsNumbered(string id, string conclusion) =>
        id.StartsWith(conclusion, StringComparison.Ordinal) && id[conclusion.Length..] is ['.', >= '1' and <= '9', .. var rest] && rest.Length <= 3 && rest.All(char.IsAsciiDigit);

    private static string Pointer(string property) =>
        string.Join('/', property.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.').Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));

    private static IRuleBuilderOptions<T, PartialDate?> Plausible<T>(this IRuleBuilder<T, PartialDate?> rule) =>
        rule.Must(IsPlausible).WithErrorCode("date").WithMessage("must lie between 1919 and 2100");

    private sealed class OfSource : AbstractValidator<NewSource>
    {
        public OfSource()
        {
            RuleFor(s => s.Id).Slug();
            RuleFor(s => s.Publisher).Line();
            RuleFor(s => s.Title).Line();
            RuleFor(s => s.Url).WebAddress().Line(2000);
            RuleFor(s => s.NormlexId).Must(id => id is null || id.Length is > 0 and < 20 && id.All(char.IsAsciiDigit)).WithErrorCode("normlex_id").WithMessage("must be digits");
            RuleFor(s => s.Language).Must(l => l is null || l.Length == 2 && l.All(char.IsAsciiLetterLower)).WithErrorCode("language").WithMessage("must be a two-letter ISO 639-1 code");
            RuleFor(s => s.PublishedOn).Plausible();
            RuleFor(s => s.Note).Prose();
        }
    }

    private sealed class OfActor : AbstractValidator<NewActor>
    {
        public OfActor()
        {
            RuleFor(a => a.Id).Slug();
            RuleFor(a => a.Name).Line();
            RuleForEach(a => a.Spellings).Line();
            RuleFor(a => a.Spellings).Distinct();
            RuleFor(a => a.Role).Line();
            RuleFor(a => a.Note).Prose();
            RuleFor(a => a.RestrictedAs!).Slug().When(a => a.RestrictedAs is not null);
        }
    }

    private sealed class OfMember : AbstractValidator<NewMember>
    {
        public OfMember()
        {
            RuleFor(m => m.Iso3).Must(c => c.Length == 3 && c.All(char.IsAsciiLetterUpper)).WithErrorCode("iso3").WithMessage("must be three capital letters (ISO 3166-1 alpha-3)");
            RuleFor(m => m.Iso2).Must(c => c.Length == 2 && c.All(char.IsAsciiLetterUpper)).WithErrorCode("iso2").WithMessage("must be two capital letters (ISO 3166-1 alpha-2)");
            RuleFor(m => m.Name).Line();
            RuleFor(m => m.Region).Line();
            RuleFor(m => m.MemberSince).Plausible();
        }
    }

    private sealed class OfConvention : AbstractValidator<NewConvention>
    {
        public OfConvention()
        {
            RuleFor(c => c.Code).Must(c => Regex.IsMatch(c, "^[CP][1-9][0-9]{0,2}$", RegexOptions.NonBacktracking)).WithErrorCode("code").WithMessage("must be a code such as C87 or P29");
            RuleFor(c => c.Title).Line();
            RuleFor(c => c.Subject).Line();
            RuleFor(c => c.AdoptedOn).Plausible();
            RuleFor(c => c.InForceOn).Plausible();
        }
    }

    private sealed class OfArticle : AbstractValidator<NewArticle>
    {
        public OfArticle()
        {
            RuleFor(a => a.Number).GreaterThan(0).WithErrorCode("number");
            RuleFor(a => a.Summary).Prose(1000);
        }
    }

    private sealed class OfSession : AbstractValidator<NewSession>
    {
        public OfSession()
        {
            RuleFor(s => s.Id).Slug();
            RuleFor(s => s.Year).InclusiveBetween(1919, 2100).WithErrorCode("year");
            RuleFor(s => s.EndsOn).Must((s, end) => end is null || s.StartsOn is null || end >= s.StartsOn).WithErrorCode("order").WithMessage("must not be before startsOn");
            RuleFor(s => s.Place).Line();
            RuleFor(s => s.Note).Prose();
        }
    }

    private sealed class OfIndividualCase : AbstractValidator<NewIndividualCase>
    {
        public OfIndividualCase() => RuleFor(c => c.Conventions).NotEmpty().WithErrorCode("empty").Distinct();
    }

    private sealed class OfCoverage : AbstractValidator<NewCoverage>
    {
        public OfCoverage()
        {
            RuleFor(c => c.Id).Slug();
            RuleFor(c => c.Text).Prose(1000);
        }
    }

    private sealed class OfThread : AbstractValidator<NewThread>
    {
        public OfThread()
        {
            RuleFor(t => t.Id).Slug();
            RuleFor(t => t.Conventions).NotEmpty().WithErrorCode("empty").Distinct();
            RuleFor(t => t.Title).Line(200);
            RuleFor(t => t.Text).Prose();
            RuleFor(t => t.Articles).Distinct();
        }
    }

    private sealed class OfConclusion : AbstractValidator<NewConclusion>
    {
        public OfConclusion()
        {
            RuleFor(c => c.Id).Slug();
            RuleFor(c => c.Conventions).NotEmpty().WithErrorCode("empty").Distinct();
            RuleFor(c => c.Title).Line();
            RuleFor(c => c.Text).Prose();
            RuleFor(c => c.AdoptedOn).Plausible();
            RuleFor(c => c.PublishedOn).Plausible();
            RuleFor(c => c.Tone).Distinct();
            RuleFor(c => c).Must(c => c.AdoptedOn is not null || c.Session is not null || c.PublishedOn is not null)
                .OverridePropertyName("AdoptedOn").WithErrorCode("undated").WithMessage("needs adoptedOn, session or publishedOn: an undated conclusion can bear on nothing");
            RuleFor(c => c.ReplyDue!).SetValidator(new OfDue()).When(c => c.ReplyDue is not null);
        }
    }

    private sealed class OfRequest : AbstractValidator<NewRequest>
    {
        public OfRequest()
        {
            RuleFor(r => r.Id).Slug().Must((r, id) => IsNumbered(id, r.Conclusion))
                .WithErrorCode("id").WithMessage("'{PropertyValue}' must be its conclusion's id, a dot and a number");
            RuleFor(r => r.Item).Line(40);
            RuleFor(r => r.Text).Prose();
            RuleFor(r => r.Quote).Prose(300);
            RuleFor(r => r.Note).Prose();
            RuleFor(r => r.Articles).Distinct();
            RuleFor(r => r.Actors).Distinct();
            RuleFor(r => r.Reiterates).Distinct();
            RuleFor(r => r.OutcomeDue!).SetValidator(new OfDue()).When(r => r.OutcomeDue is not null);
            RuleForEach(r => r.DeadlineEvents).ChildRules(e =>
            {
                e.RuleFor(d => d.Due).Must((d, due) => d.Kind is (DeadlineEventKind.Set or DeadlineEventKind.Extended) == (due is not null))
                    .WithErrorCode("due").WithMessage("a date belongs to 'set' and 'extended', and to no other event");
                e.RuleFor(d => d.Due!).SetValidator(new OfDue()).When(d => d.Due is not null);
            });
        }
    }

    private sealed class OfDue : AbstractValidator<NewDue>
    {
        public OfDue()
        {
            RuleFor(d => d.Text).Line(300);
            RuleFor(d => d.Latest).Must((d, latest) => latest is null || d.Earliest is null || d.Earliest <= latest).WithErrorCode("order").WithMessage("must not be before earliest");
            RuleFor(d => d.Latest).Must((d, latest) => d.Precision == DuePrecision.None ? latest is null : d.Precision == DuePrecision.Session || latest is not null)
                .WithErrorCode("latest").WithMessage("belongs to every precision but 'none' (and may be left out for 'session')");
            RuleFor(d => d.Anchor).Must((d, anchor) => (d.Precision == DuePrecision.Session) == (anchor is not null)).WithErrorCode("anchor").WithMessage("belongs to the precision 'session', and to no other");
        }
    }

    private sealed class OfCommitment : AbstractValidator<NewCommitment>
    {
        public OfCommitment()
        {
            RuleFor(c => c.Id).Slug();
            RuleFor(c => c.By).Line();
            RuleFor(c => c.Forum).Line();
            RuleFor(c => c.MadeOn).Must(d => IsPlausible(d)).WithErrorCode("date").WithMessage("must lie between 1919 and 2100");
            RuleFor(c => c.PublishedOn).Plausible();
            RuleFor(c => c.Text).Prose();
            RuleFor(c => c.Quote).Prose(300);
            RuleFor(c => c.Note).Prose();
            RuleFor(c => c.Replaces).Distinct();
            RuleFor(c => c.Due!).SetValidator(new OfDue()).When(c => c.Due is not null);
            RuleForEach(c => c.Addresses).Must(a => (a.Request is null) != (a.Thread is null)).WithErrorCode("target").WithMessage("must name a request or a thread, and only one");
        }
    }

    private sealed class OfEvidence : AbstractValidator<NewEvidence>
    {
        public OfEvidence()
        {
            RuleFor(e => e.Id).Slug();
            RuleFor(e => e.Issuer.Name).Line();
            RuleFor(e => e.Text).Prose();
            RuleFor(e => e.Quote).Prose(300);
            RuleFor(e => e.Note).Prose();
            RuleFor(e => e.EventOn).Plausible();
            RuleFor(e => e.PublishedOn).Plausible();
            RuleFor(e => e.Actors).Distinct();
            RuleFor(e => e.FurtherSources).Distinct();
            RuleFor(e => e.Conclusion).Must((e, c) => c is null || e.Issuer.Class == IssuerClass.Supervisory).WithErrorCode("issuer").WithMessage("only a supervisory body speaks in a conclusion");
            RuleFor(e => e.EventOn).Must((e, on) => e.Conclusion is null || on is null && e.PublishedOn is null).WithErrorCode("dates").WithMessage("a finding takes its dates from its conclusion: leave out eventOn and publishedOn");
            RuleFor(e => e.Kind).Must((e, kind) => kind != EvidenceKind.Finding || e.Issuer.Class == IssuerClass.Supervisory).WithErrorCode("issuer").WithMessage("only a supervisory body makes findings");
        }
    }
}
