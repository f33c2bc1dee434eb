namespace Compliance.Reading;

/// <summary>The addresses of records, as paths: they lead to the server that was asked, whatever it is called.</summary>
public static class Address
{
    public static string Of(string list, string key) => $"/v1/{list}/{Uri.EscapeDataString(key)}";

    public static string? Maybe(string list, string? key) => key is null ? null : Of(list, key);

    public static string Case(string member, string convention) => $"/v1/cases/{member}/{convention}";
}
