using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Codes;
using Microsoft.OpenApi;

namespace Compliance.OpenApi;

/// <summary>How a key is sent, described once.</summary>
public static class SecurityScheme
{
    public const string Name = "key";

    public static OpenApiSecurityScheme Describe() => new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = SecretKey.Prefix + "<id>_<secret>",
        Description = "A key: `Authorization: Bearer " + SecretKey.Prefix + "...`. The first is made with `compliance keys create`, others by an admin with `POST /v1/keys`. Each has a role:\n\n" + VocabularySchema.List(typeof(Role)),
    };

    /// <summary>What an operation asks for. Its role stands in <c>x-required-role</c>: common tools take names here for scopes of OAuth.</summary>
    public static void Ask(OpenApiOperation operation, Role role, OpenApiDocument document)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Name, document)] = [] }];
        operation.Description = $"{operation.Description}\n\nNeeds a key with the role `{role.Word()}`{(role == Role.Admin ? "" : " or a higher one")}.".Trim();
        (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>())["x-required-role"] = new JsonNodeExtension(JsonValue.Create(role.Word()));
    }
}
