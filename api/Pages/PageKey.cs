using Compliance.Reading;

namespace Compliance.Pages;

/// <summary>The day and the instant of a page that is about no single record.</summary>
public sealed record PageKey : DatedRecordParameters;
