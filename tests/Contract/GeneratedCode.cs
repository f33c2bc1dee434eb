using System.Reflection;

namespace Compliance.Tests.Contract;

/// <summary>A small program around the generated C# client.</summary>
internal static class GeneratedCode
{
    /// <summary>The generator, from the package that the project downloads.</summary>
    public static string NSwag { get; } = typeof(GeneratedCode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NSwag").Value!;

    public static void WriteProject(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "Client.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), """
            using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
            var client = new Generated.ComplianceClient(http);
            var status = await client.ShowCaseStatusAsync("KAZ", "C87", new DateTimeOffset(2021, 6, 30, 0, 0, 0, TimeSpan.Zero));
            Console.WriteLine($"{status.Member} {status.Convention}: {string.Join(", ", status.ExaminedIn)}");
            """);
    }
}
