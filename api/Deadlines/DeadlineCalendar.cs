using System.Text;
using Compliance.Access;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Compliance.Deadlines;

/// <summary>
/// Due dates as a calendar (RFC 5545), an all-day entry each. The same data give the same bytes: nothing in it is of the
/// moment of writing. What is recorded of persons whose names are restricted is hidden before lines are folded, for a name
/// over a fold would be found by nobody.
/// </summary>
/// <param name="mask">Hides restricted names.</param>
/// <param name="site">Where people reach this server, without a slash at the end; null: not told, then nothing links to it.</param>
public sealed class DeadlineCalendar(NameMask mask, string? site)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/calendar";

    /// <summary>What entries are called after: a host that nobody has, so that they stay the same wherever the server moves.</summary>
    public const string Host = "deadlines.compliance.invalid";

    // A calendar must have something in it.
    private const string Nothing = "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    private const string End = "END:VCALENDAR\r\n";

    /// <summary>The calendar, piece by piece.</summary>
    /// <param name="entries">The due dates, each with a day that counts.</param>
    /// <param name="name">What it is called.</param>
    public IEnumerable<string> Write(IEnumerable<CalendarEntry> entries, string name)
    {
        yield return ContentLines.Folded(new CalendarSerializer().SerializeToString(Head(name))!)[..^End.Length];
        var isEmpty = true;
        foreach (var entry in entries)
        {
            isEmpty = false;
            yield return ContentLines.Folded(new ComponentSerializer().SerializeToString(Entry(entry))!);
        }

        yield return (isEmpty ? Nothing : "") + End;
    }

    private static Calendar Head(string name)
    {
        var head = new Calendar { ProductId = "-//Compliance//Deadlines//EN", Scale = "GREGORIAN" };
        head.AddProperty("NAME", name);
        head.AddProperty("X-WR-CALNAME", name);
        head.AddProperty("X-WR-CALDESC", "What ILO supervisory bodies asked of governments, and what governments promised, by when.");
        var refresh = new CalendarProperty("REFRESH-INTERVAL", "PT12H");
        refresh.AddParameter("VALUE", "DURATION");
        head.AddProperty(refresh);
        head.AddProperty("X-PUBLISHED-TTL", "PT12H");
        return head;
    }

    private CalendarEvent Entry(CalendarEntry entry)
    {
        var path = mask.Text(entry.Url, TextForm.Address);
        var made = new CalendarEvent
        {
            Uid = mask.Text($"{entry.Clock}-{entry.Record}-{entry.Key}", TextForm.Address) + "@" + Host,
            Summary = Plain(CalendarText.Summary(entry, mask.Text(entry.Label, TextForm.Plain))),
            Description = Plain(mask.Text(CalendarText.Description(entry, site + path), TextForm.Plain)),
            Start = new CalDateTime(entry.FirstDay),
            End = new CalDateTime(entry.On!.Value.AddDays(1)),
            DtStamp = Instant(entry.ChangedAt),
            Created = Instant(entry.Version.FirstAt),
            LastModified = Instant(entry.ChangedAt),
            Sequence = entry.Version.Sequence,
            Status = entry.State switch { "withdrawn" => EventStatus.Cancelled, "suspended" => EventStatus.Tentative, _ => EventStatus.Confirmed },
            Transparency = TransparencyType.Transparent,
            Categories = [entry.Clock, entry.Member, .. entry.Conventions],
        };
        if (site is not null) made.Url = new Uri(site + path);
        return made;
    }

    private static CalDateTime Instant(DateTimeOffset at) => new(new DateTime(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerSecond, DateTimeKind.Utc));

    // Only line breaks of one sort, and no other control character: a text of RFC 5545 has none.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.ReplaceLineEndings("\n"));
        for (var i = 0; i < plain.Length; i++)
            if (char.IsControl(plain[i]) && plain[i] is not ('\n' or '\t')) plain[i] = ' ';
        return plain.ToString();
    }
}
