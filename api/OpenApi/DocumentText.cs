using Microsoft.OpenApi;

namespace Compliance.OpenApi;

/// <summary>What the document says about the whole.</summary>
public static class DocumentText
{
    /// <summary>The groups of operations, in the order of the domain.</summary>
    public static readonly (string Name, string Text)[] Tags =
    [
        ("Cases", "One member and one Convention: the whole file, the short answer, the timeline. Start here."),
        ("Search", "All records by words: in any form, any spelling, any alphabet of a name."),
        ("Requests", "What a supervisory body asked for: one thing asked in one conclusion, with where it stands on a day and why."),
        ("Threads", "A demand over the years: the requests that ask for the same thing."),
        ("Commitments", "What a government promised, and what became of it."),
        ("Deadlines", "When a government is to reply, to do what was asked, to keep what it promised; also as a calendar to subscribe to."),
        ("Conclusions", "The texts of the supervisory bodies, with what they ask and how they were answered."),
        ("Evidence", "What is known to have happened, who said it, and where: the ground that every status stands on."),
        ("Conventions", "The Conventions and Protocols, with their articles."),
        ("Members", "The member States."),
        ("Ratifications", "Which member has ratified which Convention."),
        ("Sessions", "The sessions of the bodies, with their days."),
        ("Actors", "Who acts and who speaks: governments, organizations, bodies, persons."),
        ("Sources", "Where each fact was seen."),
        ("Status", "Counts of threads and requests by where they stand, always with how much of the texts is loaded."),
        ("Transitions", "What changed its state on which day, past and to come, and why: a fact that became known, or a day that passed."),
        ("Changes", "The log of every change, in order and chained: who wrote what, when and why, and which statuses it changed. For mirrors, and for whoever wants to hold us to what we said."),
        ("Webhooks", "For admins: addresses that are told every change, also that which a day brings; signed, in order, until they take it. Needs a key."),
        ("Writing", "For editors: creating, changing and retracting records of every kind; each write answers with what it changed in where things stand. Needs a key."),
        ("Proposals", "For contributors and editors: sets of changes that are proposed, looked at with their effect, accepted or declined. Needs a key."),
        ("Exchange", "The whole record in and out: bundles, NDJSON, CSV, a database."),
        ("Codes", "Every closed vocabulary with its words and what they mean; the status rules with their versions."),
        ("Keys", "Who may write what: for admins. Reads need no key."),
        ("Health", "Whether the program runs and can read its data."),
    ];

    private const string Description = """
        Follows up what the supervisory bodies of the International Labour Organization asked of member States: what was
        asked, what was promised, what is known to have happened, and where each request stands **on any day**, with the
        rule and the facts that the status rests on. A status is derived by published rules and is ours; it is never a
        verdict of the ILO.

        ## Start here

        1. [`GET /v1/cases/KAZ/C87/status`](/swagger/index.html#/Cases/showCaseStatus) is the short answer on a case;
           [`GET /v1/cases`](/swagger/index.html#/Cases/listCases) lists the cases.
        2. [`GET /v1/requests?member=KAZ`](/swagger/index.html#/Requests/listRequests) lists what Kazakhstan was asked;
           `status=!implemented` leaves out what is done.
        3. [`GET /v1/requests/{id}`](/swagger/index.html#/Requests/showRequest) explains itself: the rule, the decisive
           evidence with its source, who says what.
        4. [`GET /v1/search?q=trade union registration`](/swagger/index.html#/Search/searchRecords) searches everything;
           `q=` narrows most lists.
        5. `asOf=2021-06-30` answers for that day; a day to come answers what will be overdue if nothing happens.
        6. `knownAt=2026-11-30T12:00:00Z` on a single record or case gives the answer again that was given at that instant:
           from what was recorded here by then.
        7. [`GET /v1/transitions`](/swagger/index.html#/Transitions/listTransitions) tells what changed and why,
           [`GET /v1/deadlines`](/swagger/index.html#/Deadlines/listDeadlines) what is due (`/v1/deadlines.ics` for a
           calendar), [`GET /v1/cases/KAZ/C87/compare`](/swagger/index.html#/Cases/showCaseComparison) what two sessions
           asked (`from=ilc-108&to=ilc-109`).
        8. [`GET /v1/codes`](/swagger/index.html#/Codes/listCodes) explains every word that you meet.

        In Swagger UI each of these opens its operation, filled in with an example: press *Execute*. The same record as
        [pages to read](/).

        ## Good to know

        - Reads need no key; writes do: `Authorization: Bearer <key>`, and take `dryRun=true` to show what they would
          change. Answers are JSON; a field that is not known is `null`, never left out.
        - Lists also come as CSV or NDJSON (all rows) and as text for a terminal: `format=` or `Accept`. `fields=` chooses
          fields, `include=` brings related records in the same answer.
        - Lists hold `data`, `page` and `meta`: follow `page.next` (or the header `Link`) until it is `null`.
        - A filter takes several values between commas (`status=open,committed`: any of them), and `!` before a value
          for "not that one".
        - An unknown parameter or a wrong value is refused with what is allowed, never ignored.
        - Every error is `application/problem+json` and tells the way out.
        - Poll cheaply: send the `ETag` back as `If-None-Match` and get 304 until something changes.
        - Keep a copy up to date: `GET /v1/changes?after=` the last revision that you have.
        - Codes may be spelled as people do (`kz`, `C087`): in a path the answer is 308 to the one address.
        """;

    public static OpenApiInfo Info() => new()
    {
        Title = "Compliance",
        Version = typeof(DocumentText).Assembly.GetName().Version!.ToString(3),
        Summary = "Where the requests of the ILO supervisory bodies stand.",
        Description = Description.ReplaceLineEndings("\n"),
        Contact = new OpenApiContact { Name = "The maintainers of Compliance" },
    };
}
