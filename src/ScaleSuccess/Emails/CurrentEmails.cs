using ScaleSuccess.Data;

namespace ScaleSuccess.Emails;

/// <summary>The e-mails in force, and the frame they share.</summary>
public sealed class CurrentEmails(Definitions definitions)
{
    public Task<Meant<EmailTemplate>> Find(string key, CancellationToken cancel) =>
        definitions.InForce(Definition.Email, key, Read, cancel);

    public Task<Meant<EmailTemplate>> Frame(CancellationToken cancel) => Find(EmailVariables.Frame, cancel);

    public Task<IReadOnlyList<Meant<EmailTemplate>>> All(CancellationToken cancel) =>
        definitions.AllInForce(Definition.Email, Read, cancel);

    private static EmailTemplate Read(Definition definition) =>
        EmailFile.Read(definition.Key, definition.Source, definition.Html ?? "").Stored(definition);
}
