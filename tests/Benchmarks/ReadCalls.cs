using System.Globalization;
using System.Text.Json;

namespace Compliance.Benchmarks;

/// <summary>A sort of call, as many addresses of it as there are rounds, no two the same.</summary>
/// <param name="Name">What is asked, in a few words.</param>
/// <param name="OfFew">The addresses, in the order in which they are called.</param>
/// <param name="OfMany">Those for the larger database, where they are others: a cursor is of one database.</param>
public sealed record ReadCall(string Name, IReadOnlyList<string> OfFew, IReadOnlyList<string>? OfMany = null);

/// <summary>The calls that are measured: their values come from the smaller database, so that both have an answer.</summary>
public sealed class ReadCalls(ServedDatabase few, ServedDatabase many, int rounds)
{
    /// <summary>Words that occur so often in the smaller database that both answers have a full page.</summary>
    private const int Page = 50;
    private const string Requests = "/v1/requests?limit=50";
    private readonly DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);

    public async Task<IReadOnlyList<ReadCall>> All()
    {
        var members = await Words("member", Page);
        var conventions = await Words("convention", Page);
        var kinds = await Words("kind", Page);
        var statuses = await Words("status", Page);
        var articles = conventions.SelectMany(_ => Enumerable.Range(1, 8), (c, n) => $"{c}.{n}").ToArray();
        string[] flags = ["disputed", "awaiting_review", "setback", "promise_missed", "recurring", "stalled", "stale_assessment", "dropped_without_finding", "escalated"];
        // As many rows in either database; and those of which the larger has more.
        string[] groups = ["status", "kind", "body", "body,status"];
        string[] longer = ["member", "convention", "kind,status", "member,status", "convention,status", "body,kind,status"];
        return
        [
            Each("requests, no filter", i => $"{Requests}&asOf={Day(i)}"),
            Each("requests by member", i => $"{Requests}&member={members[i % members.Length]}&asOf={Day(i)}"),
            Each("requests by member and status", i => $"{Requests}&member={members[i % members.Length]}&status={statuses[i % statuses.Length]}&asOf={Day(i)}"),
            Each("requests by status", i => $"{Requests}&status={statuses[i % statuses.Length]}&asOf={Day(i)}"),
            Each("requests by two statuses", i => $"{Requests}&status={statuses[i % statuses.Length]},{statuses[(i + 1) % statuses.Length]}&asOf={Day(i)}"),
            Each("requests by Convention", i => $"{Requests}&convention={conventions[i % conventions.Length]}&asOf={Day(i)}"),
            Each("requests by Convention and kind", i => $"{Requests}&convention={conventions[i % conventions.Length]}&kind={kinds[i % kinds.Length]}&asOf={Day(i)}"),
            Each("requests by kind", i => $"{Requests}&kind={kinds[i % kinds.Length]}&asOf={Day(i)}"),
            Each("requests by body", i => $"{Requests}&body={(string[])["CEACR", "CAS", "CFA"] switch { var b => b[i % 3] }}&asOf={Day(i)}"),
            Each("requests of a case", i => $"{Requests}&member={members[i % members.Length]}&convention={conventions[i % conventions.Length]}&asOf={Day(i)}"),
            Each("requests by flag", i => $"{Requests}&flag={flags[i % flags.Length]}&asOf={Day(i)}"),
            Each("requests overdue, the longest first", i => $"{Requests}&overdue=outcome&sort=-daysOverdue&asOf={Day(i)}"),
            Each("requests by article", i => $"{Requests}&article={articles[i * 7 % articles.Length]}&asOf={Day(i)}"),
            Each("requests due in a year", i => $"{Requests}&dueFrom={2003 + i % 20}-01-01&dueTo={2003 + i % 20}-12-31&asOf={Day(i)}"),
            Each("requests due in a year, the next first", i => $"{Requests}&dueFrom={2003 + i % 20}-01-01&dueTo={2003 + i % 20}-12-31&sort=dueOn&asOf={Day(i)}"),
            Each("requests, the latest first", i => $"{Requests}&sort=-madeOn&asOf={Day(i)}"),
            Each("requests of a member, the latest first", i => $"{Requests}&member={members[i % members.Length]}&sort=-madeOn&asOf={Day(i)}"),
            Each("requests, the last written first", i => $"{Requests}&sort=-updatedAt&asOf={Day(i)}"),
            await Deep("requests, pages in the middle", Requests),
            await Deep("requests, the latest first, pages in the middle", $"{Requests}&sort=-madeOn"),
            await Records("one request, of another member each time", i => members[i % members.Length]),
            await Records("one request of the same member", _ => members[0]),
            await Cases(),
            Each("threads by member", i => $"/v1/threads?limit=5&member={members[i % members.Length]}&asOf={Day(i)}"),
            Each("conclusions by member", i => $"/v1/conclusions?limit=5&member={members[i % members.Length]}&asOf={Day(i)}"),
            Each("evidence by member", i => $"/v1/evidence?limit=5&member={members[i % members.Length]}&updatedSince=2020-01-{1 + i % 28:00}"),
            Each("commitments by member", i => $"/v1/commitments?limit=5&member={members[i % members.Length]}&asOf={Day(i)}"),
            Each("transitions by member", i => $"/v1/transitions?limit=50&member={members[i % members.Length]}&from=2001-01-01&to=2020-01-{1 + i % 28:00}"),
            Each("cases", i => $"/v1/cases?limit=50&asOf={Day(i)}"),
            Each("cases of a member", i => $"/v1/cases?limit=5&member={members[i % members.Length]}&asOf={Day(i)}"),
            Each("changes by member", i => $"/v1/changes?limit=50&member={members[i % members.Length]}&from=2020-01-{1 + i % 28:00}"),
            Each("search, a word that many have", i => $"/v1/search?q=committee&limit=20&member={members[i % members.Length]}"),
            Each("search, two words that many have", i => $"/v1/search?q=government+said+OR+committee&limit=20&convention={conventions[i % conventions.Length]}"),
            Each("search, a phrase that few have", i => $"/v1/search?q=%22demand+{1 + i % 3}+under+{conventions[i % conventions.Length]}%22&limit=20&member={members[i % members.Length]}"),
            Each("requests with a word that many have", i => $"{Requests}&q=committee&asOf={Day(i)}"),
            Each("counts with as many rows", i => $"/v1/status?groupBy={groups[i % groups.Length]}&status=!{statuses[i / groups.Length % statuses.Length]}"),
            Each("counts with more rows", i => $"/v1/status?groupBy={longer[i % longer.Length]}&status=!{statuses[i / longer.Length % statuses.Length]}"),
            Each("counts of a member", i => $"/v1/status?groupBy={groups[i % groups.Length]}&member={members[i % members.Length]}&status=!{statuses[i / groups.Length % statuses.Length]}"),
            Each("counts of another day (the first of each)", i => $"/v1/status?groupBy=status&asOf={Day(400 + i)}"),
        ];
    }

    private ReadCall Each(string name, Func<int, string> address) => new(name, [.. Enumerable.Range(0, rounds + 1).Select(address).Distinct()]);

    private string Day(int before) => today.AddDays(-before).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The words that occur at least so often in the smaller database.</summary>
    private async Task<string[]> Words(string group, int atLeast) =>
        [.. (await few.Get($"/v1/status?groupBy={group}")).Answer.GetProperty("data").EnumerateArray().Where(r => r.GetProperty("requests").GetInt32() >= atLeast).Select(r => r.GetProperty(group).GetString()!)];

    /// <summary>Pages that begin at places spread over the list: a cursor holds for every size of page.</summary>
    private async Task<ReadCall> Deep(string name, string address) => new(name, await Pages(few, address), await Pages(many, address));

    private async Task<string[]> Pages(ServedDatabase served, string address)
    {
        var pages = new List<string>();
        for (var next = address.Replace("limit=50", "limit=100", StringComparison.Ordinal); next is not null && pages.Count < rounds;)
        {
            next = (await served.Get(next)).Answer.GetProperty("page").GetProperty("next").GetString();
            if (next is not null) pages.Add(next.Replace("limit=100", "limit=50", StringComparison.Ordinal));
        }

        return [.. pages];
    }

    // What explains a status is worked out from all facts of the member, which are kept for a while.
    private async Task<ReadCall> Records(string name, Func<int, string> member)
    {
        var addresses = new List<string>();
        for (var i = 0; i <= rounds; i++)
        {
            var ids = (await few.Get($"{Requests}&member={member(i)}")).Answer.GetProperty("data");
            addresses.Add($"/v1/requests/{ids[i % ids.GetArrayLength()].GetProperty("id").GetString()}");
        }

        return new ReadCall(name, [.. addresses.Distinct()]);
    }

    private async Task<ReadCall> Cases()
    {
        var rows = (await few.Get("/v1/status?groupBy=member,convention")).Answer.GetProperty("data").EnumerateArray().ToArray();
        return Each("status of a case", i => Case(rows[i * 7 % rows.Length]));
        string Case(JsonElement row) => $"/v1/cases/{row.GetProperty("member").GetString()}/{row.GetProperty("convention").GetString()}/status";
    }
}
