using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Actors;
using Compliance.Changes;
using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Proposals;
using Compliance.Ratifications;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Codes;

/// <summary>One enum is one vocabulary: the same words in the code, in the database's checks and in JSON.</summary>
public sealed partial class VocabularyTests
{
    private static readonly Dictionary<Type, string[]> Checks = new()
    {
        [typeof(ActorKind)] = ["actor_kind"],
        [typeof(Addressee)] = ["request_addressee"],
        [typeof(Aspect)] = ["transition_what"],
        [typeof(Body)] = ["conclusion_body", "coverage_body", "deadline_event_by_body", "session_body"],
        [typeof(Certainty)] = ["convention_status_certainty", "individual_case_certainty", "member_since_certainty", "ratification_certainty", "session_certainty"],
        [typeof(ChangeAction)] = ["change_action"],
        [typeof(CommitmentExtent)] = ["commitment_address_extent"],
        [typeof(CommitmentStatus)] = ["commitment_follow_up_status"],
        [typeof(ConclusionKind)] = ["conclusion_kind"],
        [typeof(Coverage)] = ["conclusion_coverage", "coverage_extent"],
        [typeof(DeadlineEventKind)] = ["deadline_event_kind"],
        [typeof(DueBasis)] = ["conclusion_reply_due_basis", "due_date_basis", "follow_up_due_basis", "follow_up_reply_due_basis"],
        [typeof(DuePrecision)] = ["due_date_precision"],
        [typeof(DueRelation)] = ["due_date_relation"],
        [typeof(EvidenceKind)] = ["evidence_kind"],
        [typeof(Flag)] = ["follow_up_flag"],
        [typeof(Force)] = ["request_force"],
        [typeof(GovernmentParticipation)] = ["conclusion_government_participation"],
        [typeof(InForceBasis)] = ["ratification_in_force_basis"],
        [typeof(InstrumentCategory)] = ["convention_category"],
        [typeof(InstrumentKind)] = ["convention_kind"],
        [typeof(InstrumentStatus)] = ["convention_status"],
        [typeof(IssuerClass)] = ["evidence_issuer_class"],
        [typeof(ProposalState)] = ["proposal_state"],
        [typeof(RecordKind)] = ["change_record"],
        [typeof(Reply)] = ["conclusion_reply", "follow_up_reply"],
        [typeof(RequestKind)] = ["request_kind"],
        [typeof(RequestStatus)] = ["follow_up_status"],
        [typeof(Stance)] = ["evidence_link_stance"],
        [typeof(Standing)] = ["ratification_standing"],
        [typeof(Timeliness)] = ["follow_up_timeliness"],
        [typeof(Tone)] = ["conclusion_tone"],
        [typeof(TransitionCause)] = ["transition_cause"],
    };

    // Stored in no column of their own: FactKind and NewFactKind stand inside stored JSON; Confidence has a test below.
    private static readonly Type[] WithoutCheck = [typeof(FactKind), typeof(NewFactKind), typeof(Confidence), typeof(NotCountedReason), typeof(DueClock), typeof(Compliance.Deadlines.DeadlineState), typeof(Compliance.Cases.TimelineKind), typeof(Compliance.Comparing.Repetition), typeof(Compliance.Comparing.Silence), typeof(Compliance.Citing.CitedKind), typeof(Likeness)];

    // Checks of words that no enum stands for.
    private static readonly string[] WithoutEnum = ["document_kind", "import_state", "status_change_record", "transition_record", "follow_up_rule", "commitment_follow_up_rule"];

    [TestCaseSource(nameof(Checked))]
    public async Task The_words_of_an_enum_are_those_of_its_check(Type vocabulary, string check) =>
        Assert.That((await WordsOfChecks())[check], Is.EquivalentTo(Words.Of(vocabulary).Keys));

    [Test]
    public async Task What_was_only_recalled_is_never_stored()
    {
        var checks = (await WordsOfChecks()).Where(c => c.Key.EndsWith("_confidence", StringComparison.Ordinal)).ToArray();
        Assert.That(checks, Has.Length.EqualTo(14));
        Assert.That(checks.Select(c => c.Value), Has.All.EquivalentTo(Words.Of(typeof(Confidence)).Keys.Except(["recalled"])));
    }

    [Test]
    public async Task Every_check_of_words_has_its_enum() =>
        Assert.That((await WordsOfChecks()).Keys.Where(c => !c.EndsWith("_confidence", StringComparison.Ordinal)), Is.EquivalentTo(Checks.Values.SelectMany(c => c).Concat(WithoutEnum)));

    [Test]
    public void Every_explained_enum_has_its_check() => Assert.That(CodeLists.Vocabularies.Values, Is.EquivalentTo(Checks.Keys.Concat(WithoutCheck)));

    [Test]
    public async Task The_rules_are_those_of_their_checks()
    {
        var checks = await WordsOfChecks();
        Assert.That(CodeLists.All["status_rule"].Select(r => r.Word), Is.EqualTo(checks["follow_up_rule"]));
        Assert.That(CodeLists.All["commitment_rule"].Select(r => r.Word), Is.EqualTo(checks["commitment_follow_up_rule"]));
    }

    [TestCaseSource(nameof(Explained))]
    public void The_words_of_an_enum_are_those_of_JSON(Type vocabulary)
    {
        foreach (var (word, value) in Words.Of(vocabulary))
        {
            Assert.That(JsonSerializer.Serialize(value, vocabulary, ApiJson.Options), Is.EqualTo($"\"{word}\""));
            Assert.That(JsonSerializer.Serialize(value, vocabulary, BundleJson.Options), Is.EqualTo($"\"{word}\""), "in bundles");
            Assert.That(JsonSerializer.Serialize(value, vocabulary, Columns.Json), Is.EqualTo($"\"{word}\""), "in columns");
        }
    }

    [TestCaseSource(nameof(Explained))]
    public void Every_word_of_an_enum_is_explained(Type vocabulary) =>
        Assert.That(vocabulary.GetEnumNames().Where(n => !vocabulary.GetField(n)!.IsDefined(typeof(WordAttribute), false)), Is.Empty);

    private static IEnumerable<Type> Explained => typeof(CodeLists).Assembly.GetTypes().Where(t => t.IsEnum && CodeLists.IsExplained(t));

    private static IEnumerable<object[]> Checked => Checks.SelectMany(c => c.Value.Select(check => new object[] { c.Key, check }));

    private static async Task<Dictionary<string, string[]>> WordsOfChecks()
    {
        using var reader = new Database((await RunningApi.Shared).Path).Read();
        var schema = string.Join('\n', reader.Connection.Query<string>("select sql from sqlite_schema where type = 'table'"));
        return CheckOfWords().Matches(schema).ToDictionary(m => m.Groups["name"].Value, m => Word().Matches(m.Groups["words"].Value).Select(w => w.Groups[1].Value).ToArray());
    }

    [GeneratedRegex(@"constraint (?<name>\w+) check \(\w+ in \((?<words>\s*'[^)]*)\)\)")]
    private static partial Regex CheckOfWords();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Word();
}
