using System.Text.Json;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Reading;

/// <summary>Rows, names and revision of an answer are of one moment.</summary>
public sealed class ViewTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private readonly Database database = Fresh.Seeded();

    private static string Json(object? answer) => JsonSerializer.Serialize(answer, ApiJson.Options);

    private static string Setback() => Records.Evidence("government", "setback", "\"request\": \"kaz-c87-cas-2021.3\"", "\"eventOn\": \"2026-02-01\"");

    [Test]
    public void A_view_keeps_to_its_moment_while_the_record_changes()
    {
        var views = new Views(database, TimeProvider.System);
        using var view = views.Now(CancellationToken.None);
        using (var other = views.Now(CancellationToken.None)) Assert.That(Json(ShowRequest.Answer(other, "kaz-c87-cas-2021.3", Day)), Does.Not.Contain("a-fact"));
        database.Import(Fresh.Bundle(Records.Source, Setback()));
        using var after = views.Now(CancellationToken.None);
        var (old, recent) = (Json(ShowRequest.Answer(view, "kaz-c87-cas-2021.3", Day)), Json(ShowRequest.Answer(after, "kaz-c87-cas-2021.3", Day)));
        Assert.Multiple(() =>
        {
            Assert.That(old, Does.Not.Contain("a-fact").And.Contain($"\"revision\":{database.Revision() - 2}"));
            Assert.That(recent, Does.Contain("a-fact").And.Contain($"\"revision\":{database.Revision()}"));
        });
    }

    [Test]
    public void A_view_of_a_write_shows_what_is_not_committed_and_nobody_else_sees_it()
    {
        using var connection = database.OpenToWrite();
        var before = database.Revision();
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            connection.Execute("update actor set name = 'Somebody Else' where id = 'larisa-kharkova'");
            connection.Execute("update evidence set text = '{larisa-kharkova} said so, in ' || (select count(*) from actor) where id = 'kaz-2020-05-04-law-321-vi'");
            connection.Execute("update evidence_link set stance = 'setback' where evidence = 'kaz-2020-05-04-law-321-vi'");
            using var view = View(connection);
            Assert.That(Json(Shown.Of(view, "evidence", "kaz-2020-05-04-law-321-vi", Day)), Does.Contain("Somebody Else said so").And.Contain("setback").And.Not.Contain("\"step\""));
            Assert.That(view.GroundOf("KAZ").Links.SelectMany(l => l).Where(l => l.Evidence.Fact.Id == "kaz-2020-05-04-law-321-vi").Select(l => l.Stance.ToString()), Is.All.EqualTo("Setback"));
            using var now = new Views(database, TimeProvider.System).Now(CancellationToken.None);
            Assert.That(Json(Shown.Of(now, "evidence", "kaz-2020-05-04-law-321-vi", Day)), Does.Not.Contain("Somebody Else"));
        }

        using var taken = View(connection);
        Assert.That(Json(Shown.Of(taken, "evidence", "kaz-2020-05-04-law-321-vi", Day)), Does.Not.Contain("Somebody Else"), "the connection goes on after its view");
        Assert.That(taken.Revision.Number, Is.EqualTo(before));

        View View(Microsoft.Data.Sqlite.SqliteConnection of) => Views.Of(of, Day);
    }

    [TestCase("source", "normlex-4118111", "/v1/sources/normlex-4118111")]
    [TestCase("actor", "larisa-kharkova", "/v1/actors/larisa-kharkova")]
    [TestCase("member", "KAZ", "/v1/members/KAZ")]
    [TestCase("convention", "C87", "/v1/conventions/C87")]
    [TestCase("session", "ilc-109", "/v1/sessions/ilc-109")]
    [TestCase("conclusion", "kaz-c87-cas-2021", "/v1/conclusions/kaz-c87-cas-2021?asOf=2026-03-01")]
    [TestCase("request", "kaz-c87-cas-2021.3", "/v1/requests/kaz-c87-cas-2021.3?asOf=2026-03-01")]
    [TestCase("thread", "kaz-c87-registration", "/v1/threads/kaz-c87-registration?asOf=2026-03-01")]
    [TestCase("commitment", "kaz-commitment-2022-notification", "/v1/commitments/kaz-commitment-2022-notification?asOf=2026-03-01")]
    [TestCase("evidence", "kaz-2020-05-04-law-321-vi", "/v1/evidence/kaz-2020-05-04-law-321-vi")]
    public async Task What_is_shown_of_a_record_is_what_its_address_answers(string kind, string key, string url)
    {
        var api = await RunningApi.Shared;
        using var view = new Views(new Database(api.Path), TimeProvider.System).Now(CancellationToken.None);
        Assert.That(Json(Shown.Of(view, kind, key, Day)), Is.EqualTo(await api.Http.GetStringAsync(new Uri(url, UriKind.Relative))));
        Assert.That(() => Shown.Of(view, kind, "nothing", Day), Throws.InstanceOf<ProblemException>());
    }

    [TestCase("article", "C87.2")]
    [TestCase("ratification", "KAZ-C87")]
    public void A_kind_without_an_address_of_its_own_shows_nothing(string kind, string key)
    {
        using var view = new Views(database, TimeProvider.System).Now(CancellationToken.None);
        Assert.That(Shown.Of(view, kind, key, Day), Is.Null);
    }
}
