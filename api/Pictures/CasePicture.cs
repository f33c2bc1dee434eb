using Compliance.Cases;
using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Pictures;

/// <summary>A case as a picture shows it: a lane for each thread, what was asked, promised and done in it, up to a day and beyond.</summary>
public sealed record CasePicture
{
    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Convention's code.</summary>
    public required string Convention { get; init; }

    /// <summary>The member's name.</summary>
    public required string MemberName { get; init; }

    /// <summary>The Convention's title.</summary>
    public required string ConventionTitle { get; init; }

    /// <summary>The day that it shows.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>
    /// Whether it shows where threads will stand if nothing happens: not where the day is past, for what came after it is known
    /// only with hindsight.
    /// </summary>
    public bool IsAheadKnown { get; init; }

    /// <summary>Whether the day is to come: it shows what is known today, as it will be if nothing happens.</summary>
    public bool IsToCome { get; init; }

    /// <summary>The lanes: the thread that was asked first comes first; what belongs to no thread comes last.</summary>
    public required IReadOnlyList<Lane> Lanes { get; init; }

    /// <summary>Whether nothing is recorded that could be shown. That says nothing about compliance.</summary>
    public bool IsEmpty => Lanes.Count == 0;

    /// <summary>Reads it, with six statements however much there is.</summary>
    /// <exception cref="Problems.ProblemException">There is no such case.</exception>
    public static CasePicture Read(View view, string member, string convention, DateOnly asOf)
    {
        var named = new { Member = member, Convention = convention, AsOf = asOf };
        IReadOnlyList<T> Rows<T>(string statement) => view.Reader.Rows<T>(Statement.Of("Pictures/" + statement, named));
        var head = view.Reader.Row<HeadRow>(Statement.Of("Pictures/PictureHead", named));
        if (!CaseAnswers.Exists(view.Reader, member, convention)) throw CaseAnswers.NotRecorded(view, member, convention);
        var isAheadKnown = asOf >= view.Today;
        return new CasePicture
        {
            Member = member,
            Convention = convention,
            MemberName = head?.MemberName ?? member,
            ConventionTitle = head?.ConventionTitle ?? convention,
            AsOf = asOf,
            IsAheadKnown = isAheadKnown,
            IsToCome = asOf > view.Today,
            Lanes = PictureLanes.Of(asOf, isAheadKnown, Rows<IntervalRow>("PictureIntervals"), Rows<RequestRow>("PictureRequests"), Rows<CommitmentRow>("PictureCommitments"), Rows<EvidenceRow>("PictureEvidence")),
        };
    }

    /// <summary>How many threads addressed to the Government stand where, in the order of the vocabulary; only what occurs.</summary>
    public IReadOnlyList<(string Status, int Threads)> Counts =>
        [.. Words.Of(typeof(RequestStatus)).Keys.Select(s => (Status: s, Threads: Lanes.Count(l => l.ToGovernment && l.Now?.Status == s))).Where(c => c.Threads > 0)];
}
