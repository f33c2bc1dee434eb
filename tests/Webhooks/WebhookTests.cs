using System.Text.Json;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Support;
using Compliance.Webhooks;

namespace Compliance.Tests.Webhooks;

/// <summary>Webhooks over HTTP, for admins.</summary>
public sealed class WebhookTests
{
    [Test]
    public async Task A_webhook_is_made_shown_changed_and_deleted_and_its_secret_is_shown_once()
    {
        await using var hooked = await Hooked.Start();
        Assert.That((await hooked.Send(200, HttpMethod.Get, "/v1/webhooks")).Rows(), Is.Empty);
        Assert.That(File.Exists(WebhookFile.PathBeside(hooked.Api.Path)), Is.False, "no file where there is no webhook");
        var hook = await hooked.Hook(filter: new { member = "kz,!BLR", convention = "87", record = "request" });
        var secret = hook.Secret();
        var shown = await hooked.Send(200, HttpMethod.Get, hook.Self());
        var changed = await hooked.Send(200, HttpMethod.Patch, hook.Self(), """{"name": "another", "filter": {"convention": null}, "events": ["transition"]}""");
        var list = await hooked.Send(200, HttpMethod.Get, "/v1/webhooks");
        Assert.Multiple(() =>
        {
            Assert.That(secret, Does.Match(@"^whsec_[A-Za-z0-9+/]{43}=$"));
            Assert.That(shown.GetRawText() + changed.GetRawText() + list.GetRawText(), Does.Not.Contain("ecret").And.Not.Contain(secret[6..20]));
            Assert.That(shown.GetProperty("filter").GetRawText(), Is.EqualTo("""{"member":"KAZ,!BLR","convention":"C87","record":"request"}"""));
            Assert.That(changed.GetProperty("filter").GetRawText(), Is.EqualTo("""{"member":"KAZ,!BLR","convention":null,"record":"request"}"""));
            Assert.That(changed.GetProperty("events").GetRawText(), Is.EqualTo("""["transition"]"""));
            Assert.That(list.Keys("name"), Is.EqualTo(new[] { "another" }));
            if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(WebhookFile.PathBeside(hooked.Api.Path)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });
        using var deleted = await hooked.Api.Send(HttpMethod.Delete, hook.Self(), hooked.Admin);
        Assert.That((int)deleted.StatusCode, Is.EqualTo(204));
        await hooked.Send(404, HttpMethod.Get, hook.Self());
        await hooked.Put("s-1");
        Assert.That(hooked.Receiver.IsEmpty, Is.True);
    }

    [TestCase("""{"name": "", "url": "ftp://example.org/", "events": [], "filter": {"member": "KAS", "convention": "C9999", "record": "sourse"}}""",
        "/name empty", "/url url", "/events empty", "/filter/member unknown_member", "/filter/convention unknown_convention", "/filter/record unknown_word")]
    [TestCase("""{"nam": "x", "url": 7, "events": ["chance"], "filter": {"members": "KAZ"}}""", "/nam unknown_member", "/url type", "/events/0 unknown_word", "/filter/members unknown_member", " missing")]
    [TestCase("""{"name": "x", "url": "https://user:secret@example.org/"}""", "/url url")]
    [TestCase("""{"name": "x", "url": "https://example.org/#part"}""", "/url url")]
    [TestCase("""{"name": "x", "url": "/hook"}""", "/url url")]
    [TestCase("""{"name": "x", "url": "http://example.org:25/"}""", "/url port")]
    [TestCase("""{"name": "x", "url": "http://127.0.0.1:8080/"}""", "/url private_address")]
    [TestCase("""{"name": "x", "url": "http://2130706433/"}""", "/url private_address")]
    [TestCase("""{"name": "x", "url": "http://0x7f.1/"}""", "/url private_address")]
    [TestCase("""{"name": "x", "url": "http://[::ffff:10.0.0.1]/"}""", "/url private_address")]
    [TestCase("""{"name": "x", "url": "http://169.254.169.254/latest/meta-data"}""", "/url private_address")]
    [TestCase("""{"name": "x", "url": "https://example.org/", "filter": {"member": ""}}""", "/filter/member empty")]
    [TestCase("""{"name": "x", "url": "https://example.org/", "events": ["change", "change"]}""", "/events repeated")]
    public async Task All_that_is_wrong_is_told_at_once_and_nothing_is_made(string body, params string[] mistakes)
    {
        await using var api = await RunningApi.Start();
        using var response = await api.Send(HttpMethod.Post, "/v1/webhooks", api.Key(Role.Admin), body);
        var problem = await response.Json(400);
        Assert.That(problem.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("pointer").GetString()} {e.GetProperty("code").GetString()}"), Is.EquivalentTo(mistakes));
        Assert.That(File.Exists(WebhookFile.PathBeside(api.Path)), Is.False);
    }

    [Test]
    public async Task A_name_that_leads_to_this_machine_is_not_called_unless_a_setting_allows_it()
    {
        await using var receiver = await Receiver.Start();
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        using var made = await api.Send(HttpMethod.Post, "/v1/webhooks", admin, new { name = "inside", url = receiver.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) });
        using var pinged = await api.Send(HttpMethod.Post, (await made.Json(201)).Self() + "/ping", admin);
        Assert.That((await pinged.Json(200)).GetProperty("error").GetString(), Does.StartWith("its host leads to ").And.Contain("no public address"));
        Assert.That(receiver.IsEmpty, Is.True);
    }

    [TestCase("1.1.1.1", true)]
    [TestCase("2606:4700:4700::1111", true)]
    [TestCase("64:ff9b::1.1.1.1", true)]
    [TestCase("172.15.255.255", true)]
    [TestCase("172.32.0.0", true)]
    [TestCase("0.0.0.0", false)]
    [TestCase("10.1.2.3", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("100.100.100.200", false)]
    [TestCase("127.8.8.8", false)]
    [TestCase("168.63.129.16", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("172.16.0.1", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("192.168.1.1", false)]
    [TestCase("198.18.0.1", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::1", false)]
    [TestCase("::ffff:1.1.1.1", false)]
    [TestCase("::ffff:127.0.0.1", false)]
    [TestCase("::1.1.1.1", false)]
    [TestCase("64:ff9b::10.0.0.1", false)]
    [TestCase("64:ff9b:1::1", false)]
    [TestCase("2001:db8::1", false)]
    [TestCase("2001::1", false)]
    [TestCase("2002:7f00:1::1", false)]
    [TestCase("fd00:ec2::254", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fec0::1", false)]
    [TestCase("ff02::1", false)]
    public void Only_addresses_of_the_public_internet_are_public(string address, bool isPublic) =>
        Assert.That(PublicAddresses.Has(System.Net.IPAddress.Parse(address)), Is.EqualTo(isPublic));

    [Test]
    public async Task A_new_secret_signs_beside_the_old_one_for_a_day()
    {
        await using var hooked = await Hooked.Start();
        var hook = await hooked.Hook();
        var rotated = await hooked.Send(200, HttpMethod.Post, hook.Self() + "/rotate");
        Assert.That(rotated.Secret(), Is.Not.EqualTo(hook.Secret()));
        await hooked.Put("s-1");
        var both = await hooked.Receiver.Next();
        Assert.That((both.IsSignedWith(hook.Secret()), both.IsSignedWith(rotated.Secret())), Is.EqualTo((true, true)));
        hooked.Clock.Advance(TimeSpan.FromHours(25));
        await hooked.Send(200, HttpMethod.Post, hook.Self() + "/ping");
        Received later;
        do later = await hooked.Receiver.Next();
        while (later.Type != "ping");
        Assert.That((later.IsSignedWith(hook.Secret()), later.IsSignedWith(rotated.Secret())), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task A_test_is_sent_also_to_what_is_not_active_and_is_in_the_log()
    {
        await using var hooked = await Hooked.Start();
        var hook = await hooked.Hook(active: false);
        var answer = await hooked.Send(200, HttpMethod.Post, hook.Self() + "/ping");
        var received = await hooked.Receiver.Next();
        Assert.Multiple(async () =>
        {
            Assert.That((received.Type, received.Id), Is.EqualTo(("ping", answer.GetProperty("message").GetString())));
            Assert.That(received.IsSignedWith(hook.Secret()), Is.True);
            Assert.That((await hooked.Send(200, HttpMethod.Get, hook.Self() + "/deliveries")).Rows().Single().GetRawText(), Is.EqualTo(answer.GetRawText()));
        });
        await hooked.Send(409, HttpMethod.Post, $"{hook.Self()}/deliveries/{received.Id}/retry");
        await hooked.Send(200, HttpMethod.Patch, hook.Self(), new { active = true });
        Assert.That((await hooked.Send(409, HttpMethod.Post, $"{hook.Self()}/deliveries/{received.Id}/retry")).GetProperty("detail").GetString(), Does.Contain("not on its way any more"));
        await hooked.Send(404, HttpMethod.Post, $"{hook.Self()}/deliveries/msg_nothing/retry");
    }

    [Test]
    public async Task What_waits_for_its_next_attempt_can_be_tried_at_once()
    {
        await using var hooked = await Hooked.Start();
        var hook = await hooked.Hook();
        hooked.Receiver.Answer = Receiver.Status(503);
        await hooked.Put("s-1");
        var first = await hooked.Receiver.Next();
        await hooked.Until(hook, w => w.GetProperty("nextAttemptAt").GetDateTimeOffset() > hooked.Clock.GetUtcNow());
        hooked.Receiver.Answer = Receiver.Status(200);
        await hooked.Send(200, HttpMethod.Post, $"{hook.Self()}/deliveries/{first.Id}/retry");
        Assert.That((await hooked.Receiver.Next()).Id, Is.EqualTo(first.Id));
        await hooked.Until(hook, w => w.GetProperty("waiting").GetInt32() == 0);
    }

    [Test]
    public async Task A_name_in_use_is_a_conflict_and_a_key_for_some_members_stays_within_them()
    {
        await using var hooked = await Hooked.Start();
        var all = await hooked.Hook("Office");
        await hooked.Send(409, HttpMethod.Post, "/v1/webhooks", new { name = "OFFICE", url = hooked.Receiver.Url });
        var scoped = hooked.Api.Key(Role.Admin, "KAZ");
        foreach (var filter in new object?[] { null, new { member = "BLR" }, new { member = "KAZ,BLR" }, new { member = "!BLR" } })
            await Refused(HttpMethod.Post, "/v1/webhooks", new { name = "mine", url = hooked.Receiver.Url, filter });
        using var own = await hooked.Api.Send(HttpMethod.Post, "/v1/webhooks", scoped, new { name = "mine", url = hooked.Receiver.Url, filter = new { member = "KAZ" } });
        var mine = await own.Json(201);
        await Refused(HttpMethod.Patch, mine.Self(), """{"filter": {"member": null}}""");
        foreach (var (method, end, body) in new (HttpMethod, string, object?)[] { (HttpMethod.Patch, "", new { active = false }), (HttpMethod.Delete, "", null), (HttpMethod.Post, "/ping", null), (HttpMethod.Post, "/rotate", null) })
            await Refused(method, all.Self() + end, body);
        Assert.That((await hooked.Send(200, HttpMethod.Get, all.Self())).GetProperty("active").GetBoolean(), Is.True);
        Assert.That(hooked.Receiver.IsEmpty, Is.True);

        async Task Refused(HttpMethod method, string url, object? body)
        {
            using var response = await hooked.Api.Send(method, url, scoped, body);
            await response.Json(403);
        }
    }

    [Test]
    public async Task Webhooks_are_written_while_an_import_holds_the_record()
    {
        await using var hooked = await Hooked.Start();
        using var writer = new Database(hooked.Api.Path).OpenToWrite();
        using var import = writer.BeginTransaction(deferred: false);
        var hook = await hooked.Hook();
        await hooked.Send(200, HttpMethod.Patch, hook.Self(), new { name = "another" });
        Assert.That((await hooked.Send(200, HttpMethod.Post, hook.Self() + "/ping")).GetProperty("status").GetInt32(), Is.EqualTo(204));
    }
}
