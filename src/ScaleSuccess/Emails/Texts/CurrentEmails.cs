using ScaleSuccess.Definitions;

namespace ScaleSuccess.Emails.Texts;

/// <summary>The published e-mails, and the frame they share.</summary>
public sealed class CurrentEmails(ActiveDefinitions definitions, EmailTypes types)
{
    public Task<ParsedDefinition<EmailTemplate>> Find(string key, CancellationToken cancel) =>
        definitions.Active(Definition.Email, key, Read, cancel);

    public Task<ParsedDefinition<EmailTemplate>> Frame(CancellationToken cancel) => Find(EmailTypes.Frame, cancel);

    public Task<IReadOnlyList<ParsedDefinition<EmailTemplate>>> All(CancellationToken cancel) =>
        definitions.AllActive(Definition.Email, Read, cancel);

    private EmailTemplate Read(Definition definition) =>
        EmailFile.Read(types, definition.Key, definition.Source, definition.Html).Stored(definition);
}
