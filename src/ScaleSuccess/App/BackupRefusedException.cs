namespace ScaleSuccess.App;

/// <summary>A backup cannot be made or restored like this, and only the operator can change that. The message says how.</summary>
public sealed class BackupRefusedException : Exception
{
    private BackupRefusedException(string sentence) : base(sentence) { }

    internal static BackupRefusedException Nothing() => new("There is nothing to back up: this database has no tables of ScaleSuccess.");

    internal static BackupRefusedException Missing(string file) => new($"{file} does not exist.");

    internal static BackupRefusedException Unreadable(string file) => new($"{file} cannot be read. Give this user the right to read it.");

    internal static BackupRefusedException NotOne(string file, string why) => new(
        $"{file} is not a backup: {why}. Nothing was changed; restore a file that `./run backup` wrote.");

    internal static BackupRefusedException Damaged(string file, string what) => new(
        $"{file} is damaged: {what}. Nothing was changed; copy it again from where it is kept, or restore an earlier backup.");

    internal static BackupRefusedException Newer(string file, string what) => new(
        $"{file} was made by a newer build ({what}). Nothing was changed; restore it with that build.");

    internal static BackupRefusedException OtherSchema(string file, IEnumerable<string> migrations) => new(
        $"{file} was made by a build with other migrations ({string.Join(", ", migrations)}). Nothing was changed; restore it with that build.");

    internal static BackupRefusedException NotEmpty() => new(
        "The database is not empty. Restore into a new one (./run restore FILE --data FOLDER), or replace everything in it with --replace.");

    internal static BackupRefusedException InUse(IReadOnlyList<string> sessions) => new(
        $"The database is in use ({string.Join(", ", sessions)}). Stop every ScaleSuccess and every other program that uses it first.");
}
