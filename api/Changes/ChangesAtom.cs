using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Compliance.Access;
using Compliance.Reading;

namespace Compliance.Changes;

/// <summary>What a feed says of itself.</summary>
/// <param name="Log">The hash of the first entry of the log: feeds of two records are never taken for one.</param>
/// <param name="Filters">What was filtered by, as it was asked for.</param>
/// <param name="Self">The address of this page.</param>
/// <param name="First">The address of the first page.</param>
/// <param name="Next">The address of the page with older entries, if there is one.</param>
/// <param name="Alternate">The address of the same in JSON.</param>
/// <param name="Updated">When it last changed, if it has no entries.</param>
/// <param name="Base">What stands before all addresses; empty: they are paths.</param>
public sealed record FeedHead(string Log, string Filters, string Self, string First, string? Next, string Alternate, string Updated, string Base);

/// <summary>
/// Entries of the change log as an Atom feed (RFC 4287), a page of it (RFC 5005). Addresses are paths, which lead to the
/// server that was asked, unless that knows what the world calls it; ids are made from hashes and never change.
/// </summary>
public static class ChangesAtom
{
    public const string MediaType = "application/atom+xml";
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed, in UTF-8.</summary>
    /// <param name="head">What it says of itself.</param>
    /// <param name="entries">Its entries, the newest first.</param>
    /// <param name="mask">Hides names before a text is cut: half a name is no name that could be found.</param>
    public static byte[] Write(FeedHead head, IReadOnlyList<ChangeEntry> entries, NameMask mask)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "en");
            Element(xml, "id", Urn($"feed {head.Log} {head.Filters}"));
            Element(xml, "title", head.Filters.Length == 0 ? "Follow-up to ILO supervisory bodies: changes" : $"Follow-up to ILO supervisory bodies: changes, {head.Filters}");
            Element(xml, "updated", entries.Count > 0 ? entries[0].At : head.Updated);
            Element(xml, "generator", "Compliance");
            Link(xml, "self", head.Base + head.Self, MediaType);
            Link(xml, "alternate", head.Base + head.Alternate, "application/json");
            Link(xml, "first", head.Base + head.First, MediaType);
            if (head.Next is not null) Link(xml, "next", head.Base + head.Next, MediaType);
            foreach (var entry in entries) Entry(xml, head.Base, entry, mask);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, string before, ChangeEntry entry, NameMask mask)
    {
        xml.WriteStartElement("entry", Atom);
        // The hash is over all of the entry and the whole log before it.
        Element(xml, "id", Urn($"entry {entry.Hash}"));
        Element(xml, "title", ChangeWords.Title(entry));
        Element(xml, "updated", entry.At);
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", entry.Who);
        xml.WriteEndElement();
        Link(xml, "alternate", before + entry.Links.Self, "application/json");
        if (entry.Url is { } url) Link(xml, "related", before + url, "application/json");
        foreach (var term in new[] { entry.Action, entry.Record }.Concat(entry.StatusChanges.Select(c => c.Member)).Distinct())
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", term);
            xml.WriteEndElement();
        }

        Element(xml, "summary", ChangeWords.Summary(entry, mask));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Allowed(text));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    // What XML cannot hold in any form, most control characters, shows as a mark.
    private static string Allowed(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) shown.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return shown.ToString();
    }

    // A UUID of version 8 (RFC 9562): bits of our own, here of a hash.
    private static string Urn(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
