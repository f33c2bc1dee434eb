using Compliance.Tests.Support;

namespace Compliance.Tests.Contract;

/// <summary>Linters and generated clients: the document is good for others than us. They need <c>npm ci</c> in <c>tests/Contract/clients</c>.</summary>
public sealed class ToolTests
{
    private static readonly string Clients = Repository.File("tests", "Contract", "clients");
    private static readonly string Document = Repository.File("openapi", "compliance.v1.json");

    [SetUp]
    public void Needs_the_tools() => NeedTools();

    /// <summary>Ignores a test where the tools are not installed; in CI that is a failure.</summary>
    internal static void NeedTools()
    {
        if (Directory.Exists(Path.Combine(Clients, "node_modules"))) return;
        const string reason = "run 'npm ci' in tests/Contract/clients first, as tests/run does";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Ignore(reason);
    }

    [Test]
    public async Task Spectral_finds_no_error_and_no_warning()
    {
        var (code, output) = await Tool("spectral", "lint", Document, "--ruleset", ".spectral.yaml", "--fail-severity", "warn");
        Assert.That(code, Is.Zero, output);
    }

    [Test]
    public async Task Redocly_finds_no_error_and_no_warning()
    {
        var (code, output) = await Tool("redocly", "lint", Document, "--config", "redocly.yaml", "--max-problems", "20");
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("is valid").And.Not.Match("You have [0-9]+ (warning|error)"), output);
    }

    [Test]
    public async Task A_generated_TypeScript_client_calls_the_server()
    {
        var api = await RunningApi.Shared;
        var generated = Path.Combine(Clients, "generated");
        Directory.CreateDirectory(generated);
        var (code, output) = await Tool("openapi-typescript", Document, "--default-non-nullable=false", "--output", Path.Combine(generated, "schema.d.ts"));
        Assert.That(code, Is.Zero, output);
        (code, output) = await Tool("tsc", "--project", "tsconfig.json");
        Assert.That(code, Is.Zero, output);
        (code, output) = await Repository.Run(Clients, "node", Path.Combine("generated", "call.js"), api.Http.BaseAddress!.ToString());
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("KAZ C87: 2015, 2016, 2017, 2019, 2021"));
    }

    [Test]
    public async Task A_generated_CSharp_client_calls_the_server()
    {
        var api = await RunningApi.Shared;
        var folder = Directory.CreateTempSubdirectory("compliance-client-").FullName;
        try
        {
            var (code, output) = await Repository.Run(folder, "dotnet", GeneratedCode.NSwag, "openapi2csclient", $"/input:{Document}", $"/output:{Path.Combine(folder, "Client.cs")}",
                "/namespace:Generated", "/className:ComplianceClient", "/jsonLibrary:SystemTextJson", "/generateOptionalParameters:true", "/useBaseUrl:false");
            Assert.That(code, Is.Zero, output);
            GeneratedCode.WriteProject(folder);
            (code, output) = await Repository.Run(folder, "dotnet", "run", "--", api.Http.BaseAddress!.ToString());
            Assert.That(code, Is.Zero, output);
            Assert.That(output, Does.Contain("KAZ C87: 2015, 2016, 2017, 2019, 2021"));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static Task<(int Code, string Output)> Tool(string name, params string[] arguments) =>
        Repository.Run(Clients, Path.Combine(Clients, "node_modules", ".bin", name), arguments);
}
