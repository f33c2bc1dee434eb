using Compliance.Access;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Proposals;

public sealed partial class ProposalTests
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        var unknown = Editing.Evidence();
        unknown["quot"] = "x";
        yield return Case("an unknown member", 400, Body(Put(unknown)), "/changes/0/put/quot unknown_member");
        yield return Case("a wrong stance", 422, Body(Put(Editing.Evidence("fine")), Put(Editing.Evidence(stance: "resolved"))), "/changes/1/put/links/0/stance stance_of_other_class");
        yield return Case("a record twice", 400, Body(Put(Editing.Evidence()), Put(Editing.Evidence())), "/changes/1/put duplicate");
        yield return Case("a retraction of what is named", 409, Body(Retract("thread", "kaz-c87-union-office-bans")), "/changes/0/retract still_named");
        yield return Case("a retraction of what is not there", 422, Body(Retract("thread", "nothing")), "/changes/0/retract dangling_reference");
        yield return Case("a retraction of no kind of record", 422, Body(Retract("nonsense", "x")), "/changes/0/retract dangling_reference");
        yield return Case("neither put nor retract", 400, Body("{}"), "/changes/0 change");
        yield return Case("both", 400, Body(Put(Editing.Evidence())[..^1] + ", " + Retract("thread", "x")[1..]), "/changes/0 change");
        yield return Case("no change", 400, Body(), "/changes count");
        yield return Case("a reason of two lines", 400, """{"reason": "a\nb", "changes": [{"retract": {"record": "thread", "key": "x", "reason": ""}}]}""", "/reason reason", "/changes/0/retract/reason reason");
        yield return Case("what is no record", 400, Body("""{"put": 5}"""), "/changes/0/put type");
        yield return Case("what it says of itself", 400, """{"reason": "a", "changes": [], "state": "accepted", "owner": "x"}""", "/state unknown_member", "/owner unknown_member");
    }

    private static TestCaseData Case(string what, int status, string body, params string[] mistakes) => new TestCaseData(status, body, mistakes).SetName($"A proposal with {what} is refused at once");

    [TestCaseSource(nameof(Wrong))]
    public async Task A_proposal(int status, string body, string[] mistakes)
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Contents();
        var problem = await As(editing, editing.Api.Key(Role.Contributor), status, HttpMethod.Post, "/v1/proposals", body);
        Assert.That(problem.Mistakes().Distinct(), Is.EquivalentTo(mistakes), problem.GetRawText());
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task More_changes_than_a_proposal_holds_are_refused()
    {
        await using var editing = await Editing.Start();
        var many = Enumerable.Range(0, 201).Select(i => Put(Editing.Evidence($"e{i}"))).ToArray();
        Assert.That((await editing.Refused(400, HttpMethod.Post, "/v1/proposals", Body(many))).Mistakes(), Is.EqualTo(["/changes count"]));
        await editing.Expect(201, HttpMethod.Post, "/v1/proposals", Body(many[..200]));
    }
}
