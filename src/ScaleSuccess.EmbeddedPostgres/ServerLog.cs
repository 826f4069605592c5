namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>What PostgreSQL says, kept beside the cluster: this run's, and the run's before.</summary>
internal static class ServerLog
{
    public static void StartAfresh(string file)
    {
        if (File.Exists(file))
            File.Move(file, file + ".previous", overwrite: true);
    }

    public static string LastLines(string file) =>
        File.Exists(file) ? string.Join('\n', File.ReadLines(file).TakeLast(12)) : "(nothing)";
}
