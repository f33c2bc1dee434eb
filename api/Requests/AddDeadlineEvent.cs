using Compliance.Access;
using Compliance.Conclusions;
using Compliance.Exchange;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Requests;

/// <summary>Records that the body that asked set, extended, suspended, resumed or withdrew a request's date.</summary>
public sealed class AddDeadlineEvent(WriteRecords records) : Endpoint<WriteParameters>
{
    public override void Configure()
    {
        Post("/v1/requests/{id}/deadline-events");
        this.Requires(Role.Editor);
        this.Takes<NewDeadlineEvent>();
        this.Answers<WriteAnswer>(StatusCodes.Status200OK);
        this.Refuses(ProblemKind.Conflict, ProblemKind.PreconditionFailed, ProblemKind.RuleBroken, ProblemKind.PreconditionRequired);
        Tags("Writing");
        Summary(s =>
        {
            s.Summary = "Record what a body did to a request's date";
            s.Description = "Adds that the body that asked set, extended, suspended, resumed or withdrew the date of a request. `If-Match` with the version that you know is needed.";
            s.ExampleRequest = new NewDeadlineEvent { Kind = DeadlineEventKind.Suspended, On = PartialDate.Of(new DateOnly(2026, 3, 2)), By = Body.Cas, Source = "ilo-normlex" };
        });
    }

    public override async Task HandleAsync(WriteParameters parameters, CancellationToken ct)
    {
        var path = RecordPaths.Of(HttpContext);
        var key = Route<string>("id")!;
        var (change, body) = await JsonBody.ReadWithText<NewDeadlineEvent>(HttpContext);
        await records.Do(HttpContext, parameters, path, key, body, (write, latest) =>
        {
            Recording.Existing.Check(path, key, latest);
            Versions.Check(HttpContext.Request, latest);
            var request = (NewRequest)BundleJson.Read(latest!.After!);
            write.Put(new Entry(request with { DeadlineEvents = [.. request.DeadlineEvents, change] }, "body", null, ""));
        });
    }
}
