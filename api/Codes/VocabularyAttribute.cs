namespace Compliance.Codes;

/// <summary>The words that a text (or each text of a list) is out of: the API document names them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class VocabularyAttribute(Type vocabulary) : Attribute
{
    /// <summary>The enum of the words.</summary>
    public Type Type => vocabulary;
}

/// <inheritdoc />
[AttributeUsage(AttributeTargets.Property)]
public sealed class VocabularyAttribute<T>() : VocabularyAttribute(typeof(T)) where T : struct, Enum;
