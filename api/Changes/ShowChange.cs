using System.Globalization;
using Compliance.Access;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Changes;

/// <summary>Names an entry of the change log.</summary>
public sealed record ChangeKey
{
    /// <summary>Its revision.</summary>
    [InPath, Example("1")]
    public string Revision { get; init; } = "";
}

/// <summary>Shows one entry of the change log.</summary>
public sealed class ShowChange(Views views) : Endpoint<ChangeKey, ChangeEntry>
{
    public override void Configure()
    {
        Get("/v1/changes/{revision}");
        AllowAnonymous();
        Tags("Changes");
        Summary(s =>
        {
            s.Summary = "Show an entry of the change log";
            s.Description = "Who wrote what, when and why, with the record before and after. An entry never changes.";
        });
    }

    public override Task<ChangeEntry> ExecuteAsync(ChangeKey key, CancellationToken ct)
    {
        using var view = views.Now(ct);
        var entry = long.TryParse(key.Revision, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? view.Reader.Row<ChangeEntry>(Statement.Of<ListChanges>(new { Revision = revision })) : null;
        return entry is not null ? Task.FromResult(entry.Masked(HttpContext.Mask()))
            : throw new ProblemException(ProblemKind.NotFound, $"There is no revision '{(key.Revision.Length > 40 ? key.Revision[..40] + "..." : key.Revision)}': they go from 1 to {view.Revision.Number}. /v1/changes lists them.");
    }
}
