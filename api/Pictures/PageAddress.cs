namespace Compliance.Pictures;

/// <summary>The addresses of the pages that people look at.</summary>
internal static class PageAddress
{
    public static string Of(string list, string key) => $"/{list}/{Uri.EscapeDataString(key)}";
}
