using Compliance.Actors;
using Compliance.Conclusions;
using Compliance.Exchange;
using Compliance.Requests;
using Compliance.Sources;
using Compliance.Storage;
using Compliance.Threads;

namespace Compliance.Benchmarks;

/// <summary>
/// An invented record of any size, the same for a seed on every machine: cases like those of <c>db/seed</c>, spread over
/// its members (some have many, most have few) and Conventions, by all the rules of the importer. Every id begins with
/// <c>synthetic-</c>, every text says that it is synthetic.
/// </summary>
public sealed partial class SyntheticRecord
{
    private const int FirstYear = 2000;
    private const int LastYear = 2025;

    // Every other case is about one of these, as in the reports of the bodies.
    private static readonly string[] Frequent = ["C29", "C81", "C87", "C98", "C100", "C105", "C111", "C122", "C138", "C144", "C182"];

    // The sessions of the Conference whose days the seed knows.
    private static readonly Dictionary<int, string> Conferences = new()
    {
        [2003] = "ilc-91",
        [2010] = "ilc-99",
        [2011] = "ilc-100",
        [2012] = "ilc-101",
        [2013] = "ilc-102",
        [2014] = "ilc-103",
        [2015] = "ilc-104",
        [2016] = "ilc-105",
        [2017] = "ilc-106",
        [2018] = "ilc-107",
        [2019] = "ilc-108",
        [2021] = "ilc-109",
        [2022] = "ilc-110",
        [2023] = "ilc-111",
        [2024] = "ilc-112",
        [2025] = "ilc-113",
    };

    private readonly Random random;
    private readonly string[] members;
    private readonly string[] conventions;
    private readonly Dictionary<(string Member, string Convention), int> numbers = [];

    private SyntheticRecord(int seed)
    {
        random = new Random(seed);
        members = Codes("members.csv");
        conventions = Codes("conventions.csv");
        random.Shuffle(members);
    }

    /// <summary>The records in an order in which each names only earlier ones: also the first few of them are whole.</summary>
    public static IEnumerable<BundleRecord> Of(int seed, int count)
    {
        var record = new SyntheticRecord(seed);
        return record.Cases().SelectMany(c => c).Take(count);
    }

    private IEnumerable<IEnumerable<BundleRecord>> Cases()
    {
        while (true)
        {
            var member = members[(int)(members.Length * Math.Pow(random.NextDouble(), 1.25))];
            var convention = Sometimes(50) ? Pick(Frequent) : Pick(conventions);
            var number = numbers[(member, convention)] = numbers.GetValueOrDefault((member, convention)) + 1;
            yield return new Case(this, member, convention, $"synthetic-{member}-{convention}-{number}".ToLowerInvariant()).Records();
        }
    }

    private static string[] Codes(string file) => [.. File.ReadLines(Path.Combine(SeedFiles.Folder, file)).Skip(1).Select(line => line.Split(',')[0])];

    private bool Sometimes(int percent) => random.Next(100) < percent;

    private T Pick<T>(params IReadOnlyList<T> of) => of[random.Next(of.Count)];

    /// <summary>A day as exactly as it is known: mostly to the day.</summary>
    private PartialDate Date(DateOnly day) =>
        PartialDate.Parse(day.ToString(Sometimes(75) ? "yyyy-MM-dd" : Sometimes(75) ? "yyyy-MM" : "yyyy", System.Globalization.CultureInfo.InvariantCulture));

    private NewDue Due(DateOnly made, DueBasis basis)
    {
        var conference = Conferences.GetValueOrDefault(made.Year + 1);
        if (conference is not null && Sometimes(30)) return new NewDue { Text = "Synthetic: before the next session", Anchor = conference, Relation = DueRelation.Before, Precision = DuePrecision.Session, Basis = basis };
        if (Sometimes(20)) return new NewDue { Text = "Synthetic: without delay", Precision = DuePrecision.None, Basis = DueBasis.None };
        var latest = new DateOnly(made.Year + random.Next(1, 4), 12, 31);
        return new NewDue { Text = $"Synthetic: by the end of {latest.Year}", Earliest = new DateOnly(latest.Year, 1, 1), Latest = latest, Precision = DuePrecision.Year, Basis = basis };
    }
}
