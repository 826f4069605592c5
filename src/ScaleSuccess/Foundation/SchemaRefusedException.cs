namespace ScaleSuccess.Foundation;

/// <summary>The database's schema is not one that this build may work on, and only the operator can change that. The message says how.</summary>
public sealed class SchemaRefusedException : Exception
{
    private SchemaRefusedException(string sentence) : base(sentence) { }

    internal static SchemaRefusedException Newer(IEnumerable<string> unknown) => new(
        $"The database is newer than this build: it has {string.Join(", ", unknown)}. Start the newer build, or restore a backup from before the upgrade.");

    internal static SchemaRefusedException Changed(IEnumerable<string> names) => new(
        $"Applied migrations were changed since: {string.Join(", ", names)}. The database was made by other text than this build's. "
        + "Undo the change, and make it as a new migration.");
}
