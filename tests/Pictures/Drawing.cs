using System.Xml.Linq;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pictures;

/// <summary>A picture that the server drew, read back as XML.</summary>
internal sealed class Drawing
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private Drawing(string text) => (Text, Root) = (text, XDocument.Parse(text, LoadOptions.PreserveWhitespace).Root!);

    /// <summary>It as it came.</summary>
    public string Text { get; }

    /// <summary>The svg element.</summary>
    public XElement Root { get; }

    /// <summary>What is drawn in each lane, by the id of its thread; "": what belongs to none.</summary>
    public IReadOnlyDictionary<string, XElement> Lanes => Root.Descendants(Svg + "g").Where(g => (string?)g.Attribute("class") == "lane")
        .ToDictionary(l => ((string?)l.Elements().First().Element(Svg + "a")?.Attribute("href"))?.Split('/')[^1] ?? "");

    /// <summary>Asks for the picture of a case.</summary>
    public static async Task<Drawing> Of(RunningApi api, string @case = "KAZ/C87", string query = "") => new(await api.Http.GetStringAsync(new Uri($"/v1/cases/{@case}/timeline.svg{query}", UriKind.Relative)));

    /// <summary>Reads a picture.</summary>
    public static Drawing Read(string text) => new(text);

    /// <summary>The ids of the marks of a lane that lead to a kind of page.</summary>
    public static string[] Marks(XElement lane, string list) => [.. Links(lane).Where(h => h.StartsWith($"/{list}/", StringComparison.Ordinal)).Select(h => Uri.UnescapeDataString(h.Split('/')[^1]))];

    /// <summary>The shapes with which the marks of a lane that lead to a page are drawn.</summary>
    public static string[] Shapes(XElement lane, string href) => [.. lane.Descendants(Svg + "a").Where(a => (string?)a.Attribute("href") == href).SelectMany(a => a.Elements(Svg + "use")).Select(u => ((string)u.Attribute("href")!)[3..])];

    /// <summary>The statuses of a lane, as they follow each other, by the words on its stretches; those to come apart.</summary>
    public static string[] Stretches(XElement lane, bool isAhead = false) => [.. lane.Elements(Svg + "svg").Where(s => ((string?)s.Attribute("class") == "ahead") == isAhead).Select(s => s.Element(Svg + "title")!.Value)];

    /// <summary>What is written in it.</summary>
    public static string[] Written(XElement part) => [.. part.Descendants().Where(e => e.Name.LocalName is "text" or "tspan" or "title" or "desc" or "foreignObject").Select(e => e.Value)];

    private static IEnumerable<string> Links(XElement lane) => lane.Elements(Svg + "g").Single(g => (string?)g.Attribute("class") == "marks").Elements(Svg + "a").Select(a => (string)a.Attribute("href")!);
}
