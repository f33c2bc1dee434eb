using FastEndpoints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Compliance.OpenApi;

/// <summary>
/// Tells Swashbuckle the parameters of an endpoint. FastEndpoints maps delegates without parameters, so that the
/// framework takes the record of parameters for a body, of a read.
/// </summary>
public sealed class EndpointDescriptions : IApiDescriptionProvider
{
    // After the framework's own provider (-1100).
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            if (description.FastEndpoint() is not { } endpoint || !HttpMethods.IsGet(description.HttpMethod ?? "")) continue;
            description.SupportedRequestFormats.Clear();
            description.ParameterDescriptions.Clear();
            foreach (var parameter in EndpointParameter.Of(endpoint))
            {
                description.ParameterDescriptions.Add(new ApiParameterDescription
                {
                    Name = parameter.Name,
                    Source = parameter.IsInPath ? BindingSource.Path : BindingSource.Query,
                    IsRequired = parameter.IsInPath,
                    // Its real schema is written by OperationDetails.
                    Type = typeof(string),
                });
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }
}

/// <summary>What FastEndpoints keeps about an endpoint.</summary>
public static class FastEndpointOfDescription
{
    public static EndpointDefinition? FastEndpoint(this ApiDescription description) => description.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().FirstOrDefault();
}
