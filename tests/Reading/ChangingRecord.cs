using System.Text.Json.Nodes;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Reading;

/// <summary>A server whose record changes at instants that a test chooses.</summary>
internal sealed class ChangingRecord : IAsyncDisposable
{
    private ChangingRecord(RunningApi api, SetClock clock) => (Api, Clock, Database) = (api, clock, new Database(api.Path));

    public RunningApi Api { get; }

    /// <summary>What the server takes for now; it starts at noon of the day after the record was loaded.</summary>
    public SetClock Clock { get; }

    public Database Database { get; }

    public static async Task<ChangingRecord> Start()
    {
        var clock = new SetClock(new DateTimeOffset(DateTime.UtcNow.Date.AddDays(1).AddHours(12), TimeSpan.Zero));
        return new ChangingRecord(await RunningApi.Start(clock), clock);
    }

    /// <summary>Imports records an hour later.</summary>
    public void Import(params JsonNode[] records)
    {
        Clock.Now += TimeSpan.FromHours(1);
        var file = Fresh.Bundle([.. records.Select(r => r.ToJsonString())]);
        try
        {
            var report = new Importer(Database).Import([(file, "bundle.json")], new Author("a test", null, Clock.Now), new ImportOptions());
            Assert.That(report.Count("unchanged"), Is.Zero, "every record of the test changes something");
        }
        catch (ImportRefusedException e)
        {
            Assert.Fail(string.Join('\n', e.Mistakes));
        }
    }

    /// <summary>Retracts a record an hour later.</summary>
    public void Retract(string kind, string key)
    {
        Clock.Now += TimeSpan.FromHours(1);
        using var write = Write.Begin(Database, new Author("a test", null, Clock.Now));
        write.Retract(kind, key, "It was wrong");
        write.Finish();
        write.Commit();
    }

    /// <summary>A record as it was entered last, with another value of one member.</summary>
    public JsonObject Changed(string kind, string key, string member, JsonNode value)
    {
        var record = Entered(kind, key);
        Assert.That(record[member]?.ToJsonString(), Is.Not.EqualTo(value.ToJsonString()));
        record[member] = value;
        return record;
    }

    /// <summary>A record as it was entered last.</summary>
    public JsonObject Entered(string kind, string key)
    {
        using var reader = Database.Read();
        return JsonNode.Parse(reader.Connection.QuerySingle<string>("select after from change where record = @kind and record_key = @key order by revision desc limit 1", new { kind, key }))!.AsObject();
    }

    /// <summary>The first keys of a kind.</summary>
    public string[] Keys(string kind, int most = 1000)
    {
        using var reader = Database.Read();
        return [.. reader.Connection.Query<string>($"select distinct {Tables.KeyColumn(kind)} from {kind} order by 1 limit @most", new { most })];
    }

    /// <summary>The answer of an address, whatever its status, with its status before it.</summary>
    public async Task<string> Answer(string url)
    {
        using var response = await Api.Http.GetAsync(new Uri(url, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        // Of a problem all but the id of the call.
        if (!response.IsSuccessStatusCode) body = System.Text.RegularExpressions.Regex.Replace(body, "\"requestId\":\"[^\"]*\"", "");
        return $"{(int)response.StatusCode} {body}";
    }

    /// <summary>The answer that an address gave at an instant, as it says now.</summary>
    public async Task<string> AnswerKnownAt(string url, DateTimeOffset instant)
    {
        var at = instant.Stored();
        var answer = await Answer($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}knownAt={at}");
        return answer.Replace($"\"knownAt\":\"{at[..^5]}Z\"", "\"knownAt\":null", StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
