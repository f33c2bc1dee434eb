using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Compliance.Access;

/// <summary>Stands around all that answers: what goes out shows no restricted name, what comes in is understood.</summary>
public static class RestrictedNames
{
    private static readonly string[] Addresses = [HeaderNames.Location, HeaderNames.ContentLocation, HeaderNames.Link];

    /// <summary>Hides restricted names in every answer. When there are none, nothing is touched.</summary>
    public static void UseRestrictedNames(this WebApplication app)
    {
        var masks = app.Services.GetRequiredService<NameMasks>();
        app.Use(async (context, next) =>
        {
            var (mask, version) = masks.Current;
            // The answer must not claim to be of a later state than its mask.
            if (version is not null) context.Features.Set(version);
            if (mask.IsEmpty)
            {
                await next(context);
                return;
            }

            var asked = Asked.Of(context.Request, mask);
            context.Features.Set(asked);
            context.Response.OnStarting(() =>
            {
                HideInHeaders(context, asked);
                return Task.CompletedTask;
            });
            var body = context.Features.Get<IHttpResponseBodyFeature>()!;
            var masked = new MaskedBody(context, body, asked);
            context.Features.Set<IHttpResponseBodyFeature>(masked);
            try
            {
                await next(context);
                await masked.Finish();
            }
            finally
            {
                context.Features.Set(body);
            }
        });
    }

    private static void HideInHeaders(HttpContext context, Asked asked)
    {
        var headers = context.Response.Headers;
        foreach (var name in Addresses)
        {
            if (headers[name] is { Count: > 0 } values)
                headers[name] = values.Select(v => Ascii(asked.Mask.Text(v ?? "", TextForm.Address, asked.Echo))).ToArray();
        }

        if (headers.ContentLength > 0 && MaskedBody.FormOf(context) is not null) headers.ContentLength = null;
    }

    private static string Ascii(string address) => string.Concat(address.Select(c => char.IsAscii(c) ? $"{c}" : Uri.EscapeDataString($"{c}")));
}
