using Compliance.Access;
using Compliance.Shapes;
using FastEndpoints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Compliance.OpenApi;

/// <summary>
/// Tells Swashbuckle the parameters and the answers of an endpoint. FastEndpoints maps delegates without parameters, so that
/// the framework takes the record of parameters for a body, also of a read. Bodies are described by <see cref="OperationBody"/>.
/// </summary>
public sealed class EndpointDescriptions : IApiDescriptionProvider
{
    // After the framework's own provider (-1100).
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            if (description.FastEndpoint() is null) continue;
            description.SupportedRequestFormats.Clear();
            description.ParameterDescriptions.Clear();
            foreach (var parameter in EndpointParameter.Of(description))
            {
                description.ParameterDescriptions.Add(new ApiParameterDescription
                {
                    Name = parameter.Name,
                    Source = parameter.IsInPath ? BindingSource.Path : BindingSource.Query,
                    IsRequired = parameter.IsRequired,
                    // Its real schema is written by OperationDetails.
                    Type = typeof(string),
                });
            }

            // Those that the endpoint reads from the route itself, because its addresses call them by different names.
            foreach (var name in RouteParameters(description).Except(description.ParameterDescriptions.Select(p => p.Name)).ToArray())
                description.ParameterDescriptions.Add(new ApiParameterDescription { Name = name, Source = BindingSource.Path, IsRequired = true, Type = typeof(string) });

            // An address whose ending means a format answers in that one only.
            var offered = AnswerFormats.Offered(description.ActionDescriptor.EndpointMetadata, description.RelativePath);
            RightAnswer[] answers = [.. description.Promises<RightAnswer>().Where(a => a.Type is null || a.Status != StatusCodes.Status200OK || offered.Contains(a.MediaType))];
            if (answers.Length > 0) description.SupportedResponseTypes.Clear();
            foreach (var ofStatus in answers.GroupBy(a => a.Status)) description.SupportedResponseTypes.Add(Response(ofStatus));
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private static IEnumerable<string> RouteParameters(ApiDescription description) =>
        (description.RelativePath ?? "").Split('/').Where(s => s.StartsWith('{')).Select(s => s.Trim('{', '}'));

    private static ApiResponseType Response(IGrouping<int, RightAnswer> answers)
    {
        var response = new ApiResponseType { StatusCode = answers.Key, Type = answers.First().Type ?? typeof(void) };
        foreach (var answer in answers.Where(a => a.Type is not null)) response.ApiResponseFormats.Add(new ApiResponseFormat { MediaType = answer.MediaType });
        return response;
    }
}

/// <summary>What is kept about an endpoint: by FastEndpoints, and by itself.</summary>
public static class FastEndpointOfDescription
{
    /// <summary>What the endpoint said of itself (<see cref="EndpointPromises"/>), in its order: FastEndpoints applies what it was told last first.</summary>
    public static IEnumerable<T> Promises<T>(this ApiDescription description) => description.ActionDescriptor.EndpointMetadata.OfType<T>().Reverse();

    /// <summary>The bodies that it takes at this address.</summary>
    public static IReadOnlyList<RequestBody> Bodies(this ApiDescription description) => [.. description.Promises<RequestBody>().Where(b => b.IsFor(description.RelativePath))];

    /// <summary>The role that it asks for; null: open to all.</summary>
    public static Role? Role(this ApiDescription description) => description.Promises<RequiredRole>().FirstOrDefault()?.Role;

    public static EndpointDefinition? FastEndpoint(this ApiDescription description) => description.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().FirstOrDefault();
}
