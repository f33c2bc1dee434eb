using Compliance.Cases;
using Compliance.Reading;

namespace Compliance.Tests.Cases;

public sealed class TallyCountTests
{
    [TestCase("status")]
    [TestCase("member,kind")]
    [TestCase("convention,body,kind,status")]
    public void Several_processors_count_what_one_counts(string groups)
    {
        var random = new Random(1919);
        var words = new TallyWords();
        var members = Enumerable.Range(0, 20).Select(m => ($"M{m:00}", new MemberTallies(Tallies(random, words, "complete", "partial"), Tallies(random, words, "")))).ToArray();
        var columns = groups.Split(',').ToHashSet();
        var count = new TallyCount(words, columns, new StatusCountFilter { Status = new AnyOf<Compliance.FollowUp.RequestStatus>([], ["open"]) });
        string[] Counted(int parts) => [.. count.Of(members, columns.Contains("member"), parts)
            .Select(r => $"{r.Member}|{r.Convention}|{r.Body}|{r.Kind}|{r.Status}: {r.Threads} {r.Requests} {string.Join('/', r.Coverage.Values)}").Order(StringComparer.Ordinal)];
        Assert.That(Counted(3), Is.Not.Empty.And.EqualTo(Counted(1)));
    }

    private static Tally[] Tallies(Random random, TallyWords words, params string[] coverages) => [.. Enumerable.Range(0, 50).Select(i => new Tally(
        words.Conventions.Place(Pick(random, "C87", "C98", "C111")),
        words.Kept.Place(new TallyKept(Pick(random, "CAS", "CFA"), Pick(random, "repeal", "inform"), Pick(random, "open", "committed", "implemented"), Pick(random, coverages))),
        (byte)(i == 0 ? 1 : random.Next(2)),
        (byte)(i == 0 ? 1 : random.Next(2))))];

    private static string Pick(Random random, params string[] of) => of[random.Next(of.Length)];
}
