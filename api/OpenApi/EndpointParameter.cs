using System.Reflection;
using System.Text.Json;
using Compliance.Reading;
using Compliance.Recording;
using FastEndpoints;
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

    /// <summary>A value that works with the data that comes with the program.</summary>
    public string? Example { get; private init; }

    /// <summary>What it means, where no property says it.</summary>
    public string? Text { get; private init; }

    /// <summary>Those of an endpoint: first the path's, then its own, then those of every list.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="path">That one of its addresses, without the slash before it.</param>
    public static IReadOnlyList<EndpointParameter> Of(EndpointDefinition endpoint, string? path)
    {
        var own = endpoint.ReqDtoType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).Select(Of).OrderByDescending(p => p.IsInPath).ToArray();
        return [.. RoutePatternFactory.Parse(path ?? "").Parameters.Select(p => p.Name).Except(own.Select(p => p.Name)).Select(name => OfPath(name, RecordPaths.OfRoute($"/{path}"))), .. own];
    }

    private static EndpointParameter Of(PropertyInfo property) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property) { Example = property.GetCustomAttribute<ExampleAttribute>()?.Value };

    private static EndpointParameter OfPath(string name, RecordPath? record) =>
        new(name, null) { Example = record?.Example, Text = record is null ? null : $"The key of the {record.Kind.Replace('_', ' ')}, as in bundles." };
}
