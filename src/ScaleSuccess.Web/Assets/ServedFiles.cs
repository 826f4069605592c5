using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Web.Assets;

/// <summary>
/// Styles, scripts and pictures, each under an address that carries a checksum of its content: a browser keeps them for good
/// and asks for a file again only when a build has changed it.
/// </summary>
public sealed class ServedFiles
{
    /// <summary>What the pages load.</summary>
    public const string Styles = "/css/app.css", ConsoleStyles = "/css/console.css", Theme = "/theme.css", Script = "/js/app.js", Htmx = "/lib/htmx.min.js", Charts = "/lib/echarts.min.js";

    private const string Checksum = "v";

    /// <summary>In this order: what esbuild made of the styles and the scripts comes before their sources, which a build without npm serves.</summary>
    private static readonly (string Folder, string Path)[] Folders = [("assets", ""), ("wwwroot", ""), ("lib", "/lib")];

    private readonly FrozenDictionary<string, string> addresses;
    private readonly (IFileProvider Files, string Path)[] folders;

    public ServedFiles(VendorOptions vendor)
    {
        folders = [.. from folder in Folders
                      let full = Path.Combine(AppContext.BaseDirectory, folder.Folder)
                      where Directory.Exists(full)
                      select ((IFileProvider)new PhysicalFileProvider(full), folder.Path)];
        addresses = new[] { Styles, ConsoleStyles, Script, Htmx, Charts }.Select(path => (Path: path, Address: Address(path)))
            .Append((Path: Theme, Address: WithChecksum(Theme, SHA256.HashData(Encoding.UTF8.GetBytes(vendor.ThemeCss())))))
            .ToFrozenDictionary(file => file.Path, file => file.Address);
    }

    /// <summary>The address of one of the files that pages load, such as <c>/css/app.css?v=0f3a…</c>.</summary>
    public string this[string path] => addresses[path];

    public void Use(IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            Whole(context.Request.Headers);
            return next(context);
        });
        foreach (var (files, path) in folders)
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = path, OnPrepareResponse = file => Prepare(file.Context) });
    }

    public void Map(IEndpointRouteBuilder app) => app.MapGet(Theme, (HttpContext context, VendorOptions vendor) =>
    {
        MayBeKept(context);
        return Results.Text(vendor.ThemeCss(), "text/css");
    }).ExcludeFromDescription();

    /// <summary>
    /// A file has as many contents as there are encodings, and one tag: parts of two of them must not be put together, so
    /// none are sent; and the tag is weak, which the framework would not find again among those a browser holds.
    /// </summary>
    private static void Whole(IHeaderDictionary asked)
    {
        asked.Remove(HeaderNames.Range);
        if (asked.IfNoneMatch is { Count: > 0 } held) asked.IfNoneMatch = held.ToString().Replace("W/", "", StringComparison.Ordinal);
    }

    private void Prepare(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (context.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified))
        {
            headers.CacheControl = "no-store";
            return;
        }
        MayBeKept(context);
        headers.Remove(HeaderNames.AcceptRanges);
        headers.ETag = "W/" + headers.ETag;
        // On 304 too, which compression does not touch.
        headers.Vary = HeaderNames.AcceptEncoding;
    }

    /// <summary>For good only under the checksum that is this content's: with two builds behind one address, either may answer.</summary>
    private void MayBeKept(HttpContext context) => context.Response.Headers.CacheControl =
        addresses.GetValueOrDefault(context.Request.Path.Value!) == context.Request.Path + context.Request.QueryString ? "public, max-age=31536000, immutable" : "public, max-age=3600";

    private string Address(string path)
    {
        foreach (var (files, start) in folders)
        {
            if (!path.StartsWith(start, StringComparison.Ordinal) || files.GetFileInfo(path[start.Length..]) is not { Exists: true } file) continue;
            using var content = file.CreateReadStream();
            return WithChecksum(path, SHA256.HashData(content));
        }
        return path;
    }

    private static string WithChecksum(string path, byte[] checksum) => $"{path}?{Checksum}={Convert.ToHexStringLower(checksum.AsSpan(0, 8))}";
}
