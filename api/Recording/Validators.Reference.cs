using Compliance.Actors;
using Compliance.Cases;
using Compliance.Conventions;
using Compliance.Members;
using Compliance.Ratifications;
using Compliance.Sessions;
using Compliance.Sources;
using FluentValidation;
using System.Text.RegularExpressions;

namespace Compliance.Recording;

/// <summary>What each record must satisfy on its own; what it must satisfy among others is in <see cref="DomainRules"/>.</summary>
public static partial class Validators
{
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
            RuleFor(s => s.LastCheckedOn).Plausible();
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
            RuleFor(c => c.Code).Must(c => Regex.IsMatch(c, @"\A[CP][1-9][0-9]{0,2}\z", RegexOptions.NonBacktracking)).WithErrorCode("code").WithMessage("must be a code such as C87 or P29");
            RuleFor(c => c.NormlexCode).Line(20);
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
            RuleFor(s => s.StartsOn).Plausible();
            RuleFor(s => s.EndsOn).Plausible();
            RuleFor(s => s.EndsOn).Must((s, end) => end is null || s.StartsOn is null || end >= s.StartsOn).WithErrorCode("order").WithMessage("must not be before startsOn");
            RuleFor(s => s.Place).Line();
            RuleFor(s => s.Note).Prose();
        }
    }

    private sealed class OfIndividualCase : AbstractValidator<NewIndividualCase>
    {
        public OfIndividualCase() => RuleFor(c => c.Conventions).NotEmpty().WithErrorCode("empty").Distinct();
    }

    private sealed class OfRatification : AbstractValidator<NewRatification>
    {
        public OfRatification()
        {
            RuleFor(r => r.RatifiedOn).Plausible();
            RuleFor(r => r.InForceOn).Plausible();
            RuleFor(r => r.DenouncedOn).Plausible();
            RuleFor(r => r.KnownTo).Plausible();
            RuleFor(r => r.DomesticLaw).Line();
        }
    }

    private sealed class OfCoverage : AbstractValidator<NewCoverage>
    {
        public OfCoverage()
        {
            RuleFor(c => c.Id).Slug();
            RuleFor(c => c.Text).Prose(1000);
        }
    }
}
