using System.Net;
using Compliance.Changes;
using Compliance.Codes;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using FluentValidation;

namespace Compliance.Webhooks;

/// <summary>A webhook to be made.</summary>
public sealed record NewWebhook
{
    /// <summary>Its name, 1 to 80 characters; no other has it.</summary>
    public required string Name { get; init; }

    /// <summary>Where deliveries are sent: an http or https address, on port 80, 443 or one from 1024 on, without a user name or a password.</summary>
    public required string Url { get; init; }

    /// <summary>What it is told; all of it unless given.</summary>
    public WebhookEvent[] Events { get; init; } = [WebhookEvent.Change, WebhookEvent.Transition];

    /// <summary>Which of it; all of it unless given.</summary>
    public WebhookFilter? Filter { get; init; }

    /// <summary>Whether it is told anything now.</summary>
    public bool Active { get; init; } = true;
}

/// <summary>What a webhook must satisfy.</summary>
public sealed class NewWebhookRules : AbstractValidator<NewWebhook>
{
    private NewWebhookRules(bool mayBePrivate)
    {
        RuleFor(w => w.Name).Line(80).Must(name => name is null || name.Trim() == name).WithErrorCode("characters").WithMessage("must not begin or end with a space");
        RuleFor(w => w.Url).Line(2000);
        RuleFor(w => w.Url).Must(url => Read(url) is not null).WithErrorCode("url").WithMessage("must be an http or https address such as https://union.example/hook, without user name, password and '#'");
        RuleFor(w => w.Url).Must(url => Read(url) is not { } uri || uri.Port is 80 or 443 or >= 1024).WithErrorCode("port").WithMessage("must be on port 80, 443 or one from 1024 on: below these other services listen");
        RuleFor(w => w.Url).Must(url => mayBePrivate || Read(url) is not { } uri || !IPAddress.TryParse(uri.DnsSafeHost, out var address) || PublicAddresses.Has(address))
            .WithErrorCode("private_address").WithMessage("is no public address: only a server that was started with --private-webhooks true sends there");
        RuleFor(w => w.Events).NotEmpty().WithErrorCode("empty").WithMessage("must name at least one");
        RuleFor(w => w.Events).Distinct();
    }

    /// <summary>The webhook with its filters in their one spelling; refused with all that is wrong.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="mayBePrivate">Whether it may be in a network that is not public.</param>
    /// <param name="codes">The codes of members and Conventions.</param>
    public static NewWebhook Check(NewWebhook webhook, bool mayBePrivate, CodeBook codes)
    {
        List<ProblemError> errors = [.. new NewWebhookRules(mayBePrivate).Validate(webhook).Errors.Select(f => new ProblemError { Pointer = "/" + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(f.PropertyName), Code = f.ErrorCode, Message = f.ErrorMessage })];
        var filter = webhook.Filter ?? new WebhookFilter();
        filter = new WebhookFilter
        {
            Member = Canonical(nameof(WebhookFilter.Member), filter.Member, codes, errors),
            Convention = Canonical(nameof(WebhookFilter.Convention), filter.Convention, codes, errors),
            Record = Canonical(nameof(WebhookFilter.Record), filter.Record, codes, errors),
        };
        return errors.Count == 0 ? webhook with { Filter = filter } : throw ProblemException.Body(errors);
    }

    // Read as the parameter of /v1/changes that has the name.
    private static string? Canonical(string name, string? text, CodeBook codes, List<ProblemError> errors)
    {
        if (text is null) return null;
        var (parameter, wrong) = (name.ToLowerInvariant(), new List<ProblemError>());
        var read = new ParameterReader(codes, wrong).Value(parameter, text, typeof(ChangeFilter).GetProperty(name)!);
        errors.AddRange(wrong.Select(e => new ProblemError { Pointer = $"/filter/{parameter}", Code = e.Code, Message = e.Message.TrimEnd('.') }));
        return read switch
        {
            AnyOf<MemberCode> { Any: var any, None: var none } => Text(any, none),
            AnyOf<ConventionCode> { Any: var any, None: var none } => Text(any, none),
            AnyOf<RecordKind> { Any: var any, None: var none } => Text(any, none),
            _ => null,
        };
    }

    private static string Text(IEnumerable<string> any, IEnumerable<string> none) => string.Join(',', any.Concat(none.Select(n => "!" + n)));

    private static Uri? Read(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "", Fragment: "", Host.Length: > 0 } ? uri : null;
}
