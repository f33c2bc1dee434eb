using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Conventions;

/// <summary>Names a Convention.</summary>
public sealed record ConventionKey : RecordParameters
{
    /// <summary>The code as people say it.</summary>
    [InPath, Example("C87")]
    public string Code { get; init; } = "";
}

/// <summary>Shows a Convention.</summary>
public sealed class ShowConvention(Views views) : Endpoint<ConventionKey, ConventionDetail>
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

    public override async Task<ConventionDetail> ExecuteAsync(ConventionKey key, CancellationToken ct)
    {
        using var view = await views.On("convention", key.Code, key.KnownAt, ct);
        return HttpContext.With(view, Answer(view, key.Code));
    }

    /// <summary>What this address answers.</summary>
    public static ConventionDetail Answer(View view, string code) =>
        Lists.One<ConventionDetail>(view, "convention", code, "conventions", Statement.Of<ShowConvention>(new { Code = code }));
}
