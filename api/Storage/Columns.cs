using System.Data;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace Compliance.Storage;

/// <summary>How columns become members: days, partial dates and lists, once for all statements.</summary>
public static class Columns
{
    /// <summary>How a column that holds JSON is read and written: the same names and words as in the API.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Dapper's own maps come first unless they are removed.
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new Days());
        SqlMapper.AddTypeHandler(new Instants());
        SqlMapper.AddTypeHandler(new PartialDates());
        SqlMapper.AddTypeHandler(new Changes.StoredJson.Column());
        SqlMapper.AddTypeHandler(new JsonColumn<string[]>());
        SqlMapper.AddTypeHandler(new JsonColumn<int[]>());
        SqlMapper.AddTypeHandler(new JsonColumn<IReadOnlyDictionary<string, int>>());
        // All at once, before the first query: the library's list of handlers takes no additions from two threads.
        foreach (var type in typeof(Columns).Assembly.GetTypes().Where(t => t.IsDefined(typeof(InJsonAttribute), inherit: false)))
        {
            AddJson(type);
            AddJson(type.MakeArrayType());
        }
    }

    /// <summary>An instant as it is stored: UTC, to the millisecond, sortable as text.</summary>
    public static string Stored(this DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day as it is stored.</summary>
    public static string Stored(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void AddJson(Type type) =>
        SqlMapper.AddTypeHandler(type, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(JsonColumn<>).MakeGenericType(type))!);

    private sealed class Days : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value.Stored();
    }

    private sealed class Instants : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.Stored();
    }

    private sealed class PartialDates : SqlMapper.TypeHandler<PartialDate>
    {
        public override PartialDate Parse(object value) => PartialDate.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, PartialDate value) => parameter.Value = value.Text;
    }

    private sealed class JsonColumn<T> : SqlMapper.TypeHandler<T>
    {
        public override T? Parse(object value) => JsonSerializer.Deserialize<T>((string)value, Json);

        public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = JsonSerializer.Serialize(value, Json);
    }
}

/// <summary>A record that statements give as JSON: one object, or an array of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InJsonAttribute : Attribute;
