using System.Globalization;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Requests;

/// <summary>Wherever a list of requests begins, it has the same rows in the same order as one that looks at all of them.</summary>
public sealed class RequestStartTests
{
    [TestCase("convention=C87", "")]
    [TestCase("convention=C87,C98,C105", "")]
    [TestCase("convention=C87,C98&kind=amend_law,register", "")]
    [TestCase("member=KAZ&convention=C87&kind=inform", "")]
    [TestCase("member=KAZ,BLR&status=!open", "")]
    [TestCase("article=C87.2,C87.3", "")]
    [TestCase("session=ilc-106,ilc-109", "")]
    [TestCase("body=CAS", "")]
    [TestCase("kind=register", "")]
    [TestCase("kind=register,inform&body=CAS,CEACR", "")]
    [TestCase("convention=C87,C98", "-madeOn")]
    [TestCase("", "madeOn")]
    [TestCase("member=KAZ", "-madeOn")]
    [TestCase("", "dueOn")]
    [TestCase("", "-dueOn")]
    [TestCase("dueFrom=2010-01-01&dueTo=2030-12-31", "-dueOn")]
    [TestCase("dueFrom=2010-01-01&clock=reply", "dueOn")]
    [TestCase("member=KAZ", "-dueOn")]
    [TestCase("overdue=outcome", "-daysOverdue")]
    [TestCase("overdue=outcome", "daysOverdue")]
    [TestCase("overdue=any", "-daysOverdue")]
    [TestCase("", "-updatedAt")]
    [TestCase("", "-timesAsked")]
    public async Task A_walk_has_all_rows_in_order(string query, string sort)
    {
        var api = await RunningApi.Shared;
        var asked = string.Join('&', ((string[])[query, sort.Length == 0 ? "" : $"sort={sort}"]).Where(q => q.Length > 0));
        var walked = await api.Walk($"/v1/requests?{asked}", 7);
        // Without a page, and with every filter beside one that holds for all: nothing has a place of its own for it.
        var all = (await Lines(api, $"/v1/requests?{query}")).ToArray();
        var (name, isDown) = (sort.Length == 0 ? "id" : sort.TrimStart('-'), sort.StartsWith('-'));
        var expected = all.OrderBy(row => Value(row.GetProperty(name)), StringComparer.Ordinal).ThenBy(row => row.GetProperty("id").GetString(), StringComparer.Ordinal).Select(row => row.GetProperty("id").GetString()!);
        Assert.That(walked, Is.Not.Empty.And.EqualTo(isDown ? expected.Reverse() : expected));
    }

    [TestCase("convention=C87,C98", "conventions")]
    [TestCase("article=C87.2,C87.3", "articles")]
    [TestCase("member=KAZ", "member")]
    [TestCase("session=ilc-106", "session")]
    [TestCase("kind=register", "kind")]
    [TestCase("body=CAS", "body")]
    public async Task A_filter_has_all_rows_that_say_so_and_no_other(string query, string field)
    {
        var api = await RunningApi.Shared;
        var values = query.Split('=')[1].Split(',');
        bool Says(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Any(v => values.Contains(v.GetString())) : values.Contains(value.GetString());
        var expected = (await Lines(api, "/v1/requests")).Where(row => Says(row.GetProperty(field))).Select(row => row.GetProperty("id").GetString()!);
        Assert.That(await api.Walk($"/v1/requests?{query}", 7), Is.Not.Empty.And.EqualTo(expected.Order(StringComparer.Ordinal)));
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => value.GetInt64().ToString("D12", CultureInfo.InvariantCulture),
        _ => value.GetString()!,
    };

    private static async Task<IEnumerable<JsonElement>> Lines(RunningApi api, string url)
    {
        var body = await api.Http.GetStringAsync(new Uri($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=ndjson", UriKind.Relative));
        return body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line));
    }
}
