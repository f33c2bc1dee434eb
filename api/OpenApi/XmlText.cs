using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>The comments of the source, which the compiler writes into a file beside the program.</summary>
public sealed partial class XmlText
{
    private readonly Dictionary<string, XElement> members;

    private XmlText(XDocument document) => members = document.Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);

    public static XmlText OfProgram() => new(XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{typeof(XmlText).Assembly.GetName().Name}.xml")));

    /// <summary>What a type is.</summary>
    public string? Of(Type type) => Text(Find(XmlCommentsNodeNameHelper.GetMemberNameForType(type))?.Element("summary"));

    /// <summary>What a property means: its own summary, or the <c>param</c> of the record that declares it.</summary>
    public string? Of(PropertyInfo property) => Text(Find(XmlCommentsNodeNameHelper.GetMemberNameForFieldOrProperty(property))?.Element("summary"))
        ?? Text(Find(XmlCommentsNodeNameHelper.GetMemberNameForType(property.DeclaringType!))?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == property.Name));

    private XElement? Find(string name) => members.GetValueOrDefault(name);

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText plain => plain.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement reference => $"`{(reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value.Split('.', ':')[^1] ?? reference.Value}`",
            _ => "",
        }));
        return Spaces().Replace(text, " ").Trim() is { Length: > 0 } said ? said : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
