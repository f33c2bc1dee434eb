using System.Text;
using Compliance.Access;
using Compliance.Tests.Access;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Deadlines;

/// <summary>What an entry of the calendar does when the record changes, and when it does not.</summary>
public sealed class CalendarChangeTests
{
    private const string All = $"from=1900-01-01&asOf={Dated.Day}";
    private const string First = "outcome-request-kaz-test-cas-2024.1";
    private const string AtSession = "outcome-request-kaz-test-cas-2024.2";
    private const string Report = "reply-conclusion-kaz-test-cas-2024";
    private const string Promised = "outcome-thread-kaz-test-thread";

    [Test]
    public async Task The_same_data_give_the_same_bytes_also_after_a_restart_and_after_a_write_about_something_else()
    {
        var api = await Dated.Start();
        try
        {
            var before = (await IcsFile.Get(api, All)).Text;
            Assert.That((await IcsFile.Get(api, All)).Text, Is.EqualTo(before));
            await Written(api, HttpMethod.Put, "/v1/sources/a-source", """{"publisher": "A publisher", "title": "A title"}""");
            Assert.That((await IcsFile.Get(api, All)).Text, Is.EqualTo(before));
            api = await api.Restart();
            Assert.That((await IcsFile.Get(api, All)).Text, Is.EqualTo(before));
        }
        finally
        {
            await api.DisposeAsync();
        }
    }

    [Test]
    public async Task The_sequence_grows_exactly_when_the_record_changed_the_entry()
    {
        await using var api = await Dated.Start();
        await Grows(api, HttpMethod.Patch, "/v1/requests/kaz-test-cas-2024.1", """{"note": "A remark that no entry shows."}""");
        await Grows(api, HttpMethod.Post, "/v1/requests/kaz-test-cas-2024.1/deadline-events",
            """{"kind": "extended", "on": "2026-05-01", "by": "CAS", "due": {"text": "by 2028", "latest": "2028-12-31", "precision": "year", "basis": "text"}, "source": "ilo-normlex"}""", First);
        Assert.That((await IcsFile.Get(api, All))[First]["DTSTART"], Is.EqualTo("20281231"));
        await Grows(api, HttpMethod.Patch, "/v1/requests/kaz-test-cas-2024.1", """{"text": "Other words."}""", First);
        await Grows(api, HttpMethod.Patch, "/v1/sessions/ilc-113", """{"note": "A remark."}""");
        await Grows(api, HttpMethod.Patch, "/v1/sessions/ilc-113", """{"endsOn": "2025-06-14"}""", AtSession);
        // The conclusion's date is that of its request for a report, which has no entry of its own.
        await Grows(api, HttpMethod.Patch, "/v1/requests/kaz-test-cas-2024.5", """{"outcomeDue": {"text": "by 1 March 2027", "latest": "2027-03-01", "precision": "day", "basis": "text"}}""", Report);
        // The promise gives the thread its day.
        await Grows(api, HttpMethod.Patch, "/v1/commitments/kaz-test-promise", """{"due": {"text": "a little later", "latest": "2027-04-30", "precision": "month", "basis": "government_commitment"}}""", Promised, "commitment-commitment-kaz-test-promise");
        // Evidence moves where it stands.
        await Grows(api, HttpMethod.Put, "/v1/evidence/kaz-test-law",
            """{"member": "KAZ", "kind": "act", "issuer": {"class": "instrument", "name": "Act"}, "eventOn": "2026-04-01", "text": "A law.", "source": "ilo-normlex", "links": [{"request": "kaz-test-cas-2024.2", "stance": "done"}]}""", AtSession);
        Assert.That(IcsFile.Plain((await IcsFile.Get(api, All))[AtSession]["DESCRIPTION"]), Does.Contain("State: claimed."));
        // And a promise that lets go of the thread moves its day for the last time.
        var known = int.Parse((await IcsFile.Get(api, All))[Promised]["SEQUENCE"], System.Globalization.CultureInfo.InvariantCulture);
        await Written(api, HttpMethod.Put, "/v1/commitments/kaz-test-other", """{"member": "KAZ", "by": "A minister", "madeOn": "2025-03-02", "text": "Another.", "due": {"text": "x", "latest": "2027-09-30", "precision": "month", "basis": "government_commitment"}, "addresses": [{"thread": "kaz-test-thread", "extent": "whole"}], "source": "ilo-normlex"}""");
        await Written(api, HttpMethod.Patch, "/v1/commitments/kaz-test-promise", """{"addresses": [{"thread": "kaz-test-thread", "extent": "part"}]}""");
        var after = (await IcsFile.Get(api, All))[Promised];
        Assert.That((after["DTSTART"], int.Parse(after["SEQUENCE"], System.Globalization.CultureInfo.InvariantCulture) > known + 1), Is.EqualTo(("20270930", true)));
    }

    [Test]
    public async Task A_day_that_passes_is_told_by_the_stamp_and_not_by_the_sequence()
    {
        await using var api = await Dated.Start();
        var before = (await IcsFile.Get(api, "from=1900-01-01&asOf=2027-12-31"))[First];
        var after = (await IcsFile.Get(api, "from=1900-01-01&asOf=2028-02-01"))[First];
        Assert.Multiple(() =>
        {
            Assert.That(IcsFile.Plain(before["DESCRIPTION"]), Does.Contain("State: due soon."));
            Assert.That(IcsFile.Plain(after["DESCRIPTION"]), Does.Contain("State: overdue."));
            Assert.That(after["SEQUENCE"], Is.EqualTo(before["SEQUENCE"]));
            Assert.That((after["DTSTAMP"], after["LAST-MODIFIED"]), Is.EqualTo(("20280101T000000Z", "20280101T000000Z")));
        });
    }

    [Test]
    public async Task Letters_of_any_script_are_whole_behind_every_fold()
    {
        await using var api = await Dated.Start();
        var text = string.Concat(Enumerable.Range(0, 12).Select(i => $"Қазақстан Республикасының кәсіподақтар туралы Заңын өзгертсін; {new string('ө', i)}, \\ {new string('x', 7 * i)} 😀🇰🇿 "));
        await Written(api, HttpMethod.Patch, "/v1/requests/kaz-test-cas-2024.1", System.Text.Json.JsonSerializer.Serialize(new { text = text.Trim() }));
        var file = await IcsFile.Get(api, All);
        Assert.That(IcsFile.Plain(file[First]["DESCRIPTION"]), Does.StartWith(text.Trim() + "\nDue: "));
        foreach (var line in file.Text.Split("\r\n")) Assert.That(char.IsLowSurrogate(line.Length > 1 ? line[1] : ' ') || char.IsHighSurrogate(line.Length > 0 ? line[^1] : ' '), Is.False);
        Assert.That(Ical.Net.Calendar.Load(file.Text)!.Events.Single(e => e.Uid!.StartsWith(First + "@", StringComparison.Ordinal)).Description, Does.StartWith(text.Trim()));
    }

    [Test]
    public async Task A_restricted_name_is_in_no_line_and_over_no_fold()
    {
        await using var api = await Dated.Start();
        var admin = api.Key(Role.Admin);
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"{new string('a', i)} {{larisa-kharkova}}, Larisa Kharkova {new string('b', i % 7)}, "));
        await Written(api, HttpMethod.Patch, "/v1/requests/kaz-test-cas-2024.1", System.Text.Json.JsonSerializer.Serialize(new { text = text.Trim() }));
        await Written(api, HttpMethod.Patch, "/v1/commitments/kaz-test-promise", """{"text": "We promise, in a text so long that it has to be cut in its summary, and just there, to release Larisa Kharkova from all that weighs on her."}""");
        Assert.That((await IcsFile.Get(api, All)).Unfolded, Does.Contain("Kharkova"), "there is something to hide");
        await api.Restrict(admin, "larisa-kharkova", "person-0a0a0a");
        var file = await IcsFile.Get(api, All);
        Assert.Multiple(() =>
        {
            Assert.That(Names.In(file.Text), Is.Empty);
            Assert.That(Names.In(file.Unfolded), Is.Empty);
            Assert.That(Names.In(IcsFile.Plain(file.Unfolded)), Is.Empty);
            Assert.That(file.Unfolded, Does.Not.Contain("Larisa"));
            Assert.That(file.Text.Split("\r\n ").Select(p => p.Split("\r\n")[0]), Has.None.Matches<string>(p => p!.EndsWith("Khar", StringComparison.Ordinal) || p.StartsWith("kova", StringComparison.Ordinal)));
        });
    }

    // Sends a write, and looks whose sequence grew by it, and that of nobody else; the stamps go with it.
    private static async Task Grows(RunningApi api, HttpMethod method, string url, string body, params string[] entries)
    {
        var before = await IcsFile.Get(api, All);
        await Written(api, method, url, body);
        var after = await IcsFile.Get(api, All);
        Assert.That(after.Entries.Keys, Is.EquivalentTo(before.Entries.Keys));
        int Sequence(IcsFile file, string uid) => int.Parse(file.Entries[uid]["SEQUENCE"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(after.Entries.Keys.Where(uid => Sequence(after, uid) > Sequence(before, uid)).Select(uid => uid.Split('@')[0]), Is.EquivalentTo(entries), $"{method} {url} {body}");
        Assert.That(after.Entries.Keys.Where(uid => Sequence(after, uid) < Sequence(before, uid)), Is.Empty);
        var changed = after.Entries.Keys.Where(uid => !after.Entries[uid].OrderBy(p => p.Key).SequenceEqual(before.Entries[uid].OrderBy(p => p.Key))).Select(uid => uid.Split('@')[0]);
        Assert.That(changed, Is.EquivalentTo(entries), "what did not grow is as it was");
    }

    private static async Task Written(RunningApi api, HttpMethod method, string url, string body)
    {
        using var answer = await api.Send(method, url, api.Key(Role.Editor), body, method == HttpMethod.Put ? ("If-None-Match", "*") : ("If-Match", "*"));
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{url}: {await answer.Content.ReadAsStringAsync()}");
    }
}
