using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Reading;
using Compliance.Shapes;
using FastEndpoints;

namespace Compliance.Pictures;

/// <summary>Names a case, the day to show, and how wide the picture is.</summary>
public sealed record CasePictureKey : DatedRecordParameters
{
    /// <summary>The member: ISO 3166-1 alpha-3; other spellings are redirected.</summary>
    [InPath, Example("KAZ")]
    public string Member { get; init; } = "";

    /// <summary>The Convention's code; other spellings are redirected.</summary>
    [InPath, Example("C87")]
    public string Convention { get; init; } = "";

    /// <summary>How wide the picture is, in pixels, 320 to 2400.</summary>
    [DefaultValue(960), Range(320, 2400)]
    public int Width { get; init; } = 960;
}

/// <summary>Shows a case as a picture.</summary>
public sealed class ShowCasePicture(Views views) : Endpoint<CasePictureKey>
{
    public override void Configure()
    {
        Get("/v1/cases/{member}/{convention}/timeline.svg");
        AllowAnonymous();
        Tags("Cases");
        this.Answers<string>(200, AnswerFormats.Svg);
        Summary(s =>
        {
            s.Summary = "Show a case as a picture";
            s.Description = """
                One strip for each thread, with where it stood over the years; what was asked, by which body; promises as arrows from the day they were made to the day they were due; evidence that moves it forward or back; dates missed and to come.
                A status has a pattern, a sign and a word beside its colour. What is after the day asked about is drawn lighter: how it will be if nothing happens; it is left out where the day is past, for what came after it is known only with hindsight.
                A date that is known to the year or the month is drawn at its last day, with a line over the whole year. Every mark leads to the page of its record. To be embedded in a report or a wiki as an image; it follows the reader's light or dark colours.
                """;
        });
    }

    public override async Task HandleAsync(CasePictureKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        var picture = CasePicture.Read(view, key.Member, key.Convention, key.AsOf ?? view.Today);
        await PictureAnswer.Send(HttpContext, PictureWriter.Standalone(picture, HttpContext.Mask(), key.Width), ct);
    }
}
