using System.Globalization;
using System.Text.RegularExpressions;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>A folder that holds initdb, postgres and pg_ctl of one version.</summary>
internal sealed partial record PostgresBinaries(string Folder, string Version)
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    public string Initdb => Path.Combine(Folder, "initdb" + Suffix);
    public string Postgres => Path.Combine(Folder, "postgres" + Suffix);
    public string PgCtl => Path.Combine(Folder, "pg_ctl" + Suffix);
    public string Major => Version.Split('.')[0];

    /// <summary>The first that runs: a binary may exist and not run, like npm's on Alpine.</summary>
    public static async Task<PostgresBinaries> Find(EmbeddedPostgresOptions options, CancellationToken cancel)
    {
        var tried = new List<string>();
        foreach (var folder in Candidates(options.Binaries).Distinct())
        {
            var binaries = new PostgresBinaries(folder, "");
            if (!File.Exists(binaries.Postgres) || !File.Exists(binaries.Initdb) || !File.Exists(binaries.PgCtl))
                continue;
            var answer = await Command.Run(user: null, binaries.Postgres, ["--version"], cancel);
            if (answer.Succeeded && Number().Match(answer.Output) is { Success: true } version)
                return binaries with { Version = version.Value };
            tried.Add($"{folder} does not run here: {answer.Output.Trim()}");
        }
        throw EmbeddedPostgresRefusedException.NoBinaries(tried);
    }

    private static IEnumerable<string> Candidates(string? given)
    {
        if (given is not null)
            yield return Path.GetFullPath(given);

        // Written by the build (Frontend.targets): where npm unpacked this platform's package.
        var written = Path.Combine(AppContext.BaseDirectory, "postgres.path");
        if (File.Exists(written))
            yield return Path.GetFullPath(File.ReadAllText(written).Trim());

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            if (Path.IsPathFullyQualified(folder))
                yield return folder;

        foreach (var folder in Versioned("/usr/lib/postgresql", "*")
            .Concat(Versioned("/opt/homebrew/opt", "postgresql@*"))
            .Concat(Versioned("/usr/local/opt", "postgresql@*")))
            yield return folder;
    }

    private static IEnumerable<string> Versioned(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.GetDirectories(parent, pattern)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder).Split('@')[^1], CultureInfo.InvariantCulture, out var major) ? major : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    [GeneratedRegex(@"\d+(\.\d+)*")]
    private static partial Regex Number();
}
