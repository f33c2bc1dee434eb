using Compliance.Storage;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Deadlines;

/// <summary>A day that many requests share says nothing of one that stands otherwise.</summary>
public sealed class SharedDateTests
{
    [Test]
    public async Task A_request_that_stands_otherwise_than_its_thread_is_not_counted_among_what_is_overdue_of_it()
    {
        var path = Dated.Database();
        new Database(path).Import(Fresh.Bundle(
            """{"record": "conclusion", "id": "kaz-test-ceacr-2025", "body": "CEACR", "kind": "observation", "member": "KAZ", "conventions": ["C87"], "adoptedOn": "2025-12-06", "title": "A made-up comment", "coverage": "partial", "source": "ilo-normlex"}""",
            """{"record": "evidence", "id": "kaz-test-finding", "member": "KAZ", "kind": "finding", "issuer": {"class": "supervisory", "name": "CEACR"}, "conclusion": "kaz-test-ceacr-2025", "text": "Nothing was investigated.", "source": "ilo-normlex", "links": [{"request": "kaz-test-cas-2024.9", "stance": "no_progress"}]}""",
            """{"record": "evidence", "id": "kaz-test-claim", "member": "KAZ", "kind": "statement", "issuer": {"class": "government", "name": "The Government"}, "eventOn": "2027-01-10", "text": "It stopped.", "source": "ilo-normlex", "links": [{"request": "kaz-test-cas-2024.8", "stance": "done"}]}"""));
        await using var api = await RunningApi.Over(path);
        var rows = (await api.Get("/v1/deadlines?clock=outcome&thread=kaz-test-thread&asOf=2027-04-11")).Rows().ToDictionary(r => r.Text("id"));
        var thread = rows["outcome:thread:kaz-test-thread"];
        Assert.That((thread.Text("state"), thread.GetProperty("daysOverdue").GetInt32()), Is.EqualTo(("overdue", 11)));
        Assert.That(thread.GetProperty("requests").EnumerateArray().Select(r => r.Text("id")), Is.EqualTo(new[] { "kaz-test-cas-2024.9" }));
        Assert.That(rows.Keys, Is.EquivalentTo(new[] { "outcome:thread:kaz-test-thread", "outcome:request:kaz-test-cas-2024.8" }));
        var claimed = rows["outcome:request:kaz-test-cas-2024.8"];
        Assert.That((claimed.Text("on"), claimed.Text("state"), claimed.Text("timeliness"), claimed.GetProperty("daysOverdue").GetInt32(), claimed.Text("words")),
            Is.EqualTo(("2027-03-31", "claimed", "clock_stopped", 0, "as promised")), "said to be done in time: its clock stopped");
    }
}
