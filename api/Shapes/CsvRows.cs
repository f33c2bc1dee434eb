using System.Globalization;
using System.Text;
using System.Text.Json;
using Compliance.Exchange;
using Compliance.Reading;
using CsvHelper;

namespace Compliance.Shapes;

/// <summary>The rows of a list as CSV (RFC 4180): all of them, as they are read, the names of the columns first.</summary>
internal static class CsvRows
{
    public static async Task Write(HttpResponse response, IRows list, AnswerShape shape, CancellationToken token)
    {
        response.Headers.ContentDisposition = $"attachment; filename=\"{Name(response.HttpContext)}.csv\"";
        if (AnswerWriter.IsForHeaders(response)) return;
        var row = ShapeChoices.RowOf(list.GetType())!;
        var columns = shape.Chosen.Count == 0 ? RowColumn.Of(row) : RowColumn.Of(row, shape.Chosen);
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: shape.CsvFor == CsvAudience.Excel), 32 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var column in columns) csv.WriteField(column.Name);
        await csv.NextRecordAsync();
        foreach (var one in list.Rows)
        {
            token.ThrowIfCancellationRequested();
            var values = JsonSerializer.SerializeToElement(one, row, ApiJson.Options);
            foreach (var column in columns) csv.WriteField(column.ValueIn(values) is { } value ? CsvCells.Of(value, isGuarded: shape.CsvFor != CsvAudience.Programs) : "");
            await csv.NextRecordAsync();
        }
    }

    // The last part of the address that is no key.
    private static string Name(HttpContext http) => string.Join('-', http.AskedParts());

    private static IEnumerable<string> AskedParts(this HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)!.RoutePattern.PathSegments.Skip(1).Select(s => s.Parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal] ? literal.Content : "").Where(p => p.Length > 0);
}
