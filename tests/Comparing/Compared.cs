using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Comparing;

/// <summary>What tests read in a comparison.</summary>
internal static class Compared
{
    public const string Case = "/v1/cases/KAZ/C87/compare";

    public static Task<JsonElement> Compare(this RunningApi api, string from, string to, string more = "") => api.Get($"{Case}?from={from}&to={to}{more}");

    /// <summary>Pairs, each as <c>later > earlier relation</c>.</summary>
    public static string[] Pairs(this JsonElement comparison, string list) => [.. comparison.GetProperty(list).EnumerateArray().Select(p =>
        $"{Id(p.GetProperty("later"))} > {Id(p.GetProperty("earlier"))} {p.GetProperty("relation").GetString()}{string.Concat(p.GetProperty("through").EnumerateArray().Select(t => " " + t.GetString()!["kaz-c87-".Length..]))}")];

    /// <summary>Requests of the earlier side, each with why it is there.</summary>
    public static string[] Silent(this JsonElement comparison, string list) => [.. comparison.GetProperty(list).EnumerateArray().Select(s =>
        $"{Id(s.GetProperty("request"))} {s.GetProperty("because").GetString()}{(s.GetProperty("isProven").GetBoolean() ? " proven" : "")}")];

    public static string[] New(this JsonElement comparison) => [.. comparison.GetProperty("new").EnumerateArray().Select(n => Id(n.GetProperty("request")))];

    private static string Id(JsonElement request) => request.GetProperty("id").GetString()!.Replace("kaz-c87-", "", StringComparison.Ordinal);
}
