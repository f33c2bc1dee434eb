using Compliance.OpenApi;
using FastEndpoints;

namespace Compliance.Citing;

/// <summary>What every address of a citation promises.</summary>
internal static class CitationForms
{
    public const string Description = """
        A permanent address of the answer on a day, with the revision, the instant and the hash of all that it was worked out from: whoever follows it gets this very answer, whatever is written later. `openapi/citation.md` defines the hash and has a script that recomputes it from `/v1/changes`.

        As BibTeX, as CSL-JSON, as a line for a footnote, or as JSON that has all three and their parts. The status is this project's derivation and not the ILO's, and every form says so.
        """;

    public static void Promise(BaseEndpoint endpoint)
    {
        endpoint.Answers<AnswerCitation>(200);
        endpoint.Answers<string>(200, CitationDesk.Bibtex);
        endpoint.Answers<CslItem[]>(200, CitationDesk.Csl);
        endpoint.Answers<string>(200, "text/plain");
    }
}
