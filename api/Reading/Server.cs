using Compliance.Access;
using Compliance.Changes;
using Compliance.Citing;
using Compliance.OpenApi;
using Compliance.Exchange;
using Compliance.Pages;
using Compliance.Problems;
using Compliance.Proposals;
using Compliance.Recording;
using Compliance.Search;
using Compliance.Shapes;
using Compliance.Storage;
using Compliance.Webhooks;
using FastEndpoints;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.ResponseCompression;

namespace Compliance.Reading;

/// <summary>The web application: what it is made of and in which order a request goes through it.</summary>
public static class Server
{
    /// <summary>The largest body that is read.</summary>
    private const long LargestBody = 1024 * 1024;

    public static WebApplication Build(Settings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = LargestBody;
            // So that a parameter that is too long is told what is too long about it.
            k.Limits.MaxRequestLineSize = 64 * 1024;
            k.Limits.MaxConcurrentConnections = 2000;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("FastEndpoints", LogLevel.Warning);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(settings)
            .AddSingleton(s => new Database(settings.Storage, statements: s.GetRequiredService<ILoggerFactory>().CreateLogger("Compliance.Statements"))).AddSingleton(new ReadingLimit()).AddSingleton<Damage>()
            .AddSingleton<Revision>().AddSingleton<CodeBook>().AddSingleton<Views>().AddSingleton<Lists>().AddSingleton<Cases.Tallies>()
            .AddSingleton<SearchWords>().AddSingleton<SearchLimits>().AddSingleton<Searches>()
            .AddSingleton<WriteQueue>().AddSingleton<Publisher>().AddSingleton<WriteRecords>().AddSingleton(new SecondEditor(settings.SecondEditor)).AddSingleton<Imports>().AddSingleton<ProposalDesk>()
            .AddSingleton<NameMasks>().AddSingleton<Keys>().AddSingleton<Limits>().AddSingleton<KeyUses>().AddHostedService(s => s.GetRequiredService<KeyUses>()).AddHostedService(s => s.GetRequiredService<Imports>())
            .AddSingleton<WebhookFile>().AddSingleton<WebhookOutbox>().AddSingleton<WebhookSender>().AddSingleton<WebhookClient>().AddSingleton<DayNews>().AddSingleton<DayTurn>().AddSingleton<WebhookWorker>().AddHostedService(s => s.GetRequiredService<WebhookWorker>())
            // Less than the ten seconds after which a container is killed.
            .Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(8))
            .AddSingleton(typeof(IRequestBinder<>), typeof(StrictBinder<>))
            .AddHttpContextAccessor()
            .AddSingleton<CitationDesk>().AddSingleton<Exporter>().AddSingleton<SnapshotFile>()
            .AddSingleton<RevisionWatch>().AddSingleton<ChangeReader>().AddSingleton(new OpenStreams(OpenStreams.Most))
            .AddResponseCompression(o =>
            {
                o.EnableForHttps = true;
                o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/x-ndjson", "application/vnd.sqlite3", "text/calendar", "application/atom+xml", "image/svg+xml"];
            })
            .AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin().WithMethods("GET", "HEAD", "OPTIONS").AllowAnyHeader().WithExposedHeaders("ETag", "Link", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id", "Content-Disposition")))
            // Letters of all alphabets are written as they are.
            .AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All))
            .AddFastEndpoints()
            .AddApiDocument();
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UseCommonHeaders();
        app.UseHead();
        app.UseResponseCompression();
        app.UseRestrictedNames();
        app.UseProblems();
        app.UseNoTestRoutes();
        app.UseRouting();
        app.UseCors();
        app.UseKeys();
        app.UseOptions();
        app.UseApiDocument();
        app.UseStyleSheet();
        app.UseAccept();
        app.UseIfNoneMatchAny();
        app.UseCanonicalAddresses();
        app.UseFastEndpoints(Configure);
        return app;
    }

    private static void Configure(Config config)
    {
        ApiJson.Configure(config.Serializer.Options);
        config.Serializer.ResponseSerializer = AnswerWriter.Write;
        config.Endpoints.ShortNames = true;
        config.Endpoints.Configurator = endpoint =>
        {
            endpoint.PreProcessors(Order.After, new Freshness());
            if (endpoint.Verbs.Contains("GET") && typeof(IRows).IsAssignableFrom(endpoint.ResDtoType)) endpoint.AnswersRows();
            // Each endpoint that takes a body reads it itself (JsonBody), and refuses what it does not take after the key was looked at.
            endpoint.Description(b => b.Finally(e =>
            {
                foreach (var accepts in e.Metadata.OfType<IAcceptsMetadata>().ToArray()) e.Metadata.Remove(accepts);
            }));
        };
        config.Errors.ResponseBuilder = (failures, _, _) => throw ProblemException.Parameters([.. failures.Select(Error)]);
    }

    private static ProblemError Error(ValidationFailure failure) => new()
    {
        Parameter = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(failure.PropertyName),
        Code = failure.ErrorCode,
        Message = failure.ErrorMessage,
    };
}
