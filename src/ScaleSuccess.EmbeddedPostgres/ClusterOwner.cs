namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>
/// The user who runs PostgreSQL and owns its files. PostgreSQL refuses root, so root runs it as a user with
/// fewer rights; any other user runs it directly (<see cref="User"/> is null).
/// </summary>
internal sealed record ClusterOwner(string? User)
{
    public static async Task<ClusterOwner> For(string folder, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ClusterOwner(User: null);

        // The data keeps its owner: one `sudo ./run` must not lock users out of their own folder.
        string?[] candidates = [await OwnerOf(folder, cancel), "postgres", "nobody"];
        foreach (var user in candidates)
            if (user is not (null or "root") && (await Command.Run(user: null, "id", ["-u", user], cancel)).Succeeded)
                return new ClusterOwner(user);

        throw EmbeddedPostgresRefusedException.NoUnprivilegedUser();
    }

    /// <summary>Skips files that they own already: a server that is just stopping removes files while chown walks them.</summary>
    public async Task Own(string path, CancellationToken cancel)
    {
        if (User is null || await OwnerOf(path, cancel) == User)
            return;
        var done = await Command.Run(user: null, "chown", ["-R", User, path], cancel);
        if (!done.Succeeded)
            throw EmbeddedPostgresRefusedException.Failed($"chown {User} {path}", done.Output);
    }

    /// <summary>Tried as that user, since every parent folder matters too.</summary>
    public async Task<bool> CanAccess(string path, CancellationToken cancel) =>
        User is null || (await Command.Run(User, "/bin/sh", ["-c", "cd \"$1\" && test -r . && test -x .", "sh", path], cancel)).Succeeded;

    private static async Task<string?> OwnerOf(string path, CancellationToken cancel) =>
        await Command.Run(user: null, "ls", ["-ld", path], cancel) is { Succeeded: true } listed
            ? listed.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]
            : null;
}
