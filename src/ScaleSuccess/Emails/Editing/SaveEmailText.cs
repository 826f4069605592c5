using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Emails.Editing;

public abstract record SaveEmailOutcome
{
    private SaveEmailOutcome() { }
    public sealed record Saved(int Version) : SaveEmailOutcome;
    public sealed record Unchanged : SaveEmailOutcome;
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes) : SaveEmailOutcome;
    public sealed record EditConflict(int Newest) : SaveEmailOutcome;
}

/// <summary>Saves an e-mail text of ops, if it can be sent.</summary>
public sealed class SaveEmailText(EmailTypes types, SaveDefinition save)
{
    /// <param name="seen">The newest version the author had seen.</param>
    public async Task<SaveEmailOutcome> Run(string key, string text, string? html, int seen, string author, CancellationToken cancel)
    {
        if (EmailFile.ReadNew(types, key, text, html) is Read<EmailTemplate>.Bad(var mistakes)) return new SaveEmailOutcome.Wrong(mistakes);
        return await save.FromOps(Definition.Email, key, text, html, seen, author, cancel) switch
        {
            SaveOutcome.Saved(var definition) => new SaveEmailOutcome.Saved(definition.Version),
            SaveOutcome.Unchanged => new SaveEmailOutcome.Unchanged(),
            SaveOutcome.EditConflict(var newest) => new SaveEmailOutcome.EditConflict(newest),
            var outcome => throw new InvalidOperationException($"No answer for {outcome}."),
        };
    }

    /// <summary>An e-mail does not depend on other definitions, so every version that was once valid still is.</summary>
    public Task<bool> Activate(string key, int version, CancellationToken cancel) =>
        save.Activate(Definition.Email, key, version, cancel);
}
