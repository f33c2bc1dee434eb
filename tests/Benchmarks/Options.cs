using System.Globalization;

namespace Compliance.Benchmarks;

/// <summary>The options of a command line.</summary>
public static class Options
{
    /// <summary>A number after its name, or what it is unless given.</summary>
    public static int Read(string[] options, string name, int unlessGiven) => options switch
    {
        [] => unlessGiven,
        [var given, var value] when given == name && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        _ => throw new ArgumentException($"only '{name} N' is understood here, N a number above 0"),
    };
}
