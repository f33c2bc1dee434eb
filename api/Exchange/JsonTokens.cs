using System.Text.Json;
using System.Text.Unicode;

namespace Compliance.Exchange;

/// <summary>Reads a JSON file piece by piece: a token, or a value as a whole.</summary>
internal sealed class JsonTokens(Window window)
{
    /// <summary>How deep a file may be nested.</summary>
    public const int Deepest = 16;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = Deepest });

    /// <summary>The kind of token that was read, or that the value begins with.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>The bytes of what was read: good until the next is read.</summary>
    public ReadOnlyMemory<byte> Value { get; private set; }

    /// <summary>Where it begins.</summary>
    public Place Place { get; private set; }

    /// <summary>The name of a member.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Reads the next token.</summary>
    public JsonTokenType Next() => Read(isWhole: false, "");

    /// <summary>Reads the next value as a whole; or the end of the array that it would be in.</summary>
    public JsonTokenType NextValue(string pointer) => Read(isWhole: true, pointer);

    /// <summary>Refuses what comes after the end.</summary>
    public void End()
    {
        do
        {
            var more = window.Rest.Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (more >= 0) throw Wrong(window.PlaceOf(more), "there is something after the end of the bundle");
            window.Use(window.Rest.Length);
        }
        while (window.Fill(""));
    }

    private JsonTokenType Read(bool isWhole, string pointer)
    {
        while (!TryRead(isWhole))
            if (!window.Fill(pointer)) throw Wrong(window.PlaceOf(window.Rest.Length), "the file breaks off");
        // A window may hold more than the largest record: it was filled for the one before.
        return Value.Length <= Window.Largest ? Token : throw new ReadingStoppedException(Place.Line, pointer, "too_large", $"what begins here is larger than {Window.Largest} bytes, which no record is");
    }

    private bool TryRead(bool isWhole)
    {
        try
        {
            // Never the final block: what is not whole at the end of the file is told as that.
            var reader = new Utf8JsonReader(window.Rest.Span, isFinalBlock: false, state);
            if (!reader.Read()) return false;
            var (token, from) = (reader.TokenType, (int)reader.TokenStartIndex);
            if (isWhole && !reader.TrySkip()) return false;
            (Token, Place) = (token, window.PlaceOf(from));
            if (token == JsonTokenType.PropertyName) Name = NameOf(ref reader);
            state = reader.CurrentState;
            Value = window.Use((int)reader.BytesConsumed)[from..];
            return true;
        }
        catch (JsonException e)
        {
            throw Wrong(new Place((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), $"this is not valid JSON, or nested more than {Deepest} levels deep");
        }
    }

    private string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            if (Utf8.IsValid(reader.ValueSpan)) return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates, written as an escape.
        }

        throw new ReadingStoppedException(Place.Line, "", "encoding", $"the name of a member is not UTF-8 (at byte {Place.Byte} of the line)");
    }

    private static ReadingStoppedException Wrong(Place place, string what) => new(place.Line, "", "json", $"{what} (at byte {place.Byte} of the line)");
}
