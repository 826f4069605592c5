using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Changing;

/// <summary>Somebody at the customer whom we do not know yet, as typed in the place of a colleague.</summary>
/// <param name="IsInvited">They are asked by e-mail whether they want to see the plan, as whoever is named in a survey.</param>
public sealed record NewColleague(string? Name, string? Email, bool IsInvited)
{
    /// <summary>What a form chooses in the place of somebody who is known.</summary>
    public const string Choice = "somebody";
    public static readonly NewColleague Nobody = new(null, null, false);
    public const string NameField = "colleague.name", EmailField = "colleague.email";
    public const int LongestName = 120;
}

/// <summary>
/// Whoever changes a plan names a colleague for something in it. They are kept as a person of the customer, and asked only when that was
/// chosen: within the day's invitations of their customer, once, and not where somebody has reported one.
/// </summary>
public sealed class NameColleague(ScaleDb db, AddContacts contacts)
{
    /// <summary>Named by colleagues, of one customer.</summary>
    public const int MostColleagues = 100;

    /// <summary>In the caller's transaction, which holds the plan's lock. An address that is known is that person.</summary>
    /// <returns>Their id, as a field holds it; or what is wrong with what was typed.</returns>
    public async Task<(string? Contact, IReadOnlyList<EditMistake> Mistakes)> Run(Visitor visitor, NewColleague colleague, CancellationToken cancel)
    {
        var (name, email) = (TypedText.OneLine(colleague.Name), (colleague.Email ?? "").Trim());
        var mistakes = Mistakes(name, email).ToList();
        if (mistakes.Count == 0 && await db.Contacts.CountAsync(one => one.CustomerId == visitor.CustomerId && one.NamedBy != null, cancel) >= MostColleagues)
            mistakes.Add(new EditMistake.TooManyPeople(NewColleague.NameField, MostColleagues));
        if (mistakes.Count > 0) return (null, mistakes);
        var contact = await contacts.Run(visitor, new NamedPerson(name, email, Contact.User), colleague.IsInvited, cancel);
        return (contact.ToString(System.Globalization.CultureInfo.InvariantCulture), []);
    }

    private static IEnumerable<EditMistake> Mistakes(string name, string email)
    {
        if (name.Length == 0) yield return new EditMistake.Empty(NewColleague.NameField);
        if (TypedText.Length(name) is var length && length > NewColleague.LongestName) yield return new EditMistake.TooLong(NewColleague.NameField, length - NewColleague.LongestName, NewColleague.LongestName);
        if (email.Length == 0) yield return new EditMistake.Empty(NewColleague.EmailField);
        else if (!EmailAddress.IsValid(email)) yield return new EditMistake.Unreadable(NewColleague.EmailField);
    }
}
