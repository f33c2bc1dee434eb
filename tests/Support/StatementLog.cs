using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Compliance.Tests.Support;

/// <summary>The statements that a server sends to its database.</summary>
internal sealed class StatementLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Statements { get; } = new();

    public ILogger CreateLogger(string categoryName) => categoryName == "Compliance.Statements" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Statements.Enqueue(formatter(state, exception));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Dispose()
    {
    }
}
