using System.Globalization;
using Compliance.Cases;
using Compliance.Conclusions;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.Comparing;

/// <summary>Works out what <c>from</c> and <c>to</c> mean: a day each, and the texts of each side.</summary>
internal static class Sides
{
    public static (ComparedSide Earlier, ComparedSide Later) Of(View view, string member, string convention, string from, string to)
    {
        var errors = new List<ProblemError>();
        var (earlier, later) = (Point.Read(view, "from", from, errors), Point.Read(view, "to", to, errors));
        if (errors.Count > 0) throw ProblemException.Parameters(errors);
        var texts = view.Reader.Rows<ComparedConclusion>(Statement.Of("Comparing/ComparedConclusions", new { Member = member, Convention = convention }));
        if (texts.Count == 0 && !CaseAnswers.Exists(view.Reader, member, convention)) throw CaseAnswers.NotRecorded(view, member, convention);
        if (earlier!.Session is null != later!.Session is null)
            throw Wrong("to", "different_sorts", "'from' and 'to' must be of one sort: give two days (2019-06-30), or two sessions (ilc-108).");
        return earlier.Session is not null ? OfSessions(texts, earlier.Session, later.Session!) : OfDays(texts, earlier.Day, later.Day);
    }

    // What each body had said last, and all that was said since.
    private static (ComparedSide, ComparedSide) OfDays(IReadOnlyList<ComparedConclusion> texts, DateOnly from, DateOnly to)
    {
        if (from >= to) throw Wrong("to", "order", $"'from' ({from.Stored()}) must be before 'to' ({to.Stored()}).");
        var latest = texts.Where(c => c.KnownOn <= from).GroupBy(c => (c.Body, c.Kind)).SelectMany(of => of.Where(c => c.MadeOn == of.Max(o => o.MadeOn)));
        return (Side(null, from, [.. latest.OrderBy(c => c.MadeOn).ThenBy(c => c.Id, StringComparer.Ordinal)], $"The latest text of each body and sort that was public on {from.Stored()}."),
            Side(null, to, [.. texts.Where(c => c.KnownOn > from && c.KnownOn <= to)], $"Every text that became public after {from.Stored()} and by {to.Stored()}."));
    }

    private static (ComparedSide, ComparedSide) OfSessions(IReadOnlyList<ComparedConclusion> texts, ComparedSession from, ComparedSession to)
    {
        if (from.Body != to.Body)
        {
            throw Wrong("to", "different_bodies", $"'{from.Id}' is a session of {from.Body} and '{to.Id}' one of {to.Body}: the silence of one body says nothing of what another asked. "
                + "Give two sessions of one body, or two days, which compare what all bodies said.");
        }

        if ((from.LastDay, from.Number ?? 0).CompareTo((to.LastDay, to.Number ?? 0)) >= 0)
            throw Wrong("to", "order", from.Id == to.Id ? "'from' and 'to' are the same session: give an earlier one as 'from'." : $"'from' ({from.Id}) must be an earlier session than 'to' ({to.Id}).");
        var (earlier, later) = (OfSession(texts, from), OfSession(texts, to));
        return earlier.Day < later.Day ? (earlier, later) : throw Wrong("to", "order",
            $"What '{from.Id}' adopted was public only on {earlier.Day.Stored()}, not before what '{to.Id}' adopted ({later.Day.Stored()}): compare two days instead.");
    }

    private static ComparedSide OfSession(IReadOnlyList<ComparedConclusion> texts, ComparedSession session)
    {
        ComparedConclusion[] adopted = [.. texts.Where(c => c.Session == session.Id)];
        return adopted.Length == 0
            ? Side(session.Id, session.LastDay, [], $"No text on this case is recorded of {session.Id}: nothing can be told of what was asked there, and that says nothing about compliance. The day is its last, as far as it is known.")
            : Side(session.Id, adopted.Max(c => c.KnownOn), adopted, $"What was adopted at {session.Id} on this case; the day is the one on which all of it was public.");
    }

    private static ComparedSide Side(string? session, DateOnly day, IReadOnlyList<ComparedConclusion> texts, string note) => new()
    {
        Session = session,
        Day = day,
        IsExamined = texts.Count > 0,
        // From the most to the least, as the vocabulary has them.
        Coverage = texts.Select(c => c.Coverage).OrderByDescending(c => Codes.Words.Read<Coverage>(c)).FirstOrDefault(),
        Conclusions = texts,
        Note = note,
    };

    private static ProblemException Wrong(string name, string code, string message) => ProblemException.InvalidParameter(name, code, message);

    /// <summary>A day, or a session.</summary>
    private sealed record Point(DateOnly Day, ComparedSession? Session)
    {
        // No session begins with a digit: what does is meant as a day.
        public static Point? Read(View view, string name, string text, List<ProblemError> errors)
        {
            if (!char.IsAsciiDigit(text[0]))
            {
                if (view.Reader.Row<ComparedSession>(Statement.Of("Comparing/ComparedSessions", new { Id = text.ToLowerInvariant() })) is { } session) return new Point(session.LastDay, session);
                var all = view.Reader.Rows<ComparedSession>(Statement.Of("Comparing/ComparedSessions")).Select(s => s.Id);
                return Wrong(name, "unknown_session", $"names no session: '{Short(text)}'{Nearest.Hint(text, all)}; give a day such as 2019-06-30, or a session such as ilc-108; /v1/sessions lists them", errors);
            }

            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200
                ? new Point(day, null)
                : Wrong(name, "date", $"is no day that exists: '{Short(text)}'; write it as 2021-06-30, between 1900 and 2200, or give a session such as ilc-108", errors);
        }

        private static Point? Wrong(string name, string code, string message, List<ProblemError> errors)
        {
            errors.Add(new ProblemError { Parameter = name, Code = code, Message = $"'{name}' {message}." });
            return null;
        }

        private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "...";
    }
}

/// <summary>A session that is compared.</summary>
internal sealed record ComparedSession
{
    public required string Id { get; init; }
    public required string Body { get; init; }
    public int? Number { get; init; }
    public required DateOnly LastDay { get; init; }
}
