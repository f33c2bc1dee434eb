using Compliance.Tests.Support;
using Microsoft.Playwright;

namespace Compliance.Tests.Browser;

/// <summary>How a page is looked at.</summary>
public sealed record Looks
{
    /// <summary>Whether scripts run. The pages must do without.</summary>
    public bool Script { get; init; } = true;

    /// <summary>How wide the window is, in pixels of CSS.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Whether the reader prefers dark pages.</summary>
    public bool Dark { get; init; }

    /// <summary>The status that the page is expected to have.</summary>
    public int Status { get; init; } = 200;

    /// <summary>A status that calls of the page's script may have.</summary>
    public int? MayFail { get; init; }
}

/// <summary>
/// A test that looks at pages in a real browser, each in a context of its own. After the test no page has complained on the
/// console, broken a policy, failed to load something or asked another host for anything.
/// </summary>
public abstract class BrowserTest
{
    private readonly List<IBrowserContext> contexts = [];
    private readonly List<string> complaints = [];

    /// <summary>Opens an address of the server that all reading tests share.</summary>
    protected async Task<IPage> Open(string path, Looks? looks = null) => await Open(await RunningApi.Shared, path, looks);

    /// <summary>Opens an address of a server.</summary>
    protected async Task<IPage> Open(RunningApi api, string path, Looks? looks = null)
    {
        looks ??= new Looks();
        var context = await (await Chromium.Browser()).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = api.Http.BaseAddress!.ToString(),
            JavaScriptEnabled = looks.Script,
            ViewportSize = new ViewportSize { Width = looks.Width, Height = 900 },
            ColorScheme = looks.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        contexts.Add(context);
        context.SetDefaultTimeout(60_000);
        Watch(context, api.Http.BaseAddress.Authority, looks.MayFail ?? looks.Status);
        var page = await context.NewPageAsync();
        var response = await page.GotoAsync(path);
        Assert.That(response!.Status, Is.EqualTo(looks.Status), path);
        return page;
    }

    [TearDown]
    public async Task No_page_complained_or_asked_another_host()
    {
        foreach (var context in contexts) await context.CloseAsync();
        lock (complaints) Assert.That(complaints, Is.Empty);
    }

    private void Watch(IBrowserContext context, string host, int status)
    {
        context.Console += (_, message) =>
        {
            // The browser itself notes what was refused.
            if (status != 200 && message.Text.Contains($"status of {status}", StringComparison.Ordinal)) return;
            if (message.Type is "error" or "warning") Complain($"console, {message.Type}: {message.Text}");
        };
        context.WebError += (_, error) => Complain($"script: {error.Error}");
        context.Dialog += async (_, dialog) =>
        {
            Complain($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        context.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is not ("data" or "blob" or "about") && url.Authority != host) Complain($"another host: {url}");
        };
        context.RequestFailed += (_, request) =>
        {
            // Going on to another page ends what this one still loads.
            if (request.Failure != "net::ERR_ABORTED") Complain($"not loaded: {request.Url}: {request.Failure}");
        };
    }

    private void Complain(string what)
    {
        lock (complaints) complaints.Add(what);
    }
}
