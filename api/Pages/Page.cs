using System.Globalization;
using Compliance.Access;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Pages;

/// <summary>What is the same all over one page: its language, the day and the instant that it shows, its place.</summary>
public sealed record Page
{
    /// <summary>What it says.</summary>
    public Texts Texts { get; init; } = Texts.English;

    /// <summary>Its own path, with what chooses its content and without the day: <c>/search?q=registration</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The day that was asked for; null: today.</summary>
    public DateOnly? ChosenDay { get; init; }

    /// <summary>The instant of the record that was asked for; null: now.</summary>
    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>What it rests on; null on a page that shows nothing of the record.</summary>
    public Meta? Meta { get; init; }

    /// <summary>Where the world reaches this server, without a slash at the end; null: not told, and nothing names a whole address.</summary>
    public string? Site { get; init; }

    /// <summary>Hides names in a text that is to be cut: half a name is no name that could be found in the page.</summary>
    internal NameMask Mask { get; init; } = NameMask.None;

    /// <summary>The day that it shows.</summary>
    public DateOnly AsOf => Meta?.AsOf ?? ChosenDay ?? default;

    /// <summary>Whether that day is still to come: then it shows what will be if nothing happens.</summary>
    public bool IsAhead { get; init; }

    /// <summary>The day, for a sentence that may be read alone: of a day to come with what that supposes.</summary>
    public string DayTold => IsAhead ? Texts.Format("site.ahead", Texts.Day(AsOf)) : Texts.Day(AsOf);

    /// <summary>The address of another page, with the day and the instant kept that were asked for.</summary>
    /// <param name="path">Its path.</param>
    public string To(string path) => With(path, ChosenDay is { } day ? $"asOf={day.Stored()}" : null, KnownAt is { } at ? $"knownAt={Uri.EscapeDataString(at.Stored())}" : null);

    /// <summary>The page of a record, by its address in the API.</summary>
    public string Of(string address) => To(address.StartsWith("/v1/", StringComparison.Ordinal) ? address[3..] : address);

    /// <summary>The address of a record or a case in the API, for the day and the instant that were asked for.</summary>
    public string Api(string path) => To(path);

    /// <summary>The address of a list in the API, for the day that was asked for: a list knows no instant.</summary>
    public string List(string path) => (this with { KnownAt = null }).To(path);

    /// <summary>The address of a history in the API: it is of all days, as known at the instant that was asked for.</summary>
    public string Undated(string path) => (this with { ChosenDay = null }).To(path);

    /// <summary>The address of this page for another day.</summary>
    public string On(DateOnly? day) => (this with { ChosenDay = day }).To(Path);

    private static string With(string path, params string?[] parameters)
    {
        var given = parameters.OfType<string>().ToArray();
        return given.Length == 0 ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', given);
    }
}

/// <summary>What the head of a page says about it, and where the same is to be had as data.</summary>
public sealed record PageHead
{
    /// <summary>What the page is about: its title, and the title of a shared link.</summary>
    public required string Title { get; init; }

    /// <summary>What it says in short: shown where a link to it is shared.</summary>
    public required string Description { get; init; }

    /// <summary>Whether it shows something of a day, so that another can be chosen.</summary>
    public bool IsDated { get; init; }

    /// <summary>The same as data.</summary>
    public IReadOnlyList<DataLink> Data { get; init; } = [];

    /// <summary>Whether the page has the form of the search in its content, so that there is none above it.</summary>
    public bool HasSearch { get; init; }

    /// <summary>Whether search engines are to leave it out.</summary>
    public bool IsNotIndexed { get; init; }
}

/// <summary>An address that gives what a page shows in another form.</summary>
/// <param name="Label">The key of what it is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="MediaType">Its media type; null: not to be named in the head.</param>
public sealed record DataLink(string Label, string Address, string? MediaType = null);
