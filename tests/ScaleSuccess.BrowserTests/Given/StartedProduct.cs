using System.Globalization;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>The product, served in Development on a data folder, a port and a PostgreSQL of its own. What it says is kept, to find links in and to show when something goes wrong.</summary>
public abstract class StartedProduct(string folder) : IAsyncDisposable
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    protected string Folder => folder;
    protected int Port { get; } = PostfixFiles.FreePort();

    public string Url => "http://localhost:" + Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where its development mailbox keeps the mail.</summary>
    public string MailFolder => Path.Combine(folder, "mail");

    public string Said => string.Join('\n', Lines);

    protected abstract IEnumerable<string> Lines { get; }

    /// <summary>The text after these words in its startup output.</summary>
    public string Told(string words) =>
        Lines.Where(line => line.Contains(words, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim()).FirstOrDefault()
        ?? throw new InvalidOperationException($"It never said \"{words}\", only:\n{Said}");

    /// <summary>As an operator stops it; then waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public abstract Task<int> Stop();

    public virtual async ValueTask DisposeAsync()
    {
        await Stop();
        TestFolder.Remove(folder);
        GC.SuppressFinalize(this);
    }
}
