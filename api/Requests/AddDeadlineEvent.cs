using Compliance.Access;
using Compliance.Changes;
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
        var place = "";
        try
        {
            await records.Do(HttpContext, parameters, path, key, body, Add);
        }
        catch (ProblemException e) when (e.Errors.Any(IsInEvent))
        {
            // The body is the event alone: a place in it is not the place in the request.
            throw ProblemException.Several(e.Kind, "mistakes", [.. e.Errors.Select(m => IsInEvent(m) ? m with { Pointer = m.Pointer![place.Length..] } : m)]);
        }

        bool IsInEvent(ProblemError mistake) => place.Length > 0 && mistake.Pointer?.StartsWith(place + "/", StringComparison.Ordinal) == true;

        void Add(Write write, LogEntry? latest)
        {
            Recording.Existing.Check(path, key, latest);
            Versions.Check(HttpContext.Request, latest, write.Revision);
            var request = (NewRequest)BundleJson.Read(latest!.After!);
            place = $"/deadlineEvents/{request.DeadlineEvents.Length}";
            write.Put(new Entry(request with { DeadlineEvents = [.. request.DeadlineEvents, change] }, "body", null, ""));
        }
    }
}
