using System.Net.Sockets;
using System.Text;

namespace ScaleSuccess.Tests.Requests;

/// <summary>HTTP as somebody types it into a socket, which no client of .NET would send.</summary>
internal static class RawRequest
{
    /// <summary>Longer than the server waits for anything.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="parts">Sent one after the other, each after its pause.</param>
    /// <returns>The status; null: the server hung up without one.</returns>
    public static async Task<int?> Send(Uri host, IEnumerable<(string Bytes, TimeSpan Pause)> parts)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(host.Host, host.Port, limit.Token);
        var stream = client.GetStream();
        var answer = Answer(stream, limit.Token);
        try
        {
            foreach (var (bytes, pause) in parts)
            {
                if (await Task.WhenAny(answer, Task.Delay(pause, limit.Token)) == answer) break;
                await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), limit.Token);
            }
        }
        catch (IOException)
        {
            // It hung up; what it said before counts.
        }
        return await answer;
    }

    private static async Task<int?> Answer(NetworkStream stream, CancellationToken cancel)
    {
        var (buffer, text) = (new byte[4096], new StringBuilder());
        try
        {
            while (!text.ToString().Contains('\n', StringComparison.Ordinal) && await stream.ReadAsync(buffer, cancel) is > 0 and var count)
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        catch (IOException)
        {
            // Likewise.
        }
        return text.Length == 0 ? null : int.Parse(text.ToString().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
