using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Dapper;

namespace Compliance.Storage;

/// <summary>
/// One SQL file, with the arguments of one call. A line that ends in <c>-- if Name</c> is kept only when the argument of
/// that name was given: an optional filter costs nothing when it is not used, and can use its index when it is.
/// </summary>
public sealed class Statement
{
    private const string Condition = "-- if ";
    private static readonly ConcurrentDictionary<string, string> Texts = new();
    private static readonly ConcurrentDictionary<string, string> ShortTexts = new();

    private Statement(string text, DynamicParameters arguments) => (Text, Arguments) = (text, arguments);

    /// <summary>The SQL as it is sent.</summary>
    public string Text { get; private init; }

    /// <summary>Its parameters.</summary>
    public DynamicParameters Arguments { get; private init; }

    /// <summary>The names of all embedded statements, such as <c>Requests/ListRequests</c>.</summary>
    public static IEnumerable<string> All => typeof(Statement).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("sql/", StringComparison.Ordinal)).Select(n => n["sql/".Length..^".sql".Length]);

    /// <summary>The statement beside a class: the same folder, the same name.</summary>
    public static Statement Of<T>(IReadOnlyDictionary<string, object?> arguments) => Of(Beside(typeof(T)), arguments);

    /// <summary>The statement beside a class, with the members of <paramref name="arguments"/> as its parameters.</summary>
    public static Statement Of<T>(object? arguments = null) => Of(Beside(typeof(T)), Members(arguments));

    /// <summary>Another statement in the folder of a class.</summary>
    public static Statement Of<T>(string name, object? arguments) => Of(Beside(typeof(T))[..^typeof(T).Name.Length] + name, Members(arguments));

    /// <summary>A statement by its name.</summary>
    public static Statement Of(string name, object? arguments = null) => Of(name, Members(arguments));

    /// <summary>A statement by its name.</summary>
    public static Statement Of(string name, IReadOnlyDictionary<string, object?> arguments)
    {
        var text = Choose(Read(name), arguments);
        var parameters = new DynamicParameters();
        // A line that is kept may look at another argument, which is then null.
        foreach (var (key, value) in arguments)
            if (value is not null || text.Contains('@' + key, StringComparison.Ordinal)) parameters.Add(key, value);
        return new Statement(text, parameters);
    }

    /// <summary>The same arguments around another text: for a page or a count of the rows.</summary>
    public Statement Around(Func<string, string> text, params (string Name, object Value)[] more)
    {
        var parameters = new DynamicParameters(Arguments);
        foreach (var (name, value) in more) parameters.Add(name, value);
        return new Statement(text(Text), parameters);
    }

    /// <summary>The whole text of an embedded statement, every optional line kept.</summary>
    public static string Read(string name) => Texts.GetOrAdd(name, static n =>
    {
        using var stream = typeof(Statement).Assembly.GetManifestResourceStream($"sql/{n}.sql") ?? throw new InvalidOperationException($"no statement {n}");
        return new StreamReader(stream).ReadToEnd();
    });

    /// <summary>The text of an embedded statement without its optional lines.</summary>
    public static string ReadShort(string name) => ShortTexts.GetOrAdd(name, static n => Choose(Read(n), new Dictionary<string, object?>()));

    private static string Beside(Type type) => $"{type.Namespace!["Compliance.".Length..].Replace('.', '/')}/{type.Name}";

    private static Dictionary<string, object?> Members(object? arguments) => arguments is null ? [] : arguments.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(p => p.Name, p => p.GetValue(arguments));

    private static string Choose(string text, IReadOnlyDictionary<string, object?> arguments)
    {
        var chosen = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            var at = line.LastIndexOf(Condition, StringComparison.Ordinal);
            if (at >= 0 && arguments.GetValueOrDefault(line[(at + Condition.Length)..].Trim()) is null) continue;
            chosen.Append(line).Append('\n');
        }

        return chosen.ToString();
    }
}
