using System.Text.Json.Serialization;
using Compliance.Actors;
using Compliance.Cases;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Members;
using Compliance.Ratifications;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Threads;

namespace Compliance.Exchange;

/// <summary>One record of a bundle, told apart by its <c>record</c> member. What is stored, logged and exchanged is exactly this.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "record", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(NewSource), "source")]
[JsonDerivedType(typeof(NewActor), "actor")]
[JsonDerivedType(typeof(NewMember), "member")]
[JsonDerivedType(typeof(NewConvention), "convention")]
[JsonDerivedType(typeof(NewArticle), "article")]
[JsonDerivedType(typeof(NewSession), "session")]
[JsonDerivedType(typeof(NewRatification), "ratification")]
[JsonDerivedType(typeof(NewIndividualCase), "individual_case")]
[JsonDerivedType(typeof(NewCoverage), "coverage")]
[JsonDerivedType(typeof(NewThread), "thread")]
[JsonDerivedType(typeof(NewConclusion), "conclusion")]
[JsonDerivedType(typeof(NewRequest), "request")]
[JsonDerivedType(typeof(NewCommitment), "commitment")]
[JsonDerivedType(typeof(NewEvidence), "evidence")]
public abstract record BundleRecord
{
    /// <summary>The record's identity within its kind: what others name it by.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    /// <summary>How well the record is supported; <c>sourced</c> unless said.</summary>
    public Confidence Confidence { get; init; } = Confidence.Sourced;
}
