using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>The database files: created once, then only checked. The caller holds the folder's lock.</summary>
internal sealed class Cluster(ClusterFolder folder, PostgresBinaries binaries, ClusterOwner owner, ILogger log)
{
    public const string Superuser = "scalesuccess";

    /// <summary>Leaves a complete cluster with no server running on it, and returns its password.</summary>
    public async Task<string> Prepare(bool fsync, CancellationToken cancel)
    {
        foreach (var unfinished in Directory.GetDirectories(folder.Path, "unfinished-*"))
            Directory.Delete(unfinished, recursive: true);

        if (!Directory.Exists(folder.Cluster))
            await Create(fsync, cancel);

        var version = (await File.ReadAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), cancel)).Trim();
        if (version != binaries.Major)
            throw EmbeddedPostgresRefusedException.OtherVersion(folder.Path, version, binaries);
        if (!File.Exists(folder.PasswordFile))
            throw EmbeddedPostgresRefusedException.PasswordLost(folder.PasswordFile);

        await StopLeftover(cancel);
        return (await File.ReadAllTextAsync(folder.PasswordFile, cancel)).Trim();
    }

    // Created under another name and renamed when complete: a crash in between leaves nothing that looks like a cluster.
    private async Task Create(bool fsync, CancellationToken cancel)
    {
        await WritePassword(cancel);
        var unfinished = folder.In("unfinished-" + RandomNumberGenerator.GetHexString(8, lowercase: true));
        string[] arguments =
        [
            "-D", unfinished, "-U", Superuser, "-A", "scram-sha-256", "--pwfile", folder.PasswordFile,
            "-E", "UTF8", "--locale", "C", .. fsync ? [] : new[] { "--no-sync" },
        ];
        using var initdb = ChildProcess.Start(owner.User, folder.ServerLog, binaries.Initdb, arguments);
        await using (cancel.Register(initdb.Interrupt))
            if (await initdb.Exit != 0)
            {
                cancel.ThrowIfCancellationRequested();
                throw EmbeddedPostgresRefusedException.Failed("initdb", ServerLog.LastLines(folder.ServerLog));
            }
        Directory.Move(unfinished, folder.Cluster);
        log.LogInformation("Created a new PostgreSQL {Version} cluster in {Folder}", binaries.Version, folder.Path);
    }

    private async Task WritePassword(CancellationToken cancel)
    {
        File.Delete(folder.PasswordFile);
        var onlyTheOwner = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            onlyTheOwner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new StreamWriter(folder.PasswordFile, onlyTheOwner))
            await file.WriteAsync(RandomNumberGenerator.GetHexString(48, lowercase: true).AsMemory(), cancel);
        await owner.Own(folder.PasswordFile, cancel);
    }

    // We hold the folder's lock, so a server running on it is an orphan. The pid file of a dead one is left to PostgreSQL.
    private async Task StopLeftover(CancellationToken cancel)
    {
        var left = PostmasterFile.Read(folder.Cluster);
        switch (left?.HeldBy())
        {
            case PostmasterFile.Holder.Server:
                log.LogWarning("An earlier run left PostgreSQL (process {Pid}) running on {Folder}; stopping it", left.Pid, folder.Path);
                if (!(await PgCtlStop("fast", cancel)).Succeeded
                    && await PgCtlStop("immediate", cancel) is { Succeeded: false } refused
                    && PostmasterFile.Read(folder.Cluster)?.HeldBy() == PostmasterFile.Holder.Server)
                    throw EmbeddedPostgresRefusedException.Failed("stopping the server left from an earlier run", refused.Output);
                break;
            case PostmasterFile.Holder.OtherProcess:
                File.Delete(PostmasterFile.PathIn(folder.Cluster));
                break;
        }
    }

    private Task<Command> PgCtlStop(string mode, CancellationToken cancel) =>
        Command.Run(owner.User, binaries.PgCtl, ["stop", "-D", folder.Cluster, "-m", mode, "-w", "-t", "20"], cancel);
}
