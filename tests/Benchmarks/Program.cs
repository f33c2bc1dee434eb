using Compliance.Benchmarks;

switch (args)
{
    case ["import", .. var options]:
        ImportBenchmark.Run(Options.Read(options, "--records", 100_000));
        return 0;
    case ["read", .. var options]:
        var numbers = Options.Read(options, ("--requests", 500_000), ("--rounds", 40));
        return await ReadBenchmark.Run(numbers[0], numbers[1]);
    case ["pages", .. var options]:
        return await PageBenchmark.Run(Options.Read(options, "--rounds", 40));
    case [ImportProcess.Name, var database, var file]:
        ImportProcess.Run(database, file);
        return 0;
    case ["bundle", var file, .. var options]:
        Bundle.Write(file, Options.Read(options, "--records", 100_000));
        return 0;
    default:
        Console.Error.WriteLine("""
            Benchmarks of the program. Use:
              import [--records 100000]          how long an import takes, against a bare loop of inserts of the same rows, and its memory
              read [--requests 500000] [--rounds 40]
                                                 how much longer answers take at so many requests than at 5,000, over HTTP
              pages [--rounds 40]        how much longer a page takes than the answer with the same content, over HTTP, and how large a case is
              bundle FILE [--records 100000]     writes the synthetic bundle that is imported
            """);
        return 2;
}
