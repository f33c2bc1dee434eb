using System.Text.RegularExpressions;
using Compliance.Commitments;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Pages;
using Compliance.Pages.Sentences;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Storage;
using Compliance.Tests.Support;
using Compliance.Threads;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Texts = Compliance.Pages.Texts;
using Words = Compliance.Codes.Words;

namespace Compliance.Tests.Pages;

/// <summary>No sentence has a hole, whatever is recorded, and every word of the vocabularies has its sentence.</summary>
public sealed partial class SentenceTableTests
{
    private static readonly string[] Days = ["2004-12-31", "2007-12-31", "2012-12-31", "2015-06-30", "2016-12-31", "2018-12-31", "2020-12-31", "2021-06-30", "2022-06-30", "2023-12-31", "2024-12-31", "2026-11-24", "2029-01-01", "2035-01-01"];

    [Test]
    public async Task Of_Kazakhstan_and_Belarus_every_sentence_is_whole_on_every_day_and_leads_to_its_facts_and_sources()
    {
        await using var api = await RunningApi.Start();
        new Database(api.Path).Import(Repository.File("db", "bundles", "blr-c87-c98.json"));
        using var view = api.Services.GetRequiredService<Views>().NowUnlimited(default);
        var (rules, facts, others) = (new HashSet<string>(), 0, 0);
        foreach (var day in Days.Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd")))
        {
            var why = new Why(new Page { Path = "/", ChosenDay = day, Meta = view.Meta(day) });
            string[] Known(string column, string table) => [.. view.Reader.Connection.Query<string>($"select {column} from {table} where {column} is not null and valid_from <= @day and valid_until > @day", new { day = day.Stored() })];
            foreach (var request in Known("request", "follow_up").Select(id => ShowRequest.Answer(view, id, day))) Check(request.Rule, why.Short(request), why.Brief(request), why.Of(request), request.Explanation.Decisive, request.Explanation.NotCounted);
            foreach (var thread in Known("thread", "follow_up").Select(id => ShowThread.Answer(view, id, day))) Check(thread.Rule, why.Short(thread), why.Brief(thread), why.Of(thread), thread.Explanation.Decisive, thread.Explanation.NotCounted);
            foreach (var promise in Known("commitment", "commitment_follow_up").Select(id => ShowCommitment.Answer(view, id, day))) Check(promise.Rule, why.Short(promise), why.Brief(promise), why.Of(promise), promise.Explanation.Decisive, promise.Explanation.NotCounted);
        }

        Assert.That(rules, Is.SupersetOf(new[] { "S2", "S4", "S5", "S7", "S8", "S9", "S10", "C2", "C5", "C6", "C7", "C8" }));
        Assert.That(facts, Is.GreaterThan(1000));
        Assert.That(others, Is.GreaterThan(100));

        void Check(string rule, Phrase brief, Phrase since, Explained explained, IReadOnlyList<CitedFact> decisive, IReadOnlyList<NotCounted> left)
        {
            rules.Add(rule);
            Assert.That(brief.ToString(), Does.EndWith($"(rule {rule})."));
            AssertWhole(brief, since, explained.Lead);
            Assert.That(explained.Because, Has.Count.EqualTo(decisive.Count));
            Assert.That(explained.NotCounted.Sum(n => n.Facts.Count), Is.EqualTo(left.Count));
            foreach (var fact in explained.Because.Concat(explained.NotCounted.SelectMany(n => n.Facts)))
            {
                facts++;
                AssertWhole(fact);
                Assert.That(string.Join(' ', fact.Pieces.Select(p => p.Address?.Split('/')[1]).OfType<string>()), Is.AnyOf("evidence sources", "requests sources", "commitments sources"), fact.ToString());
            }

            AssertWhole((Phrase[])[.. explained.Standing, .. explained.WouldChange, .. explained.Flags.Select(f => f.Sentence), .. explained.NotCounted.Select(n => n.Sentence)]);
            if (explained.Next is { } next) AssertWhole(next);
            if (explained.Others is not { } told) return;
            others++;
            AssertWhole(told);
            Assert.That(told.Pieces.Select(p => p.Address?.Split('/')[1]).OfType<string>().Distinct(), Is.Not.Empty.And.SubsetOf((string[])["evidence", "requests", "commitments"]), told.ToString());
        }
    }

    [Test]
    public void Every_stance_of_every_class_has_its_clause()
    {
        var words = new FactWords(new Page { Path = "/" });
        var stances = Words.Of(typeof(Stance)).Keys.Concat(["delivered", "met_in_part", "promise_kept", "promise_progress"]).ToArray();
        var all = from issuer in Words.Of(typeof(IssuerClass)).Keys
                  from stance in stances
                  from date in (string?[])["2024-05-04", "2024-05", "2024", null]
                  from name in (string[])["CEACR", "CAS, as press reports tell", "Governing Body", "ITUC", "Government of Belarus", "A, B and C"]
                  select Fact(issuer, name, stance, date);
        foreach (var fact in all) AssertWhole(words.Whole(fact), words.Named(fact));
        foreach (var kind in Words.Of(typeof(FactKind)).Keys) AssertWhole(words.Whole(Fact("supervisory", "CFA", null, "2024", kind)));
    }

    [Test]
    public void Every_word_of_the_vocabularies_has_its_sentence()
    {
        var texts = Texts.English;
        IEnumerable<string> Of<T>() where T : struct, Enum => Words.Of(typeof(T)).Keys;
        string[] keys =
        [
            .. Of<Flag>().Select(f => $"why.flag.{f}"), .. Of<DueBasis>().Select(b => $"why.basis.{b}"), .. Of<DueClock>().Select(c => $"why.next.{c}"),
            .. Of<Compliance.Conclusions.Body>().Select(b => $"why.body.{b}"), .. Of<Reply>().SelectMany(r => (string[])[$"why.reply.{r}", $"why.reply.{r}.dated"]),
            .. Of<NotCountedReason>().SelectMany(r => r == "before_request" ? (string[])[$"why.left.{r}.request", $"why.left.{r}.thread", $"why.left.{r}.promise"] : [$"why.left.{r}"]),
            .. Of<RequestStatus>().Where(s => s is not ("open" or "closed_other")).Select(s => $"why.would.{s}"),
            .. ((string[])["S9", "S10", "C5", "C7", "C8"]).Select(r => $"record.history.{r}"),
        ];
        foreach (var key in keys) Assert.That(() => texts[key], Throws.Nothing, key);
    }

    [TestCase("CAS, as press reports tell", "supervisory", "The Conference Committee (CAS), as press reports tell, is read as seeing no progress in May 2024")]
    [TestCase("Governing Body", "supervisory", "The Governing Body is read as seeing no progress in May 2024")]
    [TestCase("Government representative, Conference Committee", "government", "The Government representative, Conference Committee, is read as seeing no progress (May 2024)")]
    [TestCase("CASTLE", "supervisory", "CASTLE is read as seeing no progress in May 2024")]
    [TestCase("Government of Belarus", "government", "The Government of Belarus is read as seeing no progress (May 2024)")]
    [TestCase("Prosecutor General’s Office", "government", "The Government (Prosecutor General’s Office) is read as seeing no progress (May 2024)")]
    [TestCase("ILO Director-General", "ilo_office", "The Office (ILO Director-General) is read as seeing no progress (May 2024)")]
    public void A_name_is_written_out_and_never_the_ILO_s(string name, string issuer, string clause)
    {
        var words = new FactWords(new Page { Path = "/" });
        Assert.That(words.Clause(Fact(issuer, name, "no_progress", "2024-05")).Capital(Texts.English).ToString(), Is.EqualTo(clause));
        // Where no clause follows, no comma leads on to one.
        Assert.That(words.Issuer(issuer, name).ToString(), Is.EqualTo(clause[..clause.IndexOf(" is read", StringComparison.Ordinal)].TrimEnd(',')));
    }

    private static CitedFact Fact(string issuer, string name, string? stance, string? eventOn, string kind = "evidence") =>
        new() { Kind = kind, Id = "x", IssuerClass = issuer, IssuerName = name, Stance = stance, EventOn = eventOn, EventIsInferred = false, Text = "What is said", Source = "s", SourceTitle = "A title" };

    // What is ours of a sentence; what the record tells is as it is.
    private static void AssertWhole(params IReadOnlyList<Phrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            var ours = string.Concat(phrase.Pieces.Select(p => p.IsTold ? "X" : p.Text));
            Assert.That(Broken().Match(ours).Value, Is.Empty, phrase.ToString());
            Assert.That(ours, Is.Not.Empty.And.Not.Contain("ILO says").IgnoreCase);
            Assert.That(ours, Is.EqualTo(ours.Trim()));
            Assert.That(phrase.Pieces.Where(p => p.Text.Length == 0), Is.Empty, phrase.ToString());
        }
    }

    [GeneratedRegex(@"[{}]|\s\s|\. \.|\.\.|\(\)|\( | \)|\b[a-z]+_[a-z_]+|,,| ,| \.|\(\s*\)|\bthe the\b|\ban? an? ", RegexOptions.IgnoreCase)]
    private static partial Regex Broken();
}
