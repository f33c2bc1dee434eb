using System.Reflection;
using Compliance.Codes;
using Compliance.Reading;

namespace Compliance.OpenApi;

/// <summary>What a parameter means, in words: its comment in the source, and what it takes.</summary>
public sealed class ParameterText(XmlText comments)
{
    public string? Of(EndpointParameter parameter)
    {
        if (parameter.Property is not { } property) return parameter.Text;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var words = type.IsEnum ? type : property.GetCustomAttribute<VocabularyAttribute>()?.Type;
        var takes = parameter is { Words: { } own, IsOneWord: false } ? $"Here: {string.Join(", ", own.Select(w => $"`{w}`"))}." : words is not null ? VocabularySchema.List(words)
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(AnyOf<>) ? Several(type.GenericTypeArguments[0])
            : "";
        return $"{comments.Of(property)}\n\n{takes}".Trim() is { Length: > 0 } text ? text : null;
    }

    private string Several(Type of)
    {
        const string how = "Several between commas: any of them. `!` before one: not that one.";
        return of.IsEnum ? $"{how}\n\n{VocabularySchema.List(of)}" : $"{comments.Of(of)} {how}".Trim();
    }
}
