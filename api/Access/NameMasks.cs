using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Access;

/// <summary>Knows the mask of the present state; reads it again when the record has changed.</summary>
public sealed class NameMasks(Database database, Revision revision)
{
    private volatile Known? known;

    /// <summary>The mask, with the version of the data set that it belongs to; without one, when the database cannot be read.</summary>
    public (NameMask Mask, DataVersion? Version) Current
    {
        get
        {
            try
            {
                var version = revision.Current;
                if (known is { } k && k.Revision == version.Number) return (k.Mask, version);
                using var reader = database.Read();
                var mask = NameMask.Of(reader.Connection);
                known = new Known(version.Number, mask);
                return (mask, version);
            }
            catch (SqliteException)
            {
                // What cannot be read cannot be told either; what was hidden stays hidden.
                return (known?.Mask ?? NameMask.None, null);
            }
        }
    }

    // An object, so that it is read and replaced as a whole.
    private sealed record Known(long Revision, NameMask Mask);
}
