using System.Text.Json;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Texts;

/// <summary>A model as the texts name it: nested by the dots of each name, every name of the e-mail present.</summary>
internal static class EmailValues
{
    public static IReadOnlyDictionary<string, object?> Of(EmailType email, EmailModel model)
    {
        var root = new Dictionary<string, object?>();
        foreach (var (name, value) in Common(model)) Put(root, name, value);
        foreach (var (name, kind) in email.Variables) Put(root, name, Own(email.Key, model, name, kind));
        return root;
    }

    private static IEnumerable<(string Name, object Value)> Common(EmailModel model) =>
    [
        ("contact.firstName", model.Contact.FirstName), ("contact.name", model.Contact.Name),
        ("customer.name", model.CustomerName), ("topic", model.Topic),
        ("vendor.name", model.Vendor.Name), ("vendor.contact", model.OpsContact), ("vendor.logoUrl", model.Vendor.LogoUrl), ("vendor.accent", model.Vendor.Accent),
        ("vendor.supportEmail", model.Vendor.SupportEmail), ("vendor.url", model.Vendor.Url),
        ("links.survey", Link("survey", model.Links.Survey)), ("links.plan", Link("plan", model.Links.Plan)),
        ("links.unsubscribe", Link("unsubscribe", model.Links.Unsubscribe)),
        ("links.preferences", Link("preferences", model.Links.Preferences)),
    ];

    private static object Own(string key, EmailModel model, string name, VariableKind kind)
    {
        var value = Plain(model.Data.GetValueOrDefault(name));
        return (kind, value) switch
        {
            (VariableKind.List, IEnumerable<string> list) => list.ToArray(),
            (VariableKind.Body, _) => "",
            (VariableKind.MaybeWords or VariableKind.MaybeDay, null or "") => "",
            (VariableKind.Link, string path) => Link(name, ReaderLink.Fill(path, model.Links.PublicUrl, model.Links.Token)),
            (VariableKind.Day or VariableKind.MaybeDay, string day) when Days.ReadIso(day) is { } read => Days.Long(read),
            (VariableKind.Words or VariableKind.MaybeWords, string words) => words,
            _ => throw new InvalidOperationException($"E-mail `{key}` needs `{name}` as {kind}, and its data has {value ?? "nothing"}."),
        };
    }

    // Data that was stored as jsonb comes back as JSON elements.
    private static object? Plain(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Null } => null,
        JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => item.ToString()),
        JsonElement element => element.ToString(),
        _ => value,
    };

    private static string Link(string name, string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? link
            : throw new InvalidOperationException($"`{name}` should be a link that begins with https:// or http://, not `{link}`.");

    private static void Put(Dictionary<string, object?> root, string name, object value)
    {
        var steps = name.Split('.');
        var at = root;
        foreach (var step in steps[..^1])
        {
            if (!at.TryGetValue(step, out var below)) at[step] = below = new Dictionary<string, object?>();
            at = (Dictionary<string, object?>)below!;
        }
        at[steps[^1]] = value;
    }
}
