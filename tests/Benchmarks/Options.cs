using System.Globalization;

namespace Compliance.Benchmarks;

/// <summary>The options of a command line.</summary>
public static class Options
{
    /// <summary>A number after its name, or what it is unless given.</summary>
    public static int Read(string[] options, string name, int unlessGiven) => Read(options, (name, unlessGiven))[0];

    /// <summary>Numbers after their names, or what they are unless given.</summary>
    public static int[] Read(string[] options, params (string Name, int UnlessGiven)[] known)
    {
        var numbers = known.Select(k => k.UnlessGiven).ToArray();
        for (var i = 0; i < options.Length; i += 2)
        {
            var at = Array.FindIndex(known, k => k.Name == options[i]);
            if (at < 0 || i + 1 == options.Length || !int.TryParse(options[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[at]) || numbers[at] == 0)
                throw new ArgumentException($"only {string.Join(", ", known.Select(k => $"'{k.Name} N'"))} are understood here, N a number above 0");
        }

        return numbers;
    }
}
