using Compliance.Cases;
using Compliance.Deadlines;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using Compliance.Transitions;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>The start page: the cases, what changed lately, what is due next, and where to go on.</summary>
public sealed class ShowHomePage(Views views) : Endpoint<PageKey>
{
    /// <summary>So many cases are told with where they stand.</summary>
    public const int MostCases = 30;

    /// <summary>So many are named of which nothing is loaded.</summary>
    public const int MostExamined = 100;

    /// <summary>So many changes, and so many dates.</summary>
    public const int MostNews = 8;

    public override void Configure()
    {
        Get("/");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(PageKey key, CancellationToken ct)
    {
        using var view = await views.OnAll(key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        var loaded = Lists.First<ListCases, CaseRow>(view, new CaseFilter { Loaded = true, Limit = MostCases + 1 }, "id", "id", asOf);
        var moves = Moves(view, asOf, null);
        await PageWriter.Send<HomePage>(HttpContext, HttpContext.Page(key, view.Meta(asOf)), new()
        {
            [nameof(HomePage.Cases)] = CaseStates.Of(view, [.. loaded.Take(MostCases)], asOf),
            [nameof(HomePage.HasMore)] = loaded.Count > MostCases,
            [nameof(HomePage.Examined)] = Lists.First<ListCases, CaseRow>(view, new CaseFilter { Loaded = false, Limit = MostExamined }, "id", "id", asOf),
            [nameof(HomePage.Moves)] = moves,
            [nameof(HomePage.Labels)] = RecordLabels.Of(view, moves.Select(m => (m.Record, m.Key))),
            [nameof(HomePage.Dates)] = Dates(view, asOf, null),
            [nameof(HomePage.Version)] = view.Revision,
        }, ct);
    }

    /// <summary>The latest changes of where something stands, or of whether a body was answered, up to a day.</summary>
    internal static IReadOnlyList<Transition> Moves(View view, DateOnly asOf, string? member) => Lists.First<ListTransitions, Transition>(view,
        new TransitionFilter { To = asOf, First = false, What = new([Codes.Words.Word(Aspect.Status), Codes.Words.Word(Aspect.Reply)], []), Member = Only<MemberCode>(member), Limit = MostNews }, "-id", "id");

    /// <summary>The next dates, from a day on.</summary>
    internal static IReadOnlyList<Deadline> Dates(View view, DateOnly asOf, string? member) => Lists.First<ListDeadlines, Deadline>(view,
        new DeadlineFilter { From = asOf, State = new([Codes.Words.Word(DeadlineState.DueSoon), Codes.Words.Word(DeadlineState.ToCome)], []), Member = Only<MemberCode>(member), Limit = MostNews }, ListDeadlines.Column("on"), "id", asOf);

    /// <summary>A filter that lets one value through; null: all.</summary>
    internal static AnyOf<T>? Only<T>(string? value) => value is null ? null : new AnyOf<T>([value], []);
}
