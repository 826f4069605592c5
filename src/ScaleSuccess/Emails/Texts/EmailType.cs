using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Texts;

/// <summary>
/// One e-mail that the product sends: everything except its words, which are in emails/KEY.md. The
/// module that sends it keeps it beside the step and registers it with <c>AddEmail</c>; no other
/// code has to know it.
/// </summary>
/// <param name="key">Names the file, and the e-mail in the table of messages.</param>
/// <param name="topic">What its reader can leave: one of <see cref="Texts.Topic"/>.</param>
/// <param name="title">What the console calls it.</param>
public abstract class EmailType(string key, string topic, string title)
{
    public string Key { get; } = key;
    public string Topic { get; } = topic;
    public string Title { get; } = title;

    /// <summary>
    /// Its reader has not agreed to hear from us: somebody else typed their name, which is not repeated, and no link leads
    /// into the plan.
    /// </summary>
    public bool IsToStranger { get; init; }

    /// <summary>
    /// Its reader is one of ops: no frame goes around it, no link leads into a customer's pages, and there is nothing to unsubscribe from.
    /// </summary>
    public bool IsToOps { get; init; }

    /// <summary>Before which others it goes when not all may go today.</summary>
    public Urgency Urgency { get; init; } = Urgency.Asking;

    /// <summary>What its texts may name besides <see cref="EmailTypes.Common"/>.</summary>
    public abstract IReadOnlyDictionary<string, VariableKind> Variables { get; }

    /// <summary>A believable value of each variable.</summary>
    public abstract IReadOnlyDictionary<string, object> Sample { get; }
}

/// <typeparam name="T">What the sender tells the e-mail.</typeparam>
public sealed class EmailType<T>(string key, string topic, string title, T sample) : EmailType(key, topic, title)
{
    private readonly Dictionary<string, (VariableKind Kind, Func<T, object> Value)> variables = [];

    public EmailType<T> Words(string name, Func<T, string> value) => Add(name, VariableKind.Words, value);
    public EmailType<T> MaybeWords(string name, Func<T, string?> value) => Add(name, VariableKind.MaybeWords, about => value(about) ?? "");
    public EmailType<T> List(string name, Func<T, IReadOnlyList<string>> value) => Add(name, VariableKind.List, value);
    public EmailType<T> Day(string name, Func<T, DateOnly> value) => Add(name, VariableKind.Day, about => Days.Iso(value(about)));
    public EmailType<T> MaybeDay(string name, Func<T, DateOnly?> value) => Add(name, VariableKind.MaybeDay, about => value(about) is { } day ? Days.Iso(day) : "");

    /// <summary>Markup that is made when the message is sent.</summary>
    public EmailType<T> Body(string name) => Add(name, VariableKind.Body, _ => "");

    /// <param name="path">With <see cref="ReaderLink.Token"/> for the reader's own token.</param>
    public EmailType<T> Link(string name, Func<T, string> path) => Add(name, VariableKind.Link, path);

    public override IReadOnlyDictionary<string, VariableKind> Variables => variables.ToDictionary(one => one.Key, one => one.Value.Kind);
    public override IReadOnlyDictionary<string, object> Sample => Data(sample);

    /// <summary>As a message keeps it: a text or a list of texts by the variable's name.</summary>
    public Dictionary<string, object> Data(T about) => variables.ToDictionary(one => one.Key, one => one.Value.Value(about));

    private EmailType<T> Add(string name, VariableKind kind, Func<T, object> value)
    {
        variables.Add(name, (kind, value));
        return this;
    }
}
