using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>npm may have unpacked the binaries in a home directory that PostgreSQL's user cannot access: then a copy outside it is used.</summary>
internal static class ReachableBinaries
{
    public static async Task<PostgresBinaries> For(
        ClusterOwner owner, PostgresBinaries found, EmbeddedPostgresOptions options, ILogger log, CancellationToken cancel)
    {
        if (await owner.CanAccess(found.Folder, cancel))
            return found;

        var copy = Path.Combine(options.FolderOutsideHomes, "postgresql-" + found.Version);
        if (!Directory.Exists(copy))
            await Copy(Path.GetDirectoryName(found.Folder)!, copy, cancel);
        log.LogWarning(
            "PostgreSQL runs as the user {User}, who cannot access {Found}. The copy in {Copy} is used instead",
            owner.User, found.Folder, copy);
        return found with { Folder = Path.Combine(copy, "bin") };
    }

    // cp keeps the symlinks between libraries. Renamed when complete, so that half a copy is never run.
    private static async Task Copy(string from, string to, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        var unfinished = $"{to}.unfinished-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var copied = await Command.Run(user: null, "cp", ["-a", from, unfinished], cancel);
        if (copied.Succeeded)
            copied = await Command.Run(user: null, "chmod", ["-R", "a+rX", unfinished], cancel);
        if (!copied.Succeeded)
            throw EmbeddedPostgresRefusedException.Failed($"copying {from} to {to}", copied.Output);
        try
        {
            Directory.Move(unfinished, to);
        }
        catch (IOException) when (Directory.Exists(to))
        {
            // Another app made the same copy meanwhile.
            Directory.Delete(unfinished, recursive: true);
        }
    }
}
