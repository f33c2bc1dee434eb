using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Search;

/// <summary><c>q=</c> within a list.</summary>
public sealed class SearchListsTests
{
    private static readonly (string List, string Kind, string Key, string Query)[] Lists =
    [
        ("requests", "request", "id", "union"), ("threads", "thread", "id", "union"), ("commitments", "commitment", "id", "law"), ("evidence", "evidence", "id", "union"),
        ("conclusions", "conclusion", "id", "individual case"), ("conventions", "convention", "code", "maritime"), ("actors", "actor", "id", "union"), ("sources", "source", "id", "union"),
    ];

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_finds_the_rows_that_the_search_finds((string List, string Kind, string Key, string Query) list)
    {
        var api = await RunningApi.Shared;
        var found = (await api.Get($"/v1/search?q={list.Query}&kind={list.Kind}&limit=500&asOf=2026-01-01")).Keys();
        var isDated = list.List is "requests" or "threads" or "commitments" or "conclusions";
        var listed = (await api.Get($"/v1/{list.List}?q={list.Query}&limit=500{(isDated ? "&asOf=2026-01-01" : "")}")).Keys(list.Key);
        Assert.That(found, Is.Not.Empty);
        Assert.That(listed, list.List is "evidence" or "sources" or "conventions" ? Is.SupersetOf(found) : Is.EquivalentTo(found));
        Assert.That(listed, Has.Length.LessThan((await api.Get($"/v1/{list.List}?limit=500&count=true")).GetProperty("page").GetProperty("total").GetInt32()));
        var wrong = await api.Problem($"/v1/{list.List}?q=NOT+union", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(wrong.GetProperty("errors")[0].GetProperty("code").GetString(), Is.EqualTo("only_not"));
    }

    [Test]
    public async Task It_goes_with_the_other_filters_orders_and_pages()
    {
        var api = await RunningApi.Shared;
        const string list = "/v1/requests?q=union+OR+registration&status=!implemented&body=CAS,CEACR&sort=-madeOn&asOf=2024-01-01";
        var rows = (await api.Get(list + "&limit=500")).Rows().ToArray();
        Assert.That(rows, Has.Length.GreaterThan(10));
        Assert.That(rows.Select(r => r.GetProperty("status").GetString()), Has.None.EqualTo("implemented"));
        Assert.That(rows.Select(r => r.GetProperty("madeOn").GetString()), Is.Ordered.Descending);
        Assert.That(await api.Walk(list, 4), Is.EqualTo(rows.Select(r => r.GetProperty("id").GetString())));
        Assert.That((await api.Get(list + "&count=true&limit=1")).GetProperty("page").GetProperty("total").GetInt32(), Is.EqualTo(rows.Length));
    }
}
