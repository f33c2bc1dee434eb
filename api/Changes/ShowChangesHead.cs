using System.ComponentModel.DataAnnotations;
using Compliance.Codes;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Changes;

/// <summary>The latest entry of the change log. Its hash stands for all of it: whoever keeps it can tell later whether anything was altered.</summary>
public sealed record ChangesHead
{
    /// <summary>The revision of the latest entry: the version of the whole data set; 0 for an empty log.</summary>
    public required long Revision { get; init; }

    /// <summary>When it was written (UTC); null for an empty log.</summary>
    [DataType(DataType.DateTime)]
    public string? At { get; init; }

    /// <summary>Its hash; empty for an empty log.</summary>
    public required string Hash { get; init; }

    /// <summary>How the hash of an entry is made, and how to hold this server to it.</summary>
    public string Recipe => "SHA-256, in lower-case hexadecimal digits, of the UTF-8 text of a JSON array without spaces: [previousHash, revision, at, who, reason, action, record, key, before, after]. "
        + "Each is a string or null: the revision in decimal digits, before and after as the very text that is sent. "
        + "In strings these are escaped, and nothing else: the quotation mark and the backslash by a backslash; backspace, tab, line feed, form feed and carriage return as \\b \\t \\n \\f \\r; "
        + "and as \\uXXXX with capital digits, by UTF-16 code units, what is outside the Basic Multilingual Plane, U+FEFF, and every character of the categories Cc, Co, Cn, Zl, Zp and Zs but the space. "
        + "previousHash is the hash of the entry before, and empty for revision 1.";
}

/// <summary>Shows the head of the change log.</summary>
public sealed class ShowChangesHead(Views views) : Endpoint<NoParameters, ChangesHead>
{
    public override void Configure()
    {
        Get("/v1/changes/head");
        AllowAnonymous();
        Tags("Changes");
        Summary(s =>
        {
            s.Summary = "Show the head of the change log";
            s.Description = "The latest revision with its hash, which covers the whole log before it, and how the hash is made. Keep it: `compliance verify --head REVISION:HASH` on any later copy of the database tells whether it still holds this log.";
        });
    }

    public override Task<ChangesHead> ExecuteAsync(NoParameters parameters, CancellationToken ct)
    {
        using var view = views.Now(ct);
        return Task.FromResult(view.Reader.Row<ChangesHead>(Statement.Of<ShowChangesHead>()) ?? new ChangesHead { Revision = 0, Hash = "" });
    }
}
