using System.Reflection;
using System.Text.Json.Serialization;

namespace Compliance.OpenApi;

/// <summary>The types that bodies are made of, told by the endpoints that take them.</summary>
public sealed class BodyTypes(EndpointDataSource endpoints)
{
    private readonly Lazy<HashSet<Type>> types = new(() =>
    {
        var found = new HashSet<Type>();
        foreach (var body in endpoints.Endpoints.SelectMany(e => e.Metadata.OfType<RequestBody>()))
            if (body.Type is not null) Add(body.Type, found);
        return found;
    });

    /// <summary>Whether a body is of this type, or has a member of it.</summary>
    public bool Contain(Type type) => types.Value.Contains(type);

    private static void Add(Type type, HashSet<Type> found)
    {
        foreach (var part in (Type?[])[Nullable.GetUnderlyingType(type), type.GetElementType(), .. type.GenericTypeArguments])
            if (part is not null) Add(part, found);
        if (type.Assembly != typeof(BodyTypes).Assembly || type.IsEnum || !found.Add(type)) return;
        foreach (var kind in type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)) Add(kind.DerivedType, found);
        foreach (var member in Recording.Shape.Members(type).Values) Add(member.PropertyType, found);
    }
}
