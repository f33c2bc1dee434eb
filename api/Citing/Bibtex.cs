using System.Text;

namespace Compliance.Citing;

/// <summary>
/// Texts as BibTeX takes them. Letters of every script stay as they are, for today's processors read UTF-8. Braces become
/// commands: BibTeX counts braces also behind a backslash, and one too many would swallow the rest of the file.
/// </summary>
internal static class Bibtex
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => escaped.Append(@"\textbackslash{}"),
                '{' => escaped.Append(@"\textbraceleft{}"),
                '}' => escaped.Append(@"\textbraceright{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                '<' => escaped.Append(@"\textless{}"),
                '>' => escaped.Append(@"\textgreater{}"),
                '%' or '&' or '#' or '$' or '_' => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
