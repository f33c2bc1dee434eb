using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Compliance.Access;
using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Support;

namespace Compliance.Tests.Exchange;

/// <summary>The process is killed in the middle of an import.</summary>
public sealed class KilledImportTests
{
    [Test]
    public async Task Nothing_of_it_is_there_after()
    {
        var path = RunningApi.CopyOfSeeded();
        var database = new Database(path);
        var keys = new Keys(database, TimeProvider.System);
        keys.Migrate();
        var key = keys.Issue(new NewKey { Name = "an editor", Role = Role.Editor }, "a test").Secret;
        var before = database.Contents();
        string url;
        using (var process = Shell.Start("serve", "--storage", path, "--urls", "http://127.0.0.1:0"))
        {
            try
            {
                using var http = await Server(process, key);
                using var content = new StringContent(string.Join('\n', Enumerable.Range(0, 50_000).Select(i => $$"""{"record": "source", "id": "test-{{i}}", "publisher": "P", "title": "T"}""")), new MediaTypeHeaderValue("application/x-ndjson"));
                using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/imports") { Content = content };
                request.Headers.Add("Prefer", "respond-async");
                using var response = await http.SendAsync(request);
                await response.Json(202);
                url = response.Headers.Location!.OriginalString;
                JsonElement progress;
                do
                {
                    using var shown = await http.GetAsync(new Uri(url, UriKind.Relative));
                    var report = await shown.Json(200);
                    Assert.That(report.GetProperty("state").GetString(), Is.EqualTo("running"), "it is to be killed before it has ended");
                    progress = report.GetProperty("progress");
                }
                while (progress.GetProperty("records").GetInt32() < 100);
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }

        Assert.That(database.Contents(), Is.EqualTo(before));
        Assert.That(new Verification(database).Run().Findings, Is.Empty);
        Assert.That(Left(path), Is.Not.Empty);
        using (var process = Shell.Start("serve", "--storage", path, "--urls", "http://127.0.0.1:0"))
        {
            try
            {
                using var http = await Server(process, key);
                Assert.That(Left(path), Is.Empty, "what was sent goes at the next start");
                using var shown = await http.GetAsync(new Uri(url, UriKind.Relative));
                Assert.That((await shown.Json(404)).GetProperty("detail").GetString(), Does.Contain("can be sent again"));
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
    }

    private static string[] Left(string path) => Directory.GetFiles(Path.GetDirectoryName(path)!, "*.tmp");

    private static async Task<HttpClient> Server(Process process, string key)
    {
        const string said = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains(said, StringComparison.Ordinal)) continue;
            var http = new HttpClient { BaseAddress = new Uri(line[(line.IndexOf(said, StringComparison.Ordinal) + said.Length)..]) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            return http;
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }
}
