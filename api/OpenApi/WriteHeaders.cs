using Compliance.Problems;
using Compliance.Recording;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Compliance.OpenApi;

/// <summary>The headers that a write takes.</summary>
public static class WriteHeaders
{
    private static readonly string[] ThatChange = [HttpMethods.Put, HttpMethods.Patch, HttpMethods.Post];

    /// <summary>Adds those that an operation looks at.</summary>
    public static void Add(OpenApiOperation operation, ApiDescription description)
    {
        if (description.Role() is null || !ThatChange.Contains(description.HttpMethod)) return;
        var parameters = operation.Parameters ??= [];
        if (description.Promises<PossibleProblem>().Any(p => p.Status == ProblemKind.PreconditionRequired.Status))
            parameters.Add(Header("If-Match", "The version that you know: the `ETag` of the record as you read it, or `*` for whichever it is. Needed to change what exists."));
        if (description.HttpMethod == HttpMethods.Put) parameters.Add(Header("If-None-Match", "`*`: only if there is no such record."));
        if (description.HttpMethod == HttpMethods.Post) parameters.Add(Header("Idempotency-Key", "A name of your own for this call: the same within a day gets the same answer, and is done once."));
        if (description.FastEndpoint()?.ReqDtoType != typeof(WriteParameters)) return;
        parameters.Add(Header("X-Reason", "Why, for the change log: the same as the parameter `reason`."));
        if (description.RelativePath == "v1/imports") parameters.Add(Header("Prefer", "`respond-async`: answer at once with an address that tells how far it is."));
    }

    private static OpenApiParameter Header(string name, string text) =>
        new() { Name = name, In = ParameterLocation.Header, Required = false, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
