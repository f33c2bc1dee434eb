namespace Compliance.Codes;

/// <summary>The words of a parameter, which no record holds: <c>/v1/codes</c> leaves them out, the parameter itself lists them.</summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class ParameterOnlyAttribute : Attribute;
