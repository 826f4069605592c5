using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ScaleSuccess.Tests.Given;

/// <param name="Text">As a reader of the log sees it, a stack trace included.</param>
public sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Exception);

/// <summary>Keeps what the host logs.</summary>
public sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> lines = new();

    public IReadOnlyCollection<LogLine> Lines => lines;

    /// <summary>Errors, and whatever brings an exception along.</summary>
    public IEnumerable<LogLine> Faults => lines.Where(line => line.Level >= LogLevel.Error || line.Exception is not null);

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, lines);

    public void Dispose() { }

    private sealed class Category(string name, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(logLevel, name, formatter(state, exception) + (exception is null ? "" : $"\n{exception}"), exception));
    }
}
