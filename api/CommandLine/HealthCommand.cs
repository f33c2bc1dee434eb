using System.CommandLine;

namespace Compliance.CommandLine;

/// <summary>Asks a running server whether it is ready: for a container, whose image has no other tool for it.</summary>
public static class HealthCommand
{
    public static Command Create(Func<ParseResult, Settings> settings)
    {
        var url = new Option<string?>("--server") { Description = "The server's address; the one that this machine's settings give it unless given", HelpName = "address" };
        var command = new Command("health", "Asks a running server whether it is ready; exit code 1 when it is not") { url };
        command.SetAction(async (result, token) =>
        {
            if (!Uri.TryCreate(result.GetValue(url) ?? Own(settings(result)), UriKind.Absolute, out var server)) throw new SettingsException("--server must be an address such as http://localhost:8080");
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            try
            {
                using var response = await http.GetAsync(new Uri(server, "/health/ready"), token);
                Console.WriteLine(response.IsSuccessStatusCode ? "ready" : $"not ready: {(int)response.StatusCode}");
                return response.IsSuccessStatusCode ? Commands.Done : Commands.No;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                Console.WriteLine("not ready: no answer");
                return Commands.No;
            }
        });
        return command;
    }

    // A server that listens everywhere listens here; a container may know no names.
    private static string Own(Settings settings) => settings.Urls.Split(';')[0].Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal);
}
