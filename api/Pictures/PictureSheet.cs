using System.Xml;
using Compliance.Access;

namespace Compliance.Pictures;

/// <summary>What a picture is drawn on: the form and what is common to all of its parts.</summary>
/// <param name="Xml">Takes it.</param>
/// <param name="Mask">Hides names before a text is broken into lines: half a name would be found by nobody.</param>
/// <param name="Scale">Where a day is.</param>
/// <param name="Width">How wide it is; of one that fits every width, for how wide marks are set apart.</param>
/// <param name="IsFluid">Whether it is a part of a page and fits every width, or stands on its own.</param>
internal sealed record PictureSheet(XmlWriter Xml, NameMask Mask, PictureScale Scale, double Width, bool IsFluid)
{
    public const string Svg = "http://www.w3.org/2000/svg";
    private readonly HashSet<string> used = [];

    /// <summary>The shapes that were drawn.</summary>
    public IReadOnlyCollection<string> Used => used;

    /// <summary>What every id begins with: in a page there are others.</summary>
    public const string Prefix = "p-";

    // In a page the parser of HTML knows what belongs to SVG.
    private string Namespace => IsFluid ? "" : Svg;

    public string Text(string text) => PictureText.Plain(Mask.Text(text, TextForm.Plain));

    /// <summary>Gives the address of a page as it is to be linked.</summary>
    public Func<string, string> Link { get; init; } = url => url;

    public string Address(string url) => Link(Mask.Text(url, TextForm.Address));

    /// <summary>An element with attributes; it stays open.</summary>
    public void Start(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
            if (value is not null) Xml.WriteAttributeString(attribute, value as string ?? FormattableString.Invariant($"{value}"));
    }

    public void End() => Xml.WriteEndElement();

    /// <summary>An element with a text, or with nothing in it.</summary>
    public void Element(string name, string? text, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        if (text is not null) Xml.WriteString(text);
        End();
    }

    /// <summary>One of the shapes.</summary>
    public void Shape(string id, object? x, object? y, string? css = null)
    {
        used.Add(id);
        Element("use", null, ("class", css), ("href", $"#{Prefix}{id}"), ("x", x), ("y", y));
    }

    /// <summary>Notes that a shape is drawn.</summary>
    public void Use(string id) => used.Add(id);

    /// <summary>What a pattern fills with.</summary>
    public string Fill(string id)
    {
        used.Add(id);
        return $"url(#{Prefix}{id})";
    }
}
