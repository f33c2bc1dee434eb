using System.Security.Cryptography;
using System.Text;
using Compliance.Shapes;
using FastEndpoints;

namespace Compliance.Pictures;

/// <summary>A picture on its way out. Opened on its own it may use its own style sheet, and nothing else: no script, no other address.</summary>
internal static class PictureAnswer
{
    private static readonly string Policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PictureShapes.Css)))}'";

    public static async Task Send(HttpContext http, string svg, CancellationToken ct)
    {
        http.MarkResponseStart();
        http.Response.ContentType = $"{AnswerFormats.Svg}; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        await http.Response.WriteAsync(svg, ct);
    }
}
