using Microsoft.Playwright;

namespace Compliance.Tests.Browser;

/// <summary>The one browser of a test run: Debian's Chromium, started by the first test that needs it and ended after the last.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private const string Missing = "there is no Chromium: install it (apt-get install chromium), as tests/run does, or name it in CHROMIUM";

    // It looks nothing up, updates nothing and reports nothing: a request to another host is then the page's.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Running = new(Start);

    /// <summary>The browser. Where there is none a test is ignored; in CI that is a failure.</summary>
    public static async Task<IBrowser> Browser()
    {
        Need(Program is not null, Missing);
        return (await Running.Value).Browser;
    }

    /// <summary>Ignores a test that lacks something on this machine; in CI that is a failure.</summary>
    internal static void Need(bool there, string reason)
    {
        if (there) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Ignore(reason);
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (!Running.IsValueCreated) return;
        var (driver, browser) = await Running.Value;
        await browser.CloseAsync();
        driver.Dispose();
    }

    private static string? Program { get; } =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        // On a busy machine a page takes its time; what never comes fails all the same.
        Assertions.SetDefaultExpectTimeout(30_000);
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags }));
    }
}
