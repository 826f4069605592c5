using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Finds every mistake in a customer that another system sends.</summary>
public static class CheckCustomer
{
    private const int MostContacts = 100, LongestText = 200;

    public static IReadOnlyList<CustomerMistake> Mistakes(CustomerRequest request)
    {
        var contacts = request.Contacts ?? [];
        return
        [
            .. Key(request.Key),
            .. Text("name", request.Name),
            .. request.Tier is { } tier ? Text("tier", tier) : [],
            .. Zone("timeZone", request.TimeZone),
            .. contacts.Count > MostContacts ? [new CustomerMistake("contacts", CustomerMistakeCode.TooManyContacts, MostContacts)] : Nothing,
            .. contacts.Take(MostContacts).SelectMany((contact, index) => Contact($"contacts[{index}]", contact)),
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
    private static IEnumerable<CustomerMistake> Key(string? key) =>
        key is not null && TypedText.HidesSomething(key) ? [new("key", CustomerMistakeCode.ControlCharacter)] : Text("key", key);

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
