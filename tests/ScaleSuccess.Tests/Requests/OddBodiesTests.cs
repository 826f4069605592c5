using System.Globalization;
using System.Text;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Api;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Requests;

/// <summary>Bodies in pieces, wrong pieces, bodies that end early or hardly come at all: 4xx or the line is cut, soon, and no fault in the log.</summary>
public sealed class OddBodiesTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Now = TimeSpan.Zero;

    private readonly RecordedLog log = new();
    private TestHost host = null!;
    private IReadOnlyList<(string Path, string Type, string Body)> targets = [];
    private string key = "";

    public async Task InitializeAsync()
    {
        host = await TestHost.Start(log: log, listens: true);
        key = await host.ApiKey();
        var guest = await host.A_guest_with_a_plan();
        var unsubscribe = Urls.Unsubscribe(await host.Token(guest.Visitor.ContactId, LinkPurpose.Unsubscribe), "plan");
        const string form = "application/x-www-form-urlencoded", parts = "multipart/form-data; boundary=x";
        targets =
        [
            ("/api/customers", "application/json", """{"key":"acme","name":"Acme"}"""),
            ("/api/nothing", "application/json", "{}"),
            .. new[] { guest.Page(1), Urls.SaveAnswers(guest.Token, "onboarding"), guest.Plan, unsubscribe, Urls.SignIn, "/nowhere" }.SelectMany(path =>
                new[] { (path, form, "_handler=x&a=b&page=1"), (path, parts, "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n") }),
        ];
    }

    public async Task DisposeAsync() => await host.DisposeAsync();
    public void Dispose() => log.Dispose();

    [Fact]
    public async Task Chunks_are_read_and_wrong_ones_refused()
    {
        foreach (var (path, type, body) in targets)
        {
            var chunks = string.Concat(body.Select(letter => $"1\r\n{letter}\r\n"));
            foreach (var sent in new[]
            {
                chunks + "0\r\n\r\n", chunks + "0\r\nTrailer: x\r\n\r\n", "zz\r\nabc\r\n0\r\n\r\n", "-1\r\n", "ffffffffffffffff\r\na", "5\r\nabc\r\n0\r\n\r\n",
                $"{body.Length:x};{new string('e', 5000)}\r\n{body}\r\n0\r\n\r\n", "1\r\na" + new string('b', 100) + "\r\n",
            })
                await Fine(path, $"chunked {sent[..Math.Min(sent.Length, 20)]}", [(Head(path, type, "Transfer-Encoding: chunked") + sent, Now)]);
        }
        Assert.Empty(log.Faults);
    }

    [Fact]
    public async Task Headers_that_contradict_the_body_are_refused()
    {
        foreach (var (path, type, body) in targets)
            foreach (var headers in new[]
            {
                $"Content-Length: {body.Length}\r\nTransfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: gzip", "Content-Length: -1",
                "Content-Length: 99999999999999999999", $"Content-Length: {body.Length}\r\nContent-Length: 3", $"Content-Length: {body.Length}\r\nContent-Encoding: gzip",
                $"Content-Length: {body.Length}\r\nExpect: 200-never", $"Content-Length: {body.Length - 1}",
            })
                await Fine(path, headers, [(Head(path, type, headers) + body, Now)]);
        Assert.Empty(log.Faults);
    }

    [Fact]
    public async Task Parts_that_are_broken_are_refused()
    {
        foreach (var (path, type, _) in targets.Where(target => target.Type.StartsWith("multipart", StringComparison.Ordinal)))
            foreach (var body in new[]
            {
                "--x\r\n", "--x--", "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--\r\n", "--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb",
                "--x\r\n\r\n\r\n--x--\r\n", $"--x\r\n{new string('h', 20_000)}: y\r\n\r\nb\r\n--x--\r\n", string.Concat(Enumerable.Repeat("--x\r\nA: b\r\n\r\n\r\n", 1500)) + "--x--\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../x\"\r\n\r\n\0\r\n--x--\r\n", "--x\r\nContent-Disposition: form-data; name=\"_handler\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+AGE-\r\n--x--\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"\xFF\xFE\"\r\n\r\n\xC3\x28\r\n--x--\r\n", string.Concat(Enumerable.Range(0, 900).Select(i => $"--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"{i}\"\r\n\r\n\r\n")) + "--x--\r\n",
            })
                await Fine(path, body[..Math.Min(body.Length, 60)], [(Head(path, type, $"Content-Length: {body.Length}") + body, Now)]);
        Assert.Empty(log.Faults);
    }

    /// <summary>A byte a second and then none: Kestrel asks for 240 a second after five.</summary>
    [Fact, Trait("Kind", "Fault")]
    public async Task A_body_that_hardly_comes_holds_nothing_up()
    {
        await Task.WhenAll(targets.SelectMany(target => new[] { "Content-Length: 5000", "Transfer-Encoding: chunked" }.Select(async length =>
        {
            var chunk = length.StartsWith("Transfer", StringComparison.Ordinal) ? "1\r\na\r\n" : "a";
            await Fine(target.Path, length, [(Head(target.Path, target.Type, length), Now), .. Enumerable.Repeat((chunk, TimeSpan.FromSeconds(1)), 50)]);
        })));
        Assert.Empty(log.Faults);
    }

    [Fact]
    public async Task A_sender_who_hangs_up_is_no_fault_of_ours()
    {
        foreach (var (path, type, body) in targets)
            // At once, and while the body is being read.
            foreach (var (length, wait) in new[] { $"Content-Length: {body.Length + 100}", "Transfer-Encoding: chunked" }.SelectMany(length => new[] { 0, 2, 5, 9 }.Select(wait => (length, wait))))
            {
                using var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync(host.Address.Host, host.Address.Port);
                await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(Head(path, type, length) + (length.StartsWith('T') ? "5\r\nabcde\r\n" : body)));
                await Task.Delay(wait);
                client.Client.LingerState = new System.Net.Sockets.LingerOption(true, 0);
            }
        // What follows on another line is answered after them.
        for (var i = 0; i < 20; i++) await Fine("/healthz", "", [($"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", TimeSpan.FromMilliseconds(50))]);
        Assert.Empty(log.Faults);
    }

    private async Task Fine(string path, string what, IEnumerable<(string, TimeSpan)> parts)
    {
        var status = await RawRequest.Send(host.Address, parts);
        Assert.True(status is null or (>= 200 and < 500), string.Create(CultureInfo.InvariantCulture, $"{path} {what}: {status}"));
    }

    private string Head(string path, string type, string headers) =>
        $"POST {path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: {type}\r\n{headers}\r\n\r\n";
}
