using System.Collections;
using System.Reflection;
using System.Text.Json;
using Compliance.Access;
using Compliance.Problems;
using Compliance.Search;
using Compliance.Shapes;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Reading;

/// <summary>
/// Pages of lists. The statement of a list gives all its rows; here they are put in order and cut after the last row of
/// the page before, by the sort column and the id: every row is seen exactly once although rows are added meanwhile.
/// </summary>
public sealed class Lists(Views views, Revision revision, TimeProvider time, IHttpContextAccessor http)
{
    /// <summary>Today, in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>What an answer rests on that reads no rows; one that does has it from its <see cref="View"/>.</summary>
    public Meta Meta(DateOnly? asOf) => new() { Revision = revision.Current.Number, AsOf = asOf };

    /// <summary>A page of a list of endpoint <typeparamref name="TEndpoint"/>.</summary>
    /// <param name="filter">The parameters; each becomes an argument of the statement.</param>
    /// <param name="sort">The column to sort by, with <c>-</c> for the other way round.</param>
    /// <param name="key">The column of the id.</param>
    /// <param name="token">Interrupts the query.</param>
    /// <param name="more">Arguments that are no parameters.</param>
    public Listing<TRow> Page<TEndpoint, TRow>(PageParameters filter, string sort, string key, CancellationToken token, params IReadOnlyList<(string Name, object Value)> more)
    {
        if (Paging.IsOfAllRows(http.HttpContext!)) return Page<TEndpoint, TRow>(Open(token), filter, sort, key, [.. more]);
        using var view = views.Now(token);
        return Page<TEndpoint, TRow>(view, filter, sort, key, [.. more]);
    }

    /// <summary>The record for the answer to this call, open until it is sent: in a format of all rows they are read meanwhile, and take as long as they take.</summary>
    public View Open(CancellationToken token)
    {
        var view = Paging.IsOfAllRows(http.HttpContext!) ? views.NowUnlimited(token) : views.Now(token);
        http.HttpContext!.Response.RegisterForDispose(view);
        return view;
    }

    /// <summary>The same of a view that somebody else owns, with arguments that are no parameters.</summary>
    public Listing<TRow> Page<TEndpoint, TRow>(View view, PageParameters filter, string sort, string key, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var call = http.HttpContext!;
        var query = Paging.Query(call);
        var cursor = filter.Cursor is null ? null : Cursor.Read(filter.Cursor, query);
        if (cursor is { IsMasked: true }) cursor = cursor with { Id = call.Mask().TurnBack(cursor.Id) };
        var arguments = Arguments(filter);
        DateOnly? asOf = null;
        if (filter is DatedPageParameters dated)
        {
            asOf = dated.AsOf ?? (cursor?.AsOf is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd") : Today);
            arguments["AsOf"] = asOf;
        }

        foreach (var (name, value) in more) arguments[name] = value;
        var connection = view.Reader.Connection;
        var all = Statement.Of<TEndpoint>(arguments);
        key = JsonNamingPolicy.SnakeCaseLower.ConvertName(key);
        var (column, isDown) = (JsonNamingPolicy.SnakeCaseLower.ConvertName(sort.TrimStart('-')), sort.StartsWith('-'));
        if (HttpManners.MediaType(call) == AnswerFormats.Text && call.Request.Query.ContainsKey("include"))
            throw ProblemException.InvalidParameter("include", "format", "'include' is not for text, which shows the rows alone: leave it out, or ask for JSON.");
        if (Paging.IsOfAllRows(call)) return Whole<TRow>(view, filter, all, column, key, isDown, asOf);
        if (cursor is { IsMasked: true }) cursor = cursor with { Value = ValueOf(connection, all, column, key, cursor.Id) };
        var page = all.Around(text => Cut.Of(text, column, key, isDown, cursor is not null, cursor is { Value: null or { ValueKind: JsonValueKind.Null } }), ("PageSize", filter.Limit + 1), ("AfterValue", Plain(cursor?.Value)!), ("AfterId", cursor?.Id!));
        // The order is read beside the row, as SQLite sees it: the cursor must compare as the statement does.
        var rows = connection.Query<TRow, Place, (TRow Row, Place Place)>(page.Text, static (row, place) => (row, place), page.Arguments, splitOn: "sort_id").AsList();
        var shown = rows.Take(filter.Limit).ToArray();
        var next = rows.Count <= filter.Limit ? null : new Cursor(query, asOf?.Stored(), JsonSerializer.SerializeToElement(shown[^1].Place.SortValue), shown[^1].Place.SortId);
        var listing = new Listing<TRow>
        {
            Data = [.. shown.Select(r => r.Row)],
            Page = new PageInfo { Limit = filter.Limit, Next = Paging.Next(call, next), Total = filter.Count ? connection.ExecuteScalar<long>($"select count(*) from ({all.Text})", all.Arguments) : null },
            Meta = view.Meta(asOf),
        };
        return call.With(view, listing, asOf);
    }

    /// <summary>The first rows of a list as its own address gives them, for an answer that shows them beside other things.</summary>
    /// <param name="view">What is read.</param>
    /// <param name="filter">The parameters, with how many rows.</param>
    /// <param name="sort">The column to sort by, with <c>-</c> for the other way round.</param>
    /// <param name="key">The column of the id.</param>
    /// <param name="asOf">The day, for a list that shows one.</param>
    public static IReadOnlyList<TRow> First<TEndpoint, TRow>(View view, PageParameters filter, string sort, string key, DateOnly? asOf = null)
    {
        var arguments = Arguments(filter);
        if (asOf is not null) arguments["AsOf"] = asOf;
        var (column, isDown) = (JsonNamingPolicy.SnakeCaseLower.ConvertName(sort.TrimStart('-')), sort.StartsWith('-'));
        return view.Reader.Rows<TRow>(Statement.Of<TEndpoint>(arguments).Around(text => Cut.Of(text, column, JsonNamingPolicy.SnakeCaseLower.ConvertName(key), isDown), ("PageSize", filter.Limit)));
    }

    private static Listing<TRow> Whole<TRow>(View view, PageParameters filter, Statement all, string column, string key, bool isDown, DateOnly? asOf)
    {
        var rows = all.Around(text => Cut.Of(text, column, key, isDown), ("PageSize", -1));
        return new Listing<TRow>
        {
            Data = [],
            Stream = view.Reader.Connection.Query<TRow, Place, TRow>(rows.Text, static (row, _) => row, rows.Arguments, buffered: false, splitOn: "sort_id"),
            Page = new PageInfo { Limit = filter.Limit },
            Meta = view.Meta(asOf),
        };
    }

    /// <summary>One record of a list, by its key; with the problem that tells why there is none.</summary>
    /// <param name="view">What is read.</param>
    /// <param name="kind">The kind of record, as in bundles.</param>
    /// <param name="key">Its key.</param>
    /// <param name="list">The list that it would be in, such as <c>requests</c>.</param>
    /// <param name="statement">The statement that gives it.</param>
    public static TRow One<TRow>(View view, string kind, string key, string list, Statement statement) =>
        view.Reader.Row<TRow>(statement) ?? throw Missing(view, kind, key, list);

    /// <summary>Why a record is not there.</summary>
    public static ProblemException Missing(View view, string kind, string key, string list) => Absence.Of(view.Log, view.Revision.Number, view.KnownAt, kind, key, list);

    /// <summary>The parameters as arguments of a statement: a filter becomes <c>Name</c> (any of; and as <c>NameOne</c> a single value, as <c>NameMany</c> several) and <c>NameNot</c> (none of), each a JSON array.</summary>
    public static Dictionary<string, object?> Arguments(object parameters)
    {
        var arguments = new Dictionary<string, object?>();
        foreach (var member in parameters.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = member.GetValue(parameters);
            if (member.PropertyType.IsGenericType && member.PropertyType.GetGenericTypeDefinition() == typeof(AnyOf<>))
            {
                if (value is null) continue;
                arguments[member.Name] = Array(member.PropertyType, nameof(AnyOf<object>.Any), value);
                // Of one value a statement can make an equality, for which an index gives the rows in their order.
                if (member.PropertyType.GetProperty(nameof(AnyOf<object>.Any))!.GetValue(value) is IReadOnlyList<string> and [var one]) arguments[member.Name + "One"] = one;
                else arguments[member.Name + "Many"] = arguments[member.Name];
                arguments[member.Name + "Not"] = Array(member.PropertyType, nameof(AnyOf<object>.None), value);
            }
            else if (value is SearchText words) words.AddTo(arguments, member.Name);
            else arguments[member.Name] = value is Enum word ? Codes.Words.Word(word) : value;
        }

        return arguments;
    }

    private static string? Array(Type filter, string part, object value) =>
        filter.GetProperty(part)!.GetValue(value) is ICollection { Count: > 0 } values ? JsonSerializer.Serialize(values) : null;

    private static object? Plain(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var whole) ? (object)whole : number.GetDouble(),
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => null,
    };

    // A value that is hidden is not in the cursor: it is the row's.
    private static JsonElement ValueOf(SqliteConnection connection, Statement all, string column, string key, string id)
    {
        var row = all.Around(text => $"select json_array(page.{column}) from (\n{text}\n) page where page.{key} = @AfterId", ("AfterId", id));
        return JsonSerializer.Deserialize<JsonElement[]>(connection.ExecuteScalar<string?>(row.Text, row.Arguments)
            ?? throw ProblemException.InvalidParameter("cursor", "cursor", "'cursor' ends at a row that is not there any more: begin again without it."))![0];
    }

    private sealed record Place
    {
        public required string SortId { get; init; }
        public object? SortValue { get; init; }
    }
}
