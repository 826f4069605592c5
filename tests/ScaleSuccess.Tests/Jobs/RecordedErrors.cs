using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>Records everything logged as an error, by Hangfire too.</summary>
public sealed class RecordedErrors : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> errors = new();

    public IReadOnlyCollection<string> All => errors;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) errors.Enqueue($"{formatter(state, exception)} {exception?.Message}");
    }

    public void Dispose() { }
}
