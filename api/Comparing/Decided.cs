using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Comparing;

/// <summary>What the statuses of a day rest on, each fact with the stance that it takes there.</summary>
internal sealed class Decided(Ground ground, DateOnly day)
{
    private readonly Dictionary<(string, string), SaidFact[]> known = [];
    private readonly Dictionary<string, Subject> subjects = [];

    /// <summary>The decisive facts of a thread or a request.</summary>
    public SaidFact[] On(string record, string id)
    {
        if (known.TryGetValue((record, id), out var facts)) return facts;
        var asOf = new AsOf(day);
        var subject = record == "thread" ? ThreadRules.SubjectOf(ground.Threads[id], ground, asOf)! : SubjectOf(id);
        return known[(record, id)] = [.. StatusRules.On(subject, ground, asOf).Decisive.Select(f => new SaidFact(f, subject.Items.FirstOrDefault(i => i.Fact == f)?.Said))];
    }

    /// <summary>What some texts say of a request.</summary>
    public IEnumerable<SaidFact> SaidIn(string request, IEnumerable<string> conclusions)
    {
        var texts = conclusions.Select(EvidenceNode.TextOf).ToHashSet();
        return SubjectOf(request).Items.Where(i => texts.Contains(i.Text)).Select(i => new SaidFact(i.Fact, i.Said));
    }

    /// <summary>All of it that some threads and requests may need, looked up at once.</summary>
    public CitedFacts Citations(Reader reader, IReadOnlyList<(string Record, string Id)> records)
    {
        var decisive = records.SelectMany(r => On(r.Record, r.Id)).Select(s => s.Fact);
        var said = records.Where(r => r.Record == "request").SelectMany(r => SubjectOf(r.Id).Items).Select(i => i.Fact);
        return new CitedFacts(new Citations(reader, decisive.Concat(said)));
    }

    private Subject SubjectOf(string request) =>
        subjects.TryGetValue(request, out var subject) ? subject : subjects[request] = RequestRules.SubjectOf(ground.Requests[request], ground, new AsOf(day));
}

/// <summary>A fact, and the stance that it takes.</summary>
internal sealed record SaidFact(FactRef Fact, Stance? Stance);

/// <summary>Facts that were looked up.</summary>
internal sealed class CitedFacts(Citations citations)
{
    public IReadOnlyList<CitedFact> Cite(IEnumerable<SaidFact> facts) => [.. facts.DistinctBy(f => f.Fact).Select(f => citations.Cite(f.Fact, f.Stance))];
}
