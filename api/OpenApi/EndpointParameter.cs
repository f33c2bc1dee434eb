using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Compliance.Deadlines;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Shapes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Compliance.OpenApi;

/// <summary>
/// A parameter of an endpoint: a settable property of the record of parameters, as <see cref="StrictBinder{T}"/> reads it,
/// or a part of the path that only the endpoint reads.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Property">The property; null: it is a part of the path only.</param>
public sealed record EndpointParameter(string Name, PropertyInfo? Property)
{
    public bool IsInPath => Property is null || Property.IsDefined(typeof(InPathAttribute));

    /// <summary>Whether a call must give it.</summary>
    public bool IsRequired => IsInPath || Property!.IsDefined(typeof(RequiredAttribute));

    /// <summary>A value that works with the data that comes with the program.</summary>
    public string? Example { get; private init; }

    /// <summary>The words that it takes here, where they differ from endpoint to endpoint.</summary>
    public IReadOnlyList<string>? Words { get; private init; }

    /// <summary>Whether it takes one of them, and not several between commas.</summary>
    public bool IsOneWord { get; private init; }

    /// <summary>What it means, where no property says it.</summary>
    public string? Text { get; private init; }

    /// <summary>Those of an endpoint: first the path's, then its own, then those of every list.</summary>
    /// <param name="description">The endpoint at one of its addresses.</param>
    public static IReadOnlyList<EndpointParameter> Of(ApiDescription description)
    {
        var (endpoint, path) = (description.FastEndpoint()!, description.RelativePath);
        var own = endpoint.ReqDtoType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).Select(Of).OrderByDescending(p => p.IsInPath).ToArray();
        return [.. RoutePatternFactory.Parse(path ?? "").Parameters.Select(p => p.Name).Except(own.Select(p => p.Name)).Select(name => OfPath(name, RecordPaths.OfRoute($"/{path}"))), .. own.Where(p => !IsRefused(path, p.Name)), .. ShapesOf(description)];
    }

    // Swagger UI fills in what has a default: an address that refuses it must not offer it.
    private static bool IsRefused(string? path, string name) => Path.GetExtension(path) switch
    {
        ".ics" => CalendarAnswer.OfLists.Contains(name),
        // The newest entry comes first in a feed.
        ".atom" => name == "sort",
        _ => false,
    };

    // Those that shape the answer: what they take is the endpoint's own.
    private static IEnumerable<EndpointParameter> ShapesOf(ApiDescription description)
    {
        var choices = ShapeChoices.Of([.. description.ActionDescriptor.EndpointMetadata], description.RelativePath);
        return choices.Parameters.Select(p => new EndpointParameter(p.Key, p.Value)
        {
            Words = p.Key switch { "format" => [.. choices.Formats], "include" => [.. choices.Relations.Select(r => r.Name)], "fields" => [.. Field.Of(choices.Row!).Select(f => f.Name)], _ => null },
            IsOneWord = p.Key == "format",
        });
    }

    private static EndpointParameter Of(PropertyInfo property) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property) { Example = property.GetCustomAttribute<ExampleAttribute>()?.Value };

    private static EndpointParameter OfPath(string name, RecordPath? record) =>
        new(name, null) { Example = record?.Example, Text = record is null ? null : $"The key of the {record.Kind.Replace('_', ' ')}, as in bundles." };
}
