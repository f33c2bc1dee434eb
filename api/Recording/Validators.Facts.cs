using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Requests;
using Compliance.Threads;
using FluentValidation;

namespace Compliance.Recording;

/// <summary>What each record must satisfy on its own; what it must satisfy among others is in <see cref="DomainRules"/>.</summary>
public static partial class Validators
{
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
                e.RuleFor(d => d.On).Must(d => IsPlausible(d)).WithErrorCode("date").WithMessage("must lie between 1919 and 2100");
                e.RuleFor(d => d.PublishedOn).Plausible();
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
            RuleFor(d => d.Earliest).Plausible();
            RuleFor(d => d.Latest).Plausible();
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
            RuleForEach(e => e.Links).ChildRules(l => l.RuleFor(link => link.Note).Prose());
            RuleFor(e => e.Conclusion).Must((e, c) => c is null || e.Issuer.Class == IssuerClass.Supervisory).WithErrorCode("issuer").WithMessage("only a supervisory body speaks in a conclusion");
            RuleFor(e => e.EventOn).Must((e, on) => e.Conclusion is null || on is null && e.PublishedOn is null).WithErrorCode("dates").WithMessage("a finding takes its dates from its conclusion: leave out eventOn and publishedOn");
            RuleFor(e => e.Kind).Must((e, kind) => kind != EvidenceKind.Finding || e.Issuer.Class == IssuerClass.Supervisory).WithErrorCode("issuer").WithMessage("only a supervisory body makes findings");
        }
    }
}
