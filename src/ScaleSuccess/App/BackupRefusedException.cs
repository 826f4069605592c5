namespace ScaleSuccess.App;

/// <summary>A backup cannot be made or restored like this, and only the operator can change that. The message says how.</summary>
public sealed class BackupRefusedException : Exception
{
    private BackupRefusedException(string sentence) : base(sentence) { }

    internal static BackupRefusedException Nothing() => new("There is nothing to back up: this database has no tables of ScaleSuccess.");

    internal static BackupRefusedException NotOne(string why) => new($"The file is not a backup made by `./run backup`, or it is damaged: {why}");

    internal static BackupRefusedException NewerFormat() => new("The backup was made by a newer build. Restore it with that build.");

    internal static BackupRefusedException Damaged(string table) => new(
        $"The backup is damaged: table {table} is not what was written. Nothing was changed; restore an earlier backup.");

    internal static BackupRefusedException NotEmpty() => new(
        "The database is not empty. Restore into a new one (./run restore FILE --data FOLDER), or replace everything in it with --replace.");

    internal static BackupRefusedException InUse(IReadOnlyList<string> sessions) => new(
        $"The database is in use ({string.Join(", ", sessions)}). Stop every ScaleSuccess and every other program that uses it first.");
}
