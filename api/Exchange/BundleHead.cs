using System.Text.Json;

namespace Compliance.Exchange;

/// <summary>What a bundle says of itself: <c>"format": "compliance-bundle", "version": 1</c>.</summary>
internal sealed class BundleHead(Reading reading)
{
    /// <summary>The name of the format.</summary>
    public const string Format = "compliance-bundle";

    private readonly HashSet<string> seen = [];

    /// <summary>Checks a member; what is no bundle of ours is not read further.</summary>
    public void Member(string name, JsonElement value, int line)
    {
        Name(name, line);
        if (name == "format" && (value.ValueKind != JsonValueKind.String || !value.ValueEquals(Format))) throw NoBundle(line);
        if (name != "version") return;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < 1)
            throw new ReadingStoppedException(line, "/version", "version", "\"version\" must be a whole number from 1");
        if (number > BundleReader.Version)
        {
            throw new ReadingStoppedException(line, "/version", "newer_version",
                $"the bundle has format version {number}; this program reads up to {BundleReader.Version}: use a newer version of the program");
        }
    }

    /// <summary>Notes the name of a member.</summary>
    public void Name(string name, int line)
    {
        if (!seen.Add(name)) reading.Wrong(line, $"/{name}", null, "duplicate_member", $"'{name}' is given twice");
        else if (name is not ("format" or "version" or "records" or "$schema"))
            reading.Wrong(line, $"/{name}", null, "unknown_member", $"there is no '{name}' in a bundle; allowed: format, version, records");
    }

    /// <summary>Refuses a bundle that has not said what it must.</summary>
    public void End(int line, bool withRecords = true)
    {
        if (!seen.Contains("format")) throw NoBundle(line);
        if (!seen.Contains("version")) throw new ReadingStoppedException(line, "/version", "version", "\"version\" must be a whole number from 1");
        if (withRecords && !seen.Contains("records")) throw NoRecords(line);
    }

    /// <summary>The records are not where they must be.</summary>
    public static ReadingStoppedException NoRecords(int line) => new(line, "/records", "missing", "\"records\" must be an array of records");

    /// <summary>It is something else.</summary>
    public static ReadingStoppedException NoBundle(int line) => new(line, "/format", "format", $"this is no bundle: it must begin with \"format\": \"{Format}\"");
}
