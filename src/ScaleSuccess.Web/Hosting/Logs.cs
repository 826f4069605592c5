using Microsoft.Extensions.Logging.Console;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Structured logs as JSON lines, readable ones in development. Request paths stay out: they may hold a personal link.</summary>
public static class Logs
{
    public static void Set(ILoggingBuilder logging, AppSettings settings)
    {
        logging.ClearProviders();
        if (settings.IsDevelopment)
            logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
        else
            logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "O"));
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Hangfire", LogLevel.Warning);
        logging.AddFilter("Npgsql", LogLevel.Warning);
        // It warns that keys are stored unencrypted (see docs/security.md) and reports at length
        // what Prepare says in one line while the database is unavailable.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Critical);
        // A cookie or token that cannot be read is its sender's: what follows from it is said in one line.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        // Its messages hold the path; what went wrong is logged by the exception handler all the same.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        // Results of checks go to callers of /readyz, every few seconds, and not to the log each time.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // A failed query throws, and is logged once where it is caught.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
    }
}
