using System.Net.Sockets;
using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>Distinguishes a database that cannot be reached, and will be back, from a fault of ours.</summary>
public static class DatabaseUnavailable
{
    public static bool Is(Exception e) =>
        e is NpgsqlException { IsTransient: true } or SocketException or TimeoutException
        || e is PostgresException
        {
            SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown
            // Closed for maintenance.
            or PostgresErrorCodes.ObjectNotInPrerequisiteState
        }
        || (e is NpgsqlException && e.InnerException is SocketException or TimeoutException or EndOfStreamException)
        || (e.InnerException is { } inner && Is(inner));

    /// <summary>For operators; Npgsql's own messages hold no password.</summary>
    public static string Sentence(Exception e) => $"The database cannot be reached: {e.GetBaseException().Message}";
}
