using System.Net.Http.Headers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Requests;

/// <summary>Alone in the process, so that its memory is the host's.</summary>
[Collection("Alone")]
[Trait("Kind", "Fault")]
public sealed class LargeBodyTests
{
    [Fact]
    public async Task Twenty_four_bodies_of_28_MB_leave_the_memory_as_it_was()
    {
        await using var host = await TestHost.Start(listens: true);
        using var http = new HttpClient { BaseAddress = host.Address };
        await http.GetAsync("/");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Urls.SignIn) { Content = new StreamContent(new Endless(28 * 1024 * 1024)) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
            try
            {
                Assert.InRange((int)(await http.SendAsync(request)).StatusCode, 400, 499);
            }
            catch (HttpRequestException)
            {
                // The connection was closed while we were still sending.
            }
        }));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 40 * 1024 * 1024);
    }

    /// <summary>As many bytes as asked for, made while they are read.</summary>
    private sealed class Endless(long length) : MemoryStream
    {
        private long left = length;
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(left, buffer.Length);
            buffer.Span[..count].Fill((byte)'a');
            left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
