using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails;

/// <summary>The e-mails in force, and the frame they share.</summary>
public sealed class CurrentEmails(ActiveDefinitions definitions)
{
    public Task<ParsedDefinition<EmailTemplate>> Find(string key, CancellationToken cancel) =>
        definitions.Active(Definition.Email, key, Read, cancel);

    public Task<ParsedDefinition<EmailTemplate>> Frame(CancellationToken cancel) => Find(EmailVariables.Frame, cancel);

    public Task<IReadOnlyList<ParsedDefinition<EmailTemplate>>> All(CancellationToken cancel) =>
        definitions.AllActive(Definition.Email, Read, cancel);

    private static EmailTemplate Read(Definition definition) =>
        EmailFile.Read(definition.Key, definition.Source, definition.Html ?? "").Stored(definition);
}
