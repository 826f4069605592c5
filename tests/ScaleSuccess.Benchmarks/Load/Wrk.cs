using System.Diagnostics;
using System.Globalization;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>A request as a browser with this cookie sends it.</summary>
/// <param name="Form">The body of a POST; null: a GET.</param>
public sealed record WebRequest(string Path, string Cookie, string? Form);

/// <summary>
/// Requests from wrk, a process of its own: it takes its share of the cores, but not of the host's threads and heap. Every
/// answer must be the one that is expected; a wrong one, a time-out and a broken connection end the run.
/// </summary>
public static class Wrk
{
    private const int Connections = 16;

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);

    /// <summary>Tabs divide: method, path, cookie and body have none.</summary>
    private const string Script =
        """
        local prepared, turn, threads = {}, 0, {}

        function setup(thread) table.insert(threads, thread) end

        function init(args)
          expected, location = tonumber(args[2]), args[3] or ""
          for line in io.lines(args[1]) do
            local method, path, cookie, body = line:match("([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)")
            local headers = { ["Cookie"] = cookie, ["Accept"] = "text/html", ["Accept-Language"] = "en" }
            if method == "POST" then headers["Content-Type"] = "application/x-www-form-urlencoded" else body = nil end
            table.insert(prepared, wrk.format(method, path, headers, body))
          end
        end

        function request()
          turn = turn % #prepared + 1
          return prepared[turn]
        end

        function response(status, headers, body)
          local to = headers["Location"] or ""
          if status ~= expected or to:sub(-#location) ~= location and #location > 0 then unexpected = status .. " " .. to end
        end

        function done(summary, latency)
          local wrong = ""
          for _, thread in ipairs(threads) do wrong = thread:get("unexpected") or wrong end
          local errors = summary.errors
          io.stderr:write(string.format("%d\t%d\t%d\t%d\t%s\n", summary.requests, summary.duration,
            latency:percentile(99), errors.connect + errors.read + errors.write + errors.timeout, wrong))
        end
        """;

    private static readonly string? Program =
        new[] { "/usr/bin/wrk", "/usr/local/bin/wrk", "/opt/homebrew/bin/wrk" }.FirstOrDefault(File.Exists);

    public static string? Missing => Program is null ? "wrk is missing: apt-get install wrk." : null;

    /// <param name="location">What each answer's Location ends with; empty: none is expected.</param>
    /// <returns>Requests a second, and the 99th percentile in milliseconds.</returns>
    public static async Task<double[]> Run(
        Uri address, IReadOnlyList<WebRequest> requests, int status, string location, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("scalesuccess-wrk-").FullName;
        try
        {
            var (script, list) = (Path.Combine(folder, "load.lua"), Path.Combine(folder, "requests"));
            await File.WriteAllTextAsync(script, Script, cancel);
            await File.WriteAllLinesAsync(list, requests.Select(request =>
                $"{(request.Form is null ? "GET" : "POST")}\t{request.Path}\t{request.Cookie}\t{request.Form}"), cancel);
            string[] arguments =
            [
                "--threads", "1", "--connections", Number(Connections), "--duration", Number((int)Lasts.TotalSeconds), "--timeout", "30",
                "--latency", "--script", script, address.ToString(), "--", list, Number(status), location,
            ];
            using var wrk = Process.Start(new ProcessStartInfo(Program!, arguments)
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var (table, line) = (wrk.StandardOutput.ReadToEndAsync(cancel), wrk.StandardError.ReadToEndAsync(cancel));
            await wrk.WaitForExitAsync(cancel);
            await table;
            return Read(await line);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double[] Read(string line)
    {
        if (line.TrimEnd('\n').Split('\t') is not [var requests, var microseconds, var p99, var errors, var wrong])
            throw new InvalidOperationException($"wrk said: {line}");
        if (errors != "0" || wrong.Length > 0)
            throw new InvalidOperationException($"{errors} requests had no answer; one was answered {(wrong.Length > 0 ? wrong : "as expected")}.");
        return [1e6 * Double(requests) / Double(microseconds), Double(p99) / 1e3];
    }

    private static double Double(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
