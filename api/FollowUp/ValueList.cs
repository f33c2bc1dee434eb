using System.Collections;

namespace Compliance.FollowUp;

/// <summary>A list that equals another with the same items: what lets two states be compared whole.</summary>
[System.Runtime.CompilerServices.CollectionBuilder(typeof(ValueList), nameof(ValueList.Of))]
public sealed class ValueList<T>(T[] items) : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    public T this[int index] => items[index];

    public int Count => items.Length;

    public bool Equals(ValueList<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.ToArray());

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode() => items.Aggregate(17, static (hash, item) => HashCode.Combine(hash, item));

    public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => string.Join(' ', items);
}

/// <summary>Builds a <see cref="ValueList{T}"/>, also from a collection expression.</summary>
public static class ValueList
{
    public static ValueList<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
