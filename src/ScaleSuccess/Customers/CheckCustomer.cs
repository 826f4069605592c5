namespace ScaleSuccess.Customers;

/// <summary>What can be wrong with a customer that another system sends, each with a sentence that says how to fix it.</summary>
public static class CheckCustomer
{
    private const int MostContacts = 100, LongestText = 200;

    public static Dictionary<string, string[]> Mistakes(CustomerRequest request)
    {
        var mistakes = new Dictionary<string, List<string>>();
        void Say(string field, string sentence)
        {
            if (!mistakes.TryGetValue(field, out var list)) mistakes[field] = list = [];
            list.Add(sentence);
        }

        CheckText("key", request.Key, Say);
        CheckText("name", request.Name, Say);
        if (request.Tier is { } tier) CheckText("tier", tier, Say);
        CheckZone("timeZone", request.TimeZone, Say);
        if (request.Contacts?.Count > MostContacts) Say("contacts", $"At most {MostContacts} contacts in one request.");
        foreach (var (contact, index) in (request.Contacts ?? []).Take(MostContacts).Select((c, i) => (c, i)))
            CheckContact($"contacts[{index}]", contact, Say);
        return mistakes.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    private static void CheckContact(string at, ContactRequest? contact, Action<string, string> say)
    {
        if (contact is null)
        {
            say(at, "A contact is an object with name, email and role.");
            return;
        }
        CheckText(at + ".name", contact.Name, say);
        if (contact.Email is null || !EmailAddress.IsValid(contact.Email.Trim()))
            say(at + ".email", "An e-mail address like ann@example.com is needed.");
        if (contact.Role is not null && !Contact.Roles.Contains(contact.Role))
            say(at + ".role", $"One of {string.Join(", ", Contact.Roles)}.");
        CheckZone(at + ".timeZone", contact.TimeZone, say);
    }

    private static void CheckText(string field, string? text, Action<string, string> say)
    {
        if (string.IsNullOrWhiteSpace(text)) say(field, "This is needed and must not be empty.");
        else if (text.Length > LongestText) say(field, $"At most {LongestText} characters.");
        else if (text.Any(char.IsControl)) say(field, "No line breaks or control characters.");
    }

    private static void CheckZone(string field, string? zone, Action<string, string> say)
    {
        if (zone is null) return;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId)
            say(field, NoZone(zone));
    }

    internal static string NoZone(string zone) => $"`{zone}` is no IANA time zone; write it like Europe/Berlin.";

    /// <summary>The time zones that a request names, each with its field.</summary>
    internal static IEnumerable<(string Field, string Zone)> Zones(CustomerRequest request)
    {
        if (request.TimeZone is { } zone) yield return ("timeZone", zone);
        foreach (var (contact, index) in (request.Contacts ?? []).Select((c, i) => (c, i)))
            if (contact.TimeZone is { } theirs) yield return ($"contacts[{index}].timeZone", theirs);
    }
}
