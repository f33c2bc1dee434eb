using System.Text.Json;
using Compliance.Codes;
using Compliance.Evidence;
using Compliance.Storage;

namespace Compliance.FollowUp;

/// <summary>Looks up facts so that they can be shown with who says so and where.</summary>
public sealed class Citations
{
    private readonly Dictionary<FactRef, CitedFact> facts;

    public Citations(Reader reader, IEnumerable<FactRef> cited)
    {
        var by = cited.Distinct().ToLookup(f => f.Kind, f => f.Id);
        facts = reader.Rows<CitedFact>(Statement.Of<Citations>("CitedFacts", new
        {
            Evidence = JsonSerializer.Serialize(by[FactKind.Evidence]),
            Requests = JsonSerializer.Serialize(by[FactKind.Request]),
            Commitments = JsonSerializer.Serialize(by[FactKind.Commitment]),
        })).ToDictionary(f => new FactRef(Words.Read<FactKind>(f.Kind), f.Id));
    }

    /// <summary>The fact, with the stance it takes here.</summary>
    public CitedFact Cite(FactRef fact, Stance? stance) => facts[fact] with { Stance = stance?.Word() };
}
