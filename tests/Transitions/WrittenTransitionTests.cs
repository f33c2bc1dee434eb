using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Transitions;

/// <summary>What changed is written with the fact that changes it, and goes with it.</summary>
public sealed class WrittenTransitionTests
{
    private const string OfRequest = "/v1/transitions?record=request&key=kaz-c87-ceacr-2024.2&what=status";

    [Test]
    public async Task Evidence_brings_its_changes_and_its_retraction_takes_them_away()
    {
        await using var editing = await Editing.Start();
        var before = (await editing.Api.Get(OfRequest)).GetProperty("data").GetRawText();
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence());
        var row = (await editing.Api.Get($"{OfRequest}&first=false")).Rows().Single();
        Assert.Multiple(() =>
        {
            Assert.That((row.GetProperty("before").GetString(), row.GetProperty("after").GetString()), Is.EqualTo(("open", "claimed_implemented")));
            Assert.That(row.GetProperty("cause").GetString(), Is.EqualTo("fact"));
            Assert.That(row.GetProperty("facts").EnumerateArray().Select(f => $"{f.GetProperty("kind")} {f.GetProperty("id")}"), Is.EqualTo(new[] { "evidence test-evidence" }));
        });
        await editing.Expect(200, HttpMethod.Post, "/v1/evidence/test-evidence/retract", """{"reason": "The law was never adopted"}""", ("If-Match", "*"));
        Assert.That((await editing.Api.Get(OfRequest)).GetProperty("data").GetRawText(), Is.EqualTo(before));
        editing.AssertVerified();
    }

    [Test]
    public async Task A_decision_about_a_date_is_a_fact_of_its_own_and_the_date_that_passes_is_none()
    {
        await using var editing = await Editing.Start();
        var request = Editing.Request();
        request["outcomeDue"] = JsonNode.Parse("""{"text": "by 1 May 2022", "latest": "2022-05-01", "precision": "day", "basis": "text"}""");
        await editing.Expect(201, HttpMethod.Post, "/v1/requests", request);
        await editing.Expect(200, HttpMethod.Post, "/v1/requests/kaz-c87-cas-2021.77/deadline-events",
            """{"kind": "extended", "on": "2022-06-01", "by": "CAS", "due": {"text": "by 2090", "latest": "2090-12-31", "precision": "year", "basis": "text"}, "source": "ilo-normlex"}""", ("If-Match", "*"));
        var rows = (await editing.Api.Get("/v1/transitions?key=kaz-c87-cas-2021.77&what=timeliness")).Rows().ToArray();
        Assert.That(rows.Select(r => $"{r.GetProperty("on")} {r.GetProperty("after")} {r.GetProperty("cause")} {string.Join(' ', r.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("kind")))}"),
            Does.Contain("2022-05-02 overdue day ").And.Contain("2022-06-01 not_due fact deadline_event").And.Contain("2090-10-02 due_soon day ").And.Contain("2091-01-01 overdue day "));
        Assert.That(rows[0].GetProperty("before").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(rows.SelectMany(r => r.GetProperty("facts").EnumerateArray()).Select(f => f.GetProperty("url").GetString()).Distinct(), Is.EqualTo(new[] { "/v1/requests/kaz-c87-cas-2021.77" }));
        editing.AssertVerified();
    }

    [Test]
    public async Task What_changes_only_a_flag_changes_nothing_here()
    {
        await using var editing = await Editing.Start();
        const string all = "/v1/transitions?limit=500&record=request&key=kaz-c87-ceacr-2024.2";
        var before = (await editing.Api.Get(all)).GetProperty("data").GetRawText();
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence(stance: "disputes", issuer: "observer"));
        Assert.That((await editing.Api.Get("/v1/requests/kaz-c87-ceacr-2024.2")).GetProperty("flags").EnumerateArray().Select(f => f.GetString()), Does.Contain("disputed"));
        Assert.That((await editing.Api.Get(all)).GetProperty("data").GetRawText(), Is.EqualTo(before));
    }
}
