using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Assets;

public sealed partial class ServedFilesTests
{
    [Fact]
    public async Task A_page_loads_one_file_of_styles_and_one_script_which_a_browser_may_keep_for_good()
    {
        await using var host = await TestHost.Start();
        var browser = host.Browser().Http;
        var page = await browser.GetStringAsync("/");
        var files = Loaded().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["/css/app.css", "/theme.css", "/lib/htmx.min.js", "/js/app.js"], files.Select(file => file.Split('?')[0]));
        foreach (var file in files)
        {
            using var answer = await browser.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
            Assert.DoesNotContain("from\"./", text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Under_another_builds_checksum_a_file_is_asked_for_again_soon()
    {
        await using var host = await TestHost.Start();
        var browser = host.Browser().Http;
        foreach (var file in new[] { "/css/app.css?v=0123456789abcdef", "/css/app.css", "/theme.css?v=0123456789abcdef", "/favicon.svg" })
        {
            using var answer = await browser.GetAsync(file);
            Assert.Equal("public, max-age=3600", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task Pages_styles_and_scripts_travel_compressed_to_whoever_can_read_that()
    {
        await using var host = await TestHost.Start();
        var browser = host.Browser().Http;
        foreach (var path in new[] { "/", "/css/app.css", "/js/app.js", "/lib/echarts.min.js" })
        {
            using var plain = await browser.GetAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br, gzip" } } };
            using var packed = await browser.SendAsync(request);
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", packed.Headers.Vary);
            var bytes = await packed.Content.ReadAsByteArrayAsync();
            await using var unpacked = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var same = await new StreamReader(unpacked).ReadToEndAsync();
            Assert.Equal(await plain.Content.ReadAsStringAsync(), same);
            Assert.True(bytes.Length < same.Length, $"{path}: {bytes.Length} of {same.Length} bytes");
        }
    }

    [Fact]
    public async Task A_file_is_the_same_in_each_encoding_and_comes_whole_or_not_at_all()
    {
        await using var host = await TestHost.Start();
        var browser = host.Browser().Http;
        foreach (var encoding in new[] { "identity", "gzip", "br" })
        {
            using var answer = await Ask("/css/app.css", ("Accept-Encoding", encoding), ("Range", "bytes=0-3"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.ETag!.IsWeak);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            Assert.Empty(answer.Headers.AcceptRanges);
            foreach (var held in new[] { answer.Headers.ETag.ToString(), $"\"other\", {answer.Headers.ETag.Tag}" })
            {
                using var again = await Ask("/css/app.css", ("Accept-Encoding", encoding), ("If-None-Match", held));
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
                Assert.Equal(answer.Headers.ETag, again.Headers.ETag);
                Assert.Equal(["Accept-Encoding"], again.Headers.Vary);
                Assert.Equal("public, max-age=3600", again.Headers.CacheControl!.ToString());
            }
        }

        async Task<HttpResponseMessage> Ask(string path, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            foreach (var (name, value) in headers) request.Headers.Add(name, value);
            return await browser.SendAsync(request);
        }
    }

    [Theory]
    [InlineData("If-Match", "\"other\"", HttpStatusCode.PreconditionFailed, "no-store")]
    [InlineData("Range", "bytes=99999999-", HttpStatusCode.OK, "public, max-age=31536000, immutable")]
    public async Task An_answer_without_the_file_is_not_kept(string header, string value, HttpStatusCode status, string kept)
    {
        await using var host = await TestHost.Start();
        var browser = host.Browser().Http;
        var address = Loaded().Match(await browser.GetStringAsync("/")).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { header, value } } };
        using var answer = await browser.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(kept, answer.Headers.CacheControl!.ToString());
    }

    [GeneratedRegex("(?:stylesheet\" href|script src)=\"([^\"]+)\"")]
    private static partial Regex Loaded();
}
