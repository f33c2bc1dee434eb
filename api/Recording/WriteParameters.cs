using System.ComponentModel;

namespace Compliance.Recording;

/// <summary>The parameters of every write.</summary>
public record WriteParameters
{
    /// <summary>Whether only to answer what the write would do: nothing is written.</summary>
    [DefaultValue(false)]
    public bool DryRun { get; init; }

    /// <summary>Why, for the change log; also as header <c>X-Reason</c>.</summary>
    public string? Reason { get; init; }
}
