using Compliance.OpenApi;
using Compliance.Reading;
using Compliance.Shapes;
using FastEndpoints;

namespace Compliance.Cases;

/// <summary>Shows the short answer on a case, for scripts.</summary>
public sealed class ShowCaseStatus(Views views) : Endpoint<CaseKey, CaseStatus>
{
    public override void Configure()
    {
        Get("/v1/cases/{member}/{convention}/status");
        AllowAnonymous();
        Tags("Cases");
        this.Answers<CaseStatus>(200);
        this.Answers<string>(200, AnswerFormats.Text);
        Summary(s =>
        {
            s.Summary = "Show where a case stands: the short answer";
            s.Description = "When it was examined, how many demands (threads) and requests by status, how many are overdue on each clock, what is disputed, the next date, the latest text, and what is not loaded.";
        });
    }

    public override async Task<CaseStatus> ExecuteAsync(CaseKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        return CaseAnswers.Status(view, key.Member, key.Convention, key.AsOf ?? view.Today);
    }
}
