using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Conventions;

/// <summary>Names a Convention.</summary>
public sealed record ConventionKey
{
    /// <summary>The code as people say it.</summary>
    [InPath, Example("C87")]
    public string Code { get; init; } = "";
}

/// <summary>Shows a Convention.</summary>
public sealed class ShowConvention(Lists lists) : Endpoint<ConventionKey, ConventionDetail>
{
    public override void Configure()
    {
        Get("/v1/conventions/{code}");
        AllowAnonymous();
        Tags("Conventions");
        Summary(s =>
        {
            s.Summary = "Show a Convention with its articles";
            s.Description = "One Convention or Protocol, its articles in one line each, and how many ratifications, cases, conclusions and requests are recorded here, with what those counts do not cover.";
        });
    }

    public override Task<ConventionDetail> ExecuteAsync(ConventionKey key, CancellationToken ct) =>
        Task.FromResult(lists.One<ConventionDetail>("convention", key.Code, "conventions", Statement.Of<ShowConvention>(new { key.Code }), ct));
}
