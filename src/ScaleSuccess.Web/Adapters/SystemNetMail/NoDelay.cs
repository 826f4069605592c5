using System.Net.Mail;
using System.Net.Sockets;
using System.Reflection;

namespace ScaleSuccess.Web.Adapters;

/// <summary>
/// SmtpClient writes a message in small pieces and has no setting for TCP_NODELAY, so Nagle's algorithm and the
/// server's delayed acknowledgement cost 43 ms a message: 23 a second where thousands are possible. The only way to
/// the socket is through private fields; where a later framework has renamed them, mail still goes, slowly.
/// </summary>
internal sealed class NoDelay(params string[] path)
{
    public NoDelay() : this("_transport", "_connection", "_tcpClient") { }

    /// <summary>False when the framework's insides no longer look as expected.</summary>
    public bool TrySet(SmtpClient client)
    {
        if (!TryFind(client, out var connection)) return false;
        try
        {
            if (connection?.Client is { } socket && !socket.NoDelay) socket.NoDelay = true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The connection failed meanwhile; the send itself reports that.
        }
        return true;
    }

    /// <summary>True when the server has hung up, or has said something unasked, which only a farewell can be.</summary>
    public bool IsOver(SmtpClient client)
    {
        if (!TryFind(client, out var connection)) return false;
        try
        {
            return connection?.Client is not { Connected: true } socket || socket.Poll(0, SelectMode.SelectRead);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    private bool TryFind(SmtpClient client, out TcpClient? connection)
    {
        object? at = client;
        connection = null;
        foreach (var name in path)
        {
            if (at is null) return true; // not connected yet
            if (at.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is not { } field) return false;
            at = field.GetValue(at);
        }
        connection = at as TcpClient;
        return at is null or TcpClient;
    }
}
