namespace Compliance.Reading;

/// <summary>The addresses of records, as paths: they lead to the server that was asked, whatever it is called.</summary>
public static class Address
{
    public static string Of(string list, string key) => $"/v1/{list}/{Uri.EscapeDataString(key)}";

    public static string? Maybe(string list, string? key) => key is null ? null : Of(list, key);

    /// <summary>A ratification is found in the list, by its pair.</summary>
    public static string Ratification(string member, string convention) => $"/v1/ratifications?member={member}&convention={convention}";

    /// <summary>The address of a record of any kind that has one, by its kind as in bundles.</summary>
    public static string? OfRecord(string kind, string key) => kind switch
    {
        "evidence" or "convention" or "member" or "session" or "source" or "actor" or "thread" or "conclusion" or "request" or "commitment" => Of(List(kind), key),
        "article" => Of("conventions", key.Split('.')[0]),
        "ratification" => Ratification(key.Split('-')[0], key.Split('-')[1]),
        _ => null,
    };

    /// <summary>The list that shows the records of a kind.</summary>
    public static string List(string kind) => kind == "evidence" ? kind : kind + "s";

    public static string Case(string member, string convention) => $"/v1/cases/{member}/{convention}";
}
