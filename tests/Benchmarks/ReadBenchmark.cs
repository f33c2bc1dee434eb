namespace Compliance.Benchmarks;

/// <summary>
/// How much longer the same answer takes on a large database than on a small one: both are served by the real program,
/// each call goes to the one and to the other in turn, and what counts is the ratio of the medians.
/// </summary>
public static class ReadBenchmark
{
    private const int Few = 5_000;
    private const double Wanted = 3;

    /// <summary>Measures and prints; 1 when a ratio is larger than wanted.</summary>
    public static async Task<int> Run(int requests, int rounds)
    {
        var (small, large) = (ReadDatabases.With(Few), ReadDatabases.With(requests));
        using var few = await ServedDatabase.Start(small);
        using var many = await ServedDatabase.Start(large);
        Console.Error.WriteLine("both are served; looking for values to ask for");
        var calls = await new ReadCalls(few, many, rounds).All();
        Console.WriteLine($"{requests:N0} requests against {Few:N0}; milliseconds over HTTP, medians of {rounds} rounds in turn; {Environment.ProcessorCount} cores, .NET {Environment.Version}\n");
        Console.WriteLine($"{"",-50}{Few,10:N0}{requests,10:N0}   ratio");
        var times = calls.ToDictionary(c => c, _ => (Few: new List<double>(), Many: new List<double>()));
        // Round after round of all calls: when others use the machine, it is not one sort of call that bears it. The first
        // round compiles the code and fills the caches, and does not count.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var call in calls)
            {
                var (a, b) = await Measure(call, round, few, many);
                if (round == 0) continue;
                times[call].Few.Add(a);
                times[call].Many.Add(b);
            }

            Console.Error.Write($"\rround {round} of {rounds}");
        }

        var over = 0;
        Console.Error.WriteLine();
        foreach (var call in calls)
        {
            var (a, b) = (Median(times[call].Few), Median(times[call].Many));
            if (b / a > Wanted) over++;
            Console.WriteLine($"{call.Name,-50}{a,10:N2}{b,10:N2}{b / a,8:N2}{(b / a > Wanted ? $"  more than {Wanted}" : "")}");
        }

        Console.WriteLine(over == 0 ? $"\nnone takes more than {Wanted} times as long" : $"\n{over} of {calls.Count} take more than {Wanted} times as long");
        return over == 0 ? 0 : 1;
    }

    private static async Task<(double Few, double Many)> Measure(ReadCall call, int round, ServedDatabase few, ServedDatabase many)
    {
        var ofMany = call.OfMany ?? call.OfFew;
        var (x, y) = (call.OfFew[round % call.OfFew.Count], ofMany[round % ofMany.Count]);
        // Who goes first changes, so that neither always finds the machine as the other left it.
        if (round % 2 == 0) return ((await few.Get(x)).Milliseconds, (await many.Get(y)).Milliseconds);
        var second = (await many.Get(y)).Milliseconds;
        return ((await few.Get(x)).Milliseconds, second);
    }

    internal static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
