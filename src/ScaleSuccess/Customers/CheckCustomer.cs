using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Finds every mistake in a customer that another system sends.</summary>
public static class CheckCustomer
{
    private const int MostContacts = 100, LongestText = 200;

    /// <param name="isKnown">There is such a customer: its key stays good, whatever the rule was when it came.</param>
    public static IReadOnlyList<CustomerMistake> Mistakes(CustomerRequest request, bool isKnown)
    {
        var contacts = request.Contacts ?? [];
        return
        [
            .. Key(request.Key, isKnown),
            .. Text("name", request.Name),
            .. request.Tier is { } tier ? Text("tier", tier) : [],
            .. Zone("timeZone", request.TimeZone),
            .. request.Country is { } country && !Country.IsKnown(country) ? [new CustomerMistake("country", CustomerMistakeCode.UnknownCountry, country)] : Nothing,
            .. contacts.Count > MostContacts ? [new CustomerMistake("contacts", CustomerMistakeCode.TooManyContacts, MostContacts)] : Nothing,
            .. contacts.Take(MostContacts).SelectMany((contact, index) => Contact($"contacts[{index}]", contact)),
            .. SameAddress(contacts),
        ];
    }

    private static IEnumerable<CustomerMistake> Nothing => [];

    private static IEnumerable<CustomerMistake> Contact(string at, ContactRequest? contact)
    {
        if (contact is null) return [new(at, CustomerMistakeCode.NotAContact)];
        return
        [
            .. Text(at + ".name", contact.Name),
            .. contact.Email is null || !EmailAddress.IsValid(contact.Email.Trim()) ? [new(at + ".email", CustomerMistakeCode.NotAnEmail)] : Nothing,
            .. contact.Role is not null && !Customers.Contact.Roles.Contains(contact.Role)
                ? [new(at + ".role", CustomerMistakeCode.UnknownRole, string.Join(", ", Customers.Contact.Roles))] : Nothing,
            .. Zone(at + ".timeZone", contact.TimeZone),
            .. contact.Language is { } language && !Languages.IsTag(language) ? [new(at + ".language", CustomerMistakeCode.UnknownLanguage, language)] : Nothing,
        ];
    }

    private static IEnumerable<CustomerMistake> Text(string field, string? text)
    {
        var line = TypedText.OneLine(text);
        if (line.Length == 0) yield return new(field, CustomerMistakeCode.Missing);
        else if (line.Length > LongestText) yield return new(field, CustomerMistakeCode.TooLong, LongestText);
        else if (text!.Any(char.IsControl)) yield return new(field, CustomerMistakeCode.ControlCharacter);
    }

    /// <summary>It says which customer: what nobody sees in it is refused, not taken out.</summary>
    private static IEnumerable<CustomerMistake> Key(string? key, bool isKnown) =>
        key is not null && TypedText.HidesSomething(key) ? [new("key", CustomerMistakeCode.ControlCharacter)]
        : !isKnown && !CanBeRead(key) ? [new("key", CustomerMistakeCode.UnfitKey)]
        : Text("key", key);

    /// <summary>
    /// By GET /api/customers/KEY, and by every proxy on the way there: a slash, encoded or not, ends a part of an address, a
    /// backslash becomes one, and a part of dots alone means another folder.
    /// </summary>
    internal static bool CanBeRead(string? key) =>
        TypedText.OneLine(key) is var line && !line.AsSpan().ContainsAny('/', '\\') && !line.Contains("..", StringComparison.Ordinal)
        && !line.StartsWith('.') && !line.EndsWith('.');

    /// <summary>One of the two would be lost.</summary>
    private static IEnumerable<CustomerMistake> SameAddress(IReadOnlyList<ContactRequest?> contacts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, contact) in contacts.Index().Take(MostContacts))
            if (contact?.Email?.Trim() is { } email && EmailAddress.IsValid(email) && !seen.Add(email))
                yield return new($"contacts[{index}].email", CustomerMistakeCode.SameEmail, email);
    }

    private static IEnumerable<CustomerMistake> Zone(string field, string? zone)
    {
        if (zone is not null && (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId))
            yield return new(field, CustomerMistakeCode.UnknownTimeZone, zone);
    }

    /// <summary>The time zones that a request names, each with its field.</summary>
    internal static IEnumerable<(string Field, string Zone)> Zones(CustomerRequest request)
    {
        if (request.TimeZone is { } zone) yield return ("timeZone", zone);
        foreach (var (contact, index) in (request.Contacts ?? []).Select((c, i) => (c, i)))
            if (contact.TimeZone is { } theirs) yield return ($"contacts[{index}].timeZone", theirs);
    }
}
