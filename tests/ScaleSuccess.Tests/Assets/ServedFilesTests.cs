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

    [GeneratedRegex("(?:stylesheet\" href|script src)=\"([^\"]+)\"")]
    private static partial Regex Loaded();
}
