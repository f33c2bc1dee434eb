namespace Compliance.OpenApi;

/// <summary>Names of schemas, as generated clients will call their types.</summary>
public static class SchemaNames
{
    /// <summary>The name of the type; of a generic one its arguments come first: a <c>Listing</c> of <c>Request</c> is a <c>RequestListing</c>.</summary>
    public static string Of(Type type) => string.Concat(type.GenericTypeArguments.Select(Of)) + type.Name.Split('`')[0];
}
