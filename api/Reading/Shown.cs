using Compliance.Actors;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Members;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Threads;

namespace Compliance.Reading;

/// <summary>What GET of a record answers, by its kind.</summary>
public static class Shown
{
    /// <summary>The same object that the address of the record gives; null for a kind that has no address of its own.</summary>
    /// <param name="view">What is read.</param>
    /// <param name="kind">The kind of record, as in bundles.</param>
    /// <param name="key">Its key.</param>
    /// <param name="asOf">The day to answer for.</param>
    /// <exception cref="Problems.ProblemException">There is no such record, or it is retracted.</exception>
    public static object? Of(View view, string kind, string key, DateOnly asOf) => kind switch
    {
        "source" => ShowSource.Answer(view, key),
        "actor" => ShowActor.Answer(view, key),
        "member" => ShowMember.Answer(view, key),
        "convention" => ShowConvention.Answer(view, key),
        "session" => ShowSession.Answer(view, key),
        "conclusion" => ShowConclusion.Answer(view, key, asOf),
        "request" => ShowRequest.Answer(view, key, asOf),
        "thread" => ShowThread.Answer(view, key, asOf),
        "commitment" => ShowCommitment.Answer(view, key, asOf),
        "evidence" => ShowEvidence.Answer(view, key),
        _ => null,
    };
}
