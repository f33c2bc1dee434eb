using System.Globalization;
using System.Text;
using System.Text.Json;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Access;

/// <summary>What the mask does with a text; that it stands before every answer is for <see cref="RestrictedNamesTests"/>.</summary>
public sealed class NameMaskTests
{
    private static readonly NameMask Mask = new(
    [
        new RestrictedActor("erlan-baltabay", "person-9f31c2", "a \"union\" leader", true, ["Erlan Baltabay", "Yerlan Baltabai", "Baltabaev", "Ерлан Балтабай"]),
        new RestrictedActor("knprk", "organization-1a", "a confederation", false, ["Confederation of Independent Trade Unions (KNPRK)", "KNPRK", "NCE"]),
    ]);

    [TestCase("Erlan Baltabay was freed", "a \"union\" leader was freed")]
    [TestCase("ERLAN  BALTABAY was freed", "a \"union\" leader was freed")]
    [TestCase("Baltabay Erlan, E. Baltabay’s", "a \"union\" leader, a \"union\" leader’s")]
    [TestCase("Baltabay \ufffe", "a \"union\" leader \ufffe")]
    [TestCase("the Baltabay case", "the a \"union\" leader case")]
    [TestCase("Baltaba\u0301y and Balta\u200bbay", "a \"union\" leader and a \"union\" leader")]
    [TestCase("Балтабай; БАЛТАБАЙ; Балтабаи\u0306", "a \"union\" leader; a \"union\" leader; a \"union\" leader")]
    [TestCase("Baltabayeva, Xbaltabay", "Baltabayeva, Xbaltabay")]
    [TestCase("the Confederation of Independent Trade Unions (KNPRK) said", "the a confederation said")]
    [TestCase("the Confederation of Independent Trade Unions said", "the a confederation said")]
    [TestCase("NCE hence nce", "a confederation hence nce")]
    [TestCase("{erlan-baltabay} and erlan-baltabay", "{person-9f31c2} and person-9f31c2")]
    [TestCase("kaz-2019-07-17-baltabay-sentence.1", "kaz-2019-07-17-person-9f31c2-e-sentence.1")]
    [TestCase("https://example.org/Erlan_Baltabay", "https://example.org/person-9f31c2")]
    [TestCase("https://example.org/?q=Erlan%20Baltabay&x=1", "https://example.org/?q=person-9f31c2&x=1")]
    [TestCase("https://example.org/%D0%91%D0%B0%D0%BB%D1%82%D0%B0%D0%B1%D0%B0%D0%B9", "https://example.org/person-9f31c2-r")]
    [TestCase("/v1/requests?actor=x,baltabaev", "/v1/requests?actor=x,person-9f31c2-l")]
    public void A_name_becomes_the_role_and_in_ids_an_alias(string text, string shown) => Assert.That(Mask.Text(text), Is.EqualTo(shown));

    [TestCase("""{"name":"Erlan Baltabay"}""", """{"name":"a 'union' leader"}""")]
    [TestCase("""{"name":"\u0415\u0440\u043B\u0430\u043D \u0411\u0430\u043b\u0442\u0430\u0431\u0430\u0439"}""", """{"name":"a 'union' leader"}""")]
    [TestCase("""{"after":"{\"name\":\"Erlan Baltabay\"}"}""", """{"after":"{\"name\":\"a 'union' leader\"}"}""")]
    [TestCase("""["Erlan","Baltabay"]""", """["Erlan","a 'union' leader"]""")]
    public void JSON_stays_JSON(string json, string shown) => Assert.That(Mask.Text(json), Is.EqualTo(shown));

    [TestCase("/v1/actors/person-9f31c2", "/v1/actors/erlan-baltabay")]
    [TestCase("/v1/actors/PERSON-9F31C2", "/v1/actors/ERLAN-BALTABAY")]
    [TestCase("kaz-2019-07-17-person-9f31c2-e-sentence", "kaz-2019-07-17-baltabay-sentence")]
    [TestCase("person-9f31c2-early", "erlan-baltabay-early")]
    [TestCase("xperson-9f31c2 person-9f31c23", "xperson-9f31c2 person-9f31c23")]
    [TestCase("x,!person-9f31c2", "x,!erlan-baltabay")]
    public void An_alias_leads_back(string text, string back) => Assert.That(Mask.TurnBack(text), Is.EqualTo(back));

    [Test]
    public void A_record_stays_a_valid_record_and_is_hidden_only_once()
    {
        var stored = """{"record":"actor","id":"erlan-baltabay","kind":"person","name":"Erlan Baltabay","spellings":["Baltabaev"],"role":"a \"union\" leader","note":"Baltabaev in 2020","source":"s-baltabay","restrictedAs":"person-9f31c2","confidence":"sourced"}""";
        var shown = Mask.Record(stored);
        Assert.Multiple(() =>
        {
            Assert.That(shown, Is.EqualTo("""{"record":"actor","id":"person-9f31c2","kind":"person","name":"a \"union\" leader","spellings":[],"role":"a \"union\" leader","note":"a 'union' leader in 2020","source":"s-person-9f31c2-e","restrictedAs":"person-9f31c2","confidence":"sourced"}"""));
            Assert.That(Mask.Record(shown), Is.EqualTo(shown));
        });
    }

    [Test]
    public async Task A_name_is_found_wherever_the_writes_divide_it()
    {
        const string Before = "{\"a\":\"кто Erlan Baltab\u00e1y \\u0411алтаба\\u0439\",\"b\":\"kaz-2019-baltabay-x\",\"c\":\"Erlan\"}\n[\"Ерлан Балтаба";
        var bytes = Encoding.UTF8.GetBytes(Before + "й\"]");
        await using var app = await Answering(context => Pieces(context, bytes));
        using var http = new HttpClient { BaseAddress = Address(app) };
        var whole = await http.GetStringAsync("/?0");
        Assert.That(Names.In(whole), Is.Empty);
        Assert.That(whole, Is.EqualTo("{\"a\":\"кто union leader union leader\",\"b\":\"kaz-2019-person-9f31c2-e-x\",\"c\":\"Erlan\"}\n[\"union leader\"]"));
        for (var at = 1; at < bytes.Length; at++) Assert.That(await http.GetStringAsync($"/?{at}"), Is.EqualTo(whole), $"divided after {at} bytes");
        Assert.That(await http.GetStringAsync("/?all"), Is.EqualTo(whole), "byte by byte");
    }

    [Test]
    public async Task Whole_lines_leave_when_they_are_flushed()
    {
        var goOn = new TaskCompletionSource();
        await using var app = await Answering(async context =>
        {
            await context.Response.WriteAsync("{\"name\":\"Erlan Baltabay\"}\n{\"name\":\"Erl");
            await context.Response.Body.FlushAsync();
            await goOn.Task;
            await context.Response.WriteAsync("an Baltabay\"}\n");
        });
        using var http = new HttpClient { BaseAddress = Address(app) };
        using var lines = new StreamReader(await http.GetStreamAsync("/"));
        Assert.That(await lines.ReadLineAsync(), Is.EqualTo("{\"name\":\"union leader\"}"));
        goOn.SetResult();
        Assert.That(await lines.ReadToEndAsync(), Is.EqualTo("{\"name\":\"union leader\"}\n"));
    }

    [Test]
    public async Task What_is_no_text_passes_as_it_is()
    {
        var bytes = Encoding.UTF8.GetBytes("Erlan Baltabay \0\u00ff");
        await using var app = await Answering(context =>
        {
            context.Response.ContentType = "application/zip";
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        using var http = new HttpClient { BaseAddress = Address(app) };
        Assert.That(await http.GetByteArrayAsync("/"), Is.EqualTo(bytes));
    }

    // "?17": two writes, the first of 17 bytes; "?all": byte by byte.
    private static async Task Pieces(HttpContext context, byte[] bytes)
    {
        var at = context.Request.QueryString.Value![1..];
        context.Response.ContentType = "application/x-ndjson";
        context.Response.ContentLength = bytes.Length;
        var pieces = int.TryParse(at, CultureInfo.InvariantCulture, out var length) ? [bytes[..length], bytes[length..]] : bytes.Select(b => new[] { b });
        foreach (var piece in pieces) await context.Response.Body.WriteAsync(piece);
    }

    private static Uri Address(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    // Only what stands around every answer, over a record in which the name is restricted.
    private static async Task<WebApplication> Answering(RequestDelegate answer)
    {
        var database = Fresh.Migrated();
        database.Import(Fresh.Bundle(
            """{"record": "source", "id": "a-source", "publisher": "A publisher", "title": "A title"}""",
            """{"record": "actor", "id": "erlan-baltabay", "kind": "person", "name": "Erlan Baltabay", "spellings": ["Yerlan Baltabai", "Baltabaev", "Ерлан Балтабай"], "role": "union leader", "source": "a-source", "restrictedAs": "person-9f31c2"}"""));
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(database).AddSingleton<Revision>().AddSingleton<NameMasks>();
        var app = builder.Build();
        app.UseRestrictedNames();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
