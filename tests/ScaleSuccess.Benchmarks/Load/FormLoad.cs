using System.Diagnostics;
using System.Net;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>One browser: its cookie, and for each of its posts where to send which form.</summary>
public sealed record Sender(string Cookie, Func<int, (string Path, string Form)> Post);

/// <summary>
/// Posts a fixed number of forms, each sender one after the other on a connection of its own. Every answer must be the
/// redirect that is expected; the first that is not, a time-out among them, ends the run.
/// </summary>
public static class FormLoad
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <param name="each">How many forms each sender posts.</param>
    /// <param name="location">The path that each answer must lead to, at its end.</param>
    /// <returns>Requests a second, and the 99th percentile in milliseconds.</returns>
    public static async Task<double[]> Run(
        Uri address, IReadOnlyList<Sender> senders, int each, string location, CancellationToken cancel)
    {
        var took = new double[senders.Count * each];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(senders.Select((sender, s) => Task.Run(
            () => Send(address, sender, each, location, took.AsMemory(s * each, each), cancel), cancel)));
        var rate = took.Length / watch.Elapsed.TotalSeconds;
        Array.Sort(took);
        return [rate, took[(int)Math.Ceiling(took.Length * 0.99) - 1]];
    }

    private static async Task Send(
        Uri address, Sender sender, int each, string location, Memory<double> took, CancellationToken cancel)
    {
        using var http = Client(address);
        for (var i = 0; i < each; i++)
        {
            var (path, form) = sender.Post(i);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(form, null, "application/x-www-form-urlencoded") };
            request.Headers.Add("Cookie", sender.Cookie);
            var from = Stopwatch.GetTimestamp();
            using var answer = await http.SendAsync(request, cancel);
            await answer.Content.CopyToAsync(Stream.Null, cancel);
            took.Span[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            if (answer.StatusCode != HttpStatusCode.Found || answer.Headers.Location?.ToString().EndsWith(location, StringComparison.Ordinal) != true)
                throw new InvalidOperationException($"POST {path} was answered {(int)answer.StatusCode} to {answer.Headers.Location}, not 302 to {location}.");
        }
    }

    public static HttpClient Client(Uri address) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 1,
    })
    {
        BaseAddress = address, Timeout = LongestWait,
    };
}
