using System.Text.Json.Serialization;
using Compliance.Codes;

namespace Compliance.Conclusions;

/// <summary>The supervisory bodies of the ILO whose conclusions are recorded.</summary>
public enum Body
{
    [JsonStringEnumMemberName("CEACR"), Word("Committee of Experts", "Committee of Experts on the Application of Conventions and Recommendations: independent jurists who comment on reports.")]
    Ceacr,
    [JsonStringEnumMemberName("CAS"), Word("Conference Committee", "Committee on the Application of Standards of the International Labour Conference: tripartite, examines individual cases in June.")]
    Cas,
    [JsonStringEnumMemberName("CFA"), Word("Committee on Freedom of Association", "Tripartite committee of the Governing Body that examines complaints about freedom of association.")]
    Cfa,
    [JsonStringEnumMemberName("GB"), Word("Governing Body", "The executive council of the ILO.")]
    Gb,
    [JsonStringEnumMemberName("COI"), Word("Commission of Inquiry", "The highest investigation, after a complaint under article 26 of the ILO Constitution.")]
    Coi,
    [JsonStringEnumMemberName("ILC"), Word("International Labour Conference", "The Conference in plenary, by resolution.")]
    Ilc,
}

/// <summary>What sort of text a conclusion is.</summary>
public enum ConclusionKind
{
    [Word("CAS conclusions", "Conclusions on an individual case adopted by the Conference Committee.")] CasConclusions,
    [Word("Observation", "A CEACR comment published in its annual report.")] Observation,
    [Word("Direct request", "A CEACR comment sent to the government.")] DirectRequest,
    [Word("CFA report", "A report of the Committee on Freedom of Association on one case.")] CfaReport,
    [Word("Governing Body decision", "A decision of the Governing Body.")] GbDecision,
    [Word("Recommendations of a commission of inquiry", "What a commission of inquiry recommended.")] CoiRecommendations,
    [Word("Conference resolution", "A resolution of the International Labour Conference.")] IlcResolution,
}

/// <summary>Words of assessment that stand in the text itself. Their order is a reading of ours; the ILO publishes none.</summary>
public enum Tone
{
    [Word("satisfaction", "Measures meet what the body had asked for.")] Satisfaction,
    [Word("interest", "Measures go some way.")] Interest,
    [Word("notes", "Takes note.")] Notes,
    [Word("welcomes", "Welcomes.")] Welcomes,
    [Word("regret", "Notes with regret.")] Regret,
    [Word("concern", "Notes with concern.")] Concern,
    [Word("deep regret", "Notes with deep regret.")] DeepRegret,
    [Word("deep concern", "Notes with deep concern.")] DeepConcern,
    [Word("deplores", "Deplores.")] Deplores,
}

/// <summary>Whether the government took part in the examination.</summary>
public enum GovernmentParticipation
{
    [Word("took part", "A representative of the government took part in the examination.")] TookPart,
    [Word("accredited, absent", "Accredited to the Conference, but absent from the examination.")] AccreditedAbsent,
    [Word("did not engage", "The government did not engage with the body.")] DidNotEngage,
}

/// <summary>How much of a conclusion's text this database holds. What is not loaded is shown neither as compliance nor as failure.</summary>
public enum Coverage
{
    [Word("complete", "Every request of the text is recorded.")] Complete,
    [Word("partial", "Some of the text was not seen: it may ask for more than is recorded here.")] Partial,
    [Word("listed", "The text is known to exist; nothing of what it asks is recorded.")] Listed,
}
