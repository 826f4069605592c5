namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>Options of the app's own PostgreSQL. The defaults suit one app on one machine.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Where the data lives between runs: <c>.data/postgres</c> below the app's data folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Used as root only, when <see cref="Folder"/> is in a home directory that other users cannot access.</summary>
    public string FolderOutsideHomes { get; init; } = "/var/lib/scalesuccess";

    /// <summary>A folder with initdb, postgres and pg_ctl to use before any other. Null looks in the usual places.</summary>
    public string? Binaries { get; init; }

    /// <summary>Off only where losing data in a power cut is acceptable, as in tests.</summary>
    public bool Fsync { get; init; } = true;

    /// <summary>PostgreSQL's max_connections.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>More connections than a few a core only queue inside PostgreSQL and double the slowest replies.</summary>
    public int MaxPoolSize { get; init; } = 8 * Environment.ProcessorCount;
}
