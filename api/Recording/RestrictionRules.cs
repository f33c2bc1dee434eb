using Compliance.Access;
using Compliance.Actors;
using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Recording;

/// <summary>What a write may do with a restricted name: only an admin restricts, and nobody changes a name unseen.</summary>
public sealed class RestrictionRules(Prepared prepared, NameMask mask, Permission? permission)
{
    /// <summary>The record with what its writer could not see: names, spellings and aliases as they are stored. Leaving a restriction out does not lift it.</summary>
    public BundleRecord Complete(string before, BundleRecord after)
    {
        var kept = mask.Keep(before, after);
        return kept is NewActor actor && (actor.RestrictedAs is null || actor.RestrictedAs == actor.Id) && BundleJson.Read(before) is NewActor { RestrictedAs: { } alias }
            ? actor with { RestrictedAs = alias }
            : kept;
    }

    /// <summary>All that is wrong with a change of an actor.</summary>
    public IEnumerable<Mistake> Check(Entry entry, BundleRecord? before)
    {
        if (entry.Record is not NewActor actor) yield break;
        var was = before as NewActor;
        var isSame = actor.RestrictedAs == was?.RestrictedAs;
        // What comes here without its name hides nothing that is here.
        var isNameless = actor.RestrictedAs == actor.Id;
        if (!isSame && permission is { IsAdmin: false } && !(was is null && isNameless))
            yield return entry.Wrong("/restrictedAs", "admin_only", "only an admin restricts a name or lifts that", MistakeSort.Forbidden);
        if (actor.RestrictedAs is null) yield break;
        if (isSame && (actor.Name != was!.Name || !actor.Spellings.SequenceEqual(was.Spellings)))
            yield return entry.Wrong("/name", "restricted_name", "the name is restricted: leave name and spellings as you read them (the role, and none), or let an admin lift the restriction first", MistakeSort.Conflict);
        if (isNameless) yield break;
        foreach (var mistake in Alias(entry, actor, isSame)) yield return mistake;
    }

    private IEnumerable<Mistake> Alias(Entry entry, NewActor actor, bool isSame)
    {
        var (alias, own) = (actor.RestrictedAs!, new NameMask([new RestrictedActor(actor.Id, actor.RestrictedAs!, actor.Role, actor.Kind == ActorKind.Person, [actor.Name, .. actor.Spellings])]));
        if (own.Text(actor.Role) != actor.Role)
            yield return entry.Wrong("/role", "names", "readers see the role instead of the name: it must not hold the name");
        if (isSame) yield break;
        // Found in paths and in ids: it must be no part of any other.
        if (!char.IsAsciiLetterLower(alias[0]) || !alias.Contains('-') || !alias.Any(char.IsAsciiDigit) || !char.IsAsciiLetterOrDigit(alias[^1]))
            yield return entry.Wrong("/restrictedAs", "alias", "begins with a letter and holds a hyphen and a digit, such as person-9f31c2", MistakeSort.Shape);
        else if (own.Text(alias, TextForm.Address) != alias)
            yield return entry.Wrong("/restrictedAs", "names", "must not hold the name");
        else if (prepared.Scalar(Statement.Read("Recording/IdsLikeAlias"), ("@id", actor.Id), ("@alias", alias)) is not null)
            yield return entry.Wrong("/restrictedAs", "not_unique", $"'{alias}' is, holds or is part of another id: choose another", MistakeSort.Conflict);
    }
}
