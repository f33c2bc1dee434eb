using Compliance.Access;
using Compliance.Changes;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Recording;

/// <summary>A record as it is stored.</summary>
public sealed record StoredRecord
{
    /// <summary>The revision that last changed it: its version, to be sent as <c>If-Match</c>.</summary>
    public required long Revision { get; init; }

    /// <summary>What <c>PUT</c> takes and bundles hold.</summary>
    public required StoredJson Stored { get; init; }
}

/// <summary>Shows a record of any kind as it is stored: what an editor changes and sends back.</summary>
public sealed class ShowStored(Views views) : Endpoint<NoParameters, StoredRecord>
{
    public override void Configure()
    {
        Get(RecordPaths.Ones("/record"));
        AllowAnonymous();
        Tags("Writing");
        Summary(s =>
        {
            s.Summary = "Show {a record} as it is stored";
            s.Description = "What an editor changes and sends back with `PUT`, and what bundles hold: names as references, nothing derived. Its `ETag` is the version for `If-Match`.";
        });
    }

    public override Task<StoredRecord> ExecuteAsync(NoParameters _, CancellationToken ct)
    {
        var path = RecordPaths.Of(HttpContext);
        var key = Route<string>(path.Parameter)!;
        using var view = views.Now(ct);
        var latest = view.LatestChange(path.Kind, key);
        Existing.Check(path, key, latest);
        HttpContext.Response.Headers.ETag = Versions.Tag(latest!.Revision);
        return Task.FromResult(new StoredRecord { Revision = latest.Revision, Stored = new StoredJson(HttpContext.Mask().Record(latest.After!)) });
    }
}
