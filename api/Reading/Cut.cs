namespace Compliance.Reading;

/// <summary>Puts the rows of a list in order and cuts them after the last row of the page before.</summary>
public static class Cut
{
    /// <summary>The rows around a statement, with <c>sort_id</c> and <c>sort_value</c> as SQLite sees them.</summary>
    /// <param name="text">The statement that gives all rows.</param>
    /// <param name="column">The column to sort by.</param>
    /// <param name="key">The column of the id, which is never missing.</param>
    /// <param name="isDown">Whether the last comes first.</param>
    /// <param name="isAfter">Whether the page begins after <c>@AfterValue</c> and <c>@AfterId</c>.</param>
    /// <param name="isAfterMissing">Whether the row before the page has no value in the column.</param>
    public static string Of(string text, string column, string key, bool isDown, bool isAfter = false, bool isAfterMissing = false)
    {
        var order = isDown ? "desc" : "asc";
        var place = $"page.{column}";
        // The id alone tells the place when it is sorted by: the rows can be read in the order of its index.
        var by = column == key ? $"{place} {order}" : $"{place} {order}, page.{key} {order}";
        var where = isAfter ? $"\nwhere {After(place, $"page.{key}", column == key, isDown, isAfterMissing)}" : "";
        return $"select page.*, page.{key} as sort_id, {place} as sort_value\nfrom (\n{text}\n) page{where}\norder by {by}\nlimit @PageSize";
    }

    // A missing value comes before all others, as SQLite sorts it; but it compares with nothing.
    private static string After(string place, string id, bool isById, bool isDown, bool isAfterMissing) => (isById, isDown, isAfterMissing) switch
    {
        (true, false, _) => $"{id} > @AfterValue",
        (true, true, _) => $"{id} < @AfterValue",
        (false, false, false) => $"({place}, {id}) > (@AfterValue, @AfterId)",
        (false, false, true) => $"({place} is not null or {id} > @AfterId)",
        (false, true, false) => $"({place} is null or ({place}, {id}) < (@AfterValue, @AfterId))",
        (false, true, true) => $"{place} is null and {id} < @AfterId",
    };
}
