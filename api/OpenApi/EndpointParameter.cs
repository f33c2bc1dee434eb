using System.Reflection;
using System.Text.Json;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.OpenApi;

/// <summary>A parameter of an endpoint, as <see cref="StrictBinder{T}"/> reads it: a settable property of the record of parameters.</summary>
public sealed record EndpointParameter(PropertyInfo Property)
{
    public string Name => JsonNamingPolicy.CamelCase.ConvertName(Property.Name);

    public bool IsInPath => Property.IsDefined(typeof(InPathAttribute));

    /// <summary>A value that works with the data that comes with the program.</summary>
    public string? Example => Property.GetCustomAttribute<ExampleAttribute>()?.Value;

    /// <summary>Those of an endpoint: first the path's, then its own, then those of every list.</summary>
    public static IReadOnlyList<EndpointParameter> Of(EndpointDefinition endpoint) =>
        [.. endpoint.ReqDtoType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null).Select(p => new EndpointParameter(p)).OrderByDescending(p => p.IsInPath)];
}
