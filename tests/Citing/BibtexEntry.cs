namespace Compliance.Tests.Citing;

/// <summary>Reads an entry as BibTeX does: by counting braces, also behind a backslash.</summary>
internal static class BibtexEntry
{
    public static Dictionary<string, string> Read(string text)
    {
        Assert.That(text, Does.StartWith("@misc{"));
        var fields = new Dictionary<string, string>();
        var at = text.IndexOf(',', StringComparison.Ordinal) + 1;
        while (true)
        {
            at = Skip(text, at, " \n,");
            if (text[at] == '}') break;
            var equals = text.IndexOf('=', at);
            var name = text[at..equals].Trim();
            at = Skip(text, equals + 1, " ");
            Assert.That(text[at], Is.EqualTo('{'), $"{name} has a value in braces");
            var (start, depth) = (at + 1, 0);
            do
            {
                if (text[at] == '{') depth++;
                if (text[at] == '}') depth--;
                at++;
            }
            while (depth > 0);
            fields[name] = text[start..(at - 1)];
        }

        Assert.That(text[(at + 1)..].Trim(), Is.Empty, "nothing is left behind the entry");
        return fields;
    }

    /// <summary>What TeX would print of a field, its grouping braces left in.</summary>
    public static string Plain(string value)
    {
        foreach (var special in "%&#$_")
        {
            Assert.That(value.Replace($"\\{special}", "", StringComparison.Ordinal), Does.Not.Contain($"{special}"), $"no {special} stands bare");
            value = value.Replace($"\\{special}", $"{special}", StringComparison.Ordinal);
        }

        foreach (var (command, character) in new[] { ("braceleft", "{"), ("braceright", "}"), ("asciitilde", "~"), ("asciicircum", "^"), ("less", "<"), ("greater", ">"), ("backslash", "\\") })
            value = value.Replace($"\\text{command}{{}}", character, StringComparison.Ordinal);
        return value;
    }

    private static int Skip(string text, int at, string characters)
    {
        while (characters.Contains(text[at], StringComparison.Ordinal)) at++;
        return at;
    }
}
