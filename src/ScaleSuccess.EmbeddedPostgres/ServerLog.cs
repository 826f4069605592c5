namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>PostgreSQL's log, kept beside the cluster: this run's and the previous one's.</summary>
internal static class ServerLog
{
    public static void Rotate(string file)
    {
        if (File.Exists(file))
            File.Move(file, file + ".previous", overwrite: true);
    }

    public static string LastLines(string file) =>
        File.Exists(file) ? string.Join('\n', File.ReadLines(file).TakeLast(12)) : "(no output)";
}
