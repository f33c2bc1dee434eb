using Compliance.Actors;
using Compliance.Conclusions;
using Compliance.Exchange;
using Compliance.Requests;
using Compliance.Sources;
using Compliance.Storage;
using Compliance.Threads;

namespace Compliance.Benchmarks;

/// <content>A case: what it is made of, year by year.</content>
public sealed partial class SyntheticRecord
{
    /// <summary>One member under one Convention, over some years.</summary>
    private sealed partial class Case(SyntheticRecord of, string member, string convention, string id)
    {
        // Latin, Cyrillic, Kazakh and Arabic script.
        private static readonly string[] Names = ["Synthetic Union", "Синтетический профсоюз", "Синтетикалық кәсіподақ", "نقابة اصطناعية"];
        private readonly List<string> actors = [];
        private readonly List<string> threads = [];
        private readonly List<(NewConclusion Conclusion, DateOnly Made)> asked = [];
        private readonly List<NewRequest> requests = [];
        private readonly List<string> commitments = [];
        private DateOnly lastCommitment;
        private int sources;
        private int pieces;
        private string source = "";

        public IEnumerable<BundleRecord> Records()
        {
            yield return Source("Synthetic file of the case", null);
            for (var number = of.random.Next(1, 4); number > 0; number--) yield return Actor(number);
            for (var number = of.random.Next(1, 4); number > 0; number--) yield return Thread(number);
            for (var year = FirstYear + of.random.Next(20); year <= LastYear; year += of.random.Next(1, 5))
                foreach (var record in Year(year)) yield return record;
        }

        private IEnumerable<BundleRecord> Year(int year)
        {
            yield return Source($"Synthetic conclusions adopted {year}", new DateOnly(year, 12, 1));
            var before = requests.ToArray();
            var conclusion = Conclusion(year);
            yield return conclusion;
            foreach (var request in Requests(conclusion, before)) yield return request;
            foreach (var finding in Findings(conclusion, before)) yield return finding;
            for (var number = of.random.Next(4); number > 0; number--)
            {
                var on = new DateOnly(year, 1, 1).AddDays(of.random.Next(700));
                if (of.Sometimes(60)) yield return Source($"Synthetic report {number} of {on.Year}", on);
                yield return of.Sometimes(20) ? Commitment(on) : Statement(on);
            }
        }

        private NewSource Source(string title, DateOnly? published)
        {
            source = $"{id}-source-{++sources}";
            return new NewSource
            {
                Id = source,
                Publisher = "Synthetic publisher",
                Title = $"{title}, {convention} {member}",
                Url = $"https://synthetic.example/{source}",
                Language = of.Pick("en", "fr", "es", "ru"),
                PublishedOn = published is { } on ? of.Date(on) : null,
            };
        }

        private NewActor Actor(int number)
        {
            actors.Add($"{id}-actor-{number}");
            var name = of.Pick(Names);
            return new NewActor
            {
                Id = actors[^1],
                Kind = of.Pick(ActorKind.Organization, ActorKind.Organization, ActorKind.Person),
                Name = $"{name} {number}",
                Spellings = of.Sometimes(50) ? [$"{name} No. {number}", $"SYN-{number}"] : [],
                Role = "Synthetic role",
                Source = source,
            };
        }

        private NewThread Thread(int number)
        {
            threads.Add($"{id}-thread-{number}");
            return new NewThread
            {
                Id = threads[^1],
                Member = member,
                Conventions = [convention],
                Title = $"Synthetic demand {number} under {convention}",
                Text = $"Synthetic: what {{{actors[0]}}} asks for, followed over the years.",
                Articles = [$"{convention}.{number}"],
            };
        }

        private NewConclusion Conclusion(int year)
        {
            var conference = Conferences.GetValueOrDefault(year);
            var body = conference is not null && of.Sometimes(25) ? Body.Cas : of.Sometimes(12) ? Body.Cfa : Body.Ceacr;
            var adopted = body == Body.Cas ? new DateOnly(year, 6, 10) : new DateOnly(year, 12, 1).AddDays(of.random.Next(20));
            var conclusion = new NewConclusion
            {
                Id = $"{id}-{body}-{year}".ToLowerInvariant(),
                Body = body,
                Member = member,
                Conventions = [convention],
                Session = body == Body.Cas ? conference : null,
                Kind = body == Body.Cas ? ConclusionKind.CasConclusions : body == Body.Cfa ? ConclusionKind.CfaReport : of.Pick(ConclusionKind.Observation, ConclusionKind.Observation, ConclusionKind.DirectRequest),
                Title = $"Synthetic conclusions of {year}, {convention} {member}",
                Text = "Synthetic: notes what the Government says, regrets that nothing was seen of it, and asks again for what it had asked for.",
                AdoptedOn = PartialDate.Of(adopted),
                PublishedOn = of.Sometimes(50) ? PartialDate.Of(adopted.AddDays(60)) : null,
                Tone = [of.Pick(Enum.GetValues<Tone>())],
                ReplyDue = of.Sometimes(15) ? of.Due(adopted, DueBasis.Footnote) : null,
                SpecialParagraph = of.Sometimes(4) ? true : null,
                DoubleFootnote = of.Sometimes(4) ? true : null,
                Coverage = of.Pick(Coverage.Complete, Coverage.Complete, Coverage.Partial),
                Source = source,
            };
            asked.Add((conclusion, adopted));
            return conclusion;
        }
    }
}
