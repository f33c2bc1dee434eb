namespace Compliance.Codes;

/// <summary>What a word of a closed vocabulary means: shown by <c>/v1/codes</c>, in the API document and in messages.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WordAttribute(string label, string definition) : Attribute
{
    /// <summary>The word as a person would read it.</summary>
    public string Label => label;

    /// <summary>One sentence that says when the word is used.</summary>
    public string Definition => definition;
}
