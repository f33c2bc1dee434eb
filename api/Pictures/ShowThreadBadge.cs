using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using Compliance.Threads;
using FastEndpoints;

namespace Compliance.Pictures;

/// <summary>Shows where a thread stands, as a badge.</summary>
public sealed class ShowThreadBadge(Views views) : Endpoint<ThreadKey>
{
    public override void Configure()
    {
        Get("/v1/threads/{id}/badge.svg");
        AllowAnonymous();
        Tags("Threads");
        this.Answers<string>(200, AnswerFormats.Svg);
        Summary(s =>
        {
            s.Summary = "Show where a demand stands as a badge";
            s.Description = "A small picture for a README or a page: the demand, its status with a sign beside the colour, and the day. The status is derived here; it is never a verdict of the ILO.";
        });
    }

    public override async Task HandleAsync(ThreadKey key, CancellationToken ct)
    {
        using var view = await views.On("thread", key.Id, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        var thread = Lists.One<Threads.Thread>(view, "thread", key.Id, "threads", Statement.Of<ListThreads>(new { key.Id, AsOf = asOf }));
        await PictureAnswer.Send(HttpContext, Badge.Of(thread, asOf, view.Today, HttpContext.Mask()), ct);
    }
}
