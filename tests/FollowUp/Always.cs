using Compliance.FollowUp;
using FsCheck;
using FsCheck.Fluent;

namespace Compliance.Tests.FollowUp;

/// <summary>Checks that something holds of random records; a failure shows the smallest record found, and the seed to run it again with.</summary>
internal static class Always
{
    private static readonly Arbitrary<Record> Records = Arb.From(
        Gen.Choose(0, int.MaxValue - 1).Select(seed => new Record(RandomRecord.Of(seed), seed)),
        Record.Smaller);

    /// <summary>The property throws (asserts) where it does not hold. The seed is fixed: every run draws the same records.</summary>
    public static void Holds(Action<Facts> property, int records, int seed = 1) => Holds((facts, _) => property(facts), records, seed);

    /// <summary>The same for a property that makes choices of its own: they are the same each time the record is looked at.</summary>
    public static void Holds(Action<Facts, Random> property, int records, int seed = 1)
    {
        // Neighbouring seeds would draw overlapping records: they are spread out.
        var config = Config.QuickThrowOnFailure.WithMaxTest(records).WithReplay((ulong)seed * 0x9E3779B97F4A7C15, 0xD1342543DE82EF95).WithQuietOnSuccess(true);
        Check.One(config, Prop.ForAll(Records, record => property(record.Facts, new Random(record.Seed))));
    }
}
