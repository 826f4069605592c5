namespace ScaleSuccess.Definitions.Drafts;

/// <summary>A form that a draft has taken in. The same one, sent twice, changes nothing more.</summary>
/// <param name="Id">Of all that was sent, so that a page that was gone back to and changed is another one.</param>
/// <param name="At">Where what it added or moved came to lie; null: it did neither.</param>
public sealed record DraftPost(string Id, string? At)
{
    /// <summary>How many are kept: a second click comes at once.</summary>
    internal const int Kept = 20;

    internal string Line => At is null ? Id : $"{Id} {At}";

    internal static DraftPost Of(string line) => line.Split(' ') is [var id, var at] ? new(id, at) : new(line, null);
}
