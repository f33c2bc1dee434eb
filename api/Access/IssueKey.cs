using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Access;

/// <summary>Makes a key.</summary>
public sealed class IssueKey(Keys keys, CodeBook codes) : Endpoint<NoParameters, IssuedKey>
{
    public override void Configure()
    {
        Post("/v1/keys");
        this.Requires(Role.Admin);
        this.Takes<NewKey>();
        this.Answers<IssuedKey>(201);
        this.Refuses(ProblemKind.Conflict);
        Tags("Keys");
        Summary(s =>
        {
            s.Summary = "Make a key";
            s.Description = "Makes a key and shows it, this once: only a hash of it is kept. An admin whose key is for some members makes keys for these or fewer.";
            s.ExampleRequest = new NewKey { Name = "Aigul", Role = Role.Editor, Members = ["KAZ"], Expires = new DateOnly(2027, 12, 31) };
        });
    }

    public override async Task HandleAsync(NoParameters parameters, CancellationToken ct)
    {
        var caller = HttpContext.Caller();
        var key = NewKeyRules.Check(await JsonBody.Read<NewKey>(HttpContext), keys.Today, codes.Member);
        if (!caller.MayDecideOn(key.Members))
            throw new ProblemException(ProblemKind.Forbidden, $"Your key is for {string.Join(", ", caller.Members)} only, and so can be those that you make: name 'members' out of these.");
        var issued = keys.Issue(key, caller.Name);
        HttpContext.Response.Headers.Location = issued.Links.Self;
        await Send.ResponseAsync(issued, StatusCodes.Status201Created, ct);
    }
}
