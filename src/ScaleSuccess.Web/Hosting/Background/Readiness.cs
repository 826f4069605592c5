namespace ScaleSuccess.Web.Hosting.Background;

/// <summary>Whether this node has prepared its database, and if not, why.</summary>
public sealed class Readiness
{
    private volatile string? problem = "The database is being prepared.";

    /// <summary>Null: ready.</summary>
    public string? Problem => problem;
    public bool IsReady => problem is null;

    public void NotYet(string reason) => problem = reason;
    public void Ready() => problem = null;
}
