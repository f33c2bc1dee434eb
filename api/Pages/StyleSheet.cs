using System.Security.Cryptography;
using Compliance.Pictures;
using Microsoft.Net.Http.Headers;

namespace Compliance.Pages;

/// <summary>What pages load beside themselves: one style sheet and one icon, from the program itself.</summary>
public static class StyleSheet
{
    private static readonly byte[] Css = [.. Read("page.css"), .. System.Text.Encoding.UTF8.GetBytes(PictureShapes.Css)];
    private static readonly byte[] Svg = Read("icon.svg");

    /// <summary>Where the style sheet is; another content has another address.</summary>
    public static string Address { get; } = $"/pages/{Digest(Css)}.css";

    /// <summary>Where the icon is.</summary>
    public static string Icon { get; } = $"/pages/{Digest(Svg)}.svg";

    public static void UseStyleSheet(this WebApplication app)
    {
        Serve(app, Address, Css, "text/css; charset=utf-8");
        Serve(app, Icon, Svg, "image/svg+xml");
    }

    private static void Serve(WebApplication app, string address, byte[] content, string type) => app.MapGet(address, (HttpContext http) =>
    {
        http.Response.Headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
        return Results.Bytes(content, type);
    }).ExcludeFromDescription();

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];

    private static byte[] Read(string name)
    {
        using var file = typeof(StyleSheet).Assembly.GetManifestResourceStream($"pages/{name}")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
