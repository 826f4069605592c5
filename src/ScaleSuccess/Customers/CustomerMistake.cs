namespace ScaleSuccess.Customers;

/// <summary>What can be wrong with a customer that another system sends; CustomerTexts has the sentence of each.</summary>
public enum CustomerMistakeCode
{
    Missing,

    /// <summary>Argument: the most characters.</summary>
    TooLong,
    ControlCharacter,

    /// <summary>A key by which nobody could read the customer.</summary>
    UnfitKey,

    /// <summary>Argument: the most contacts.</summary>
    TooManyContacts,
    NotAContact,
    NotAnEmail,

    /// <summary>Argument: the address that an earlier contact of the request has, too.</summary>
    SameEmail,

    /// <summary>Argument: the roles there are.</summary>
    UnknownRole,

    /// <summary>Argument: what was sent.</summary>
    UnknownTimeZone,

    /// <summary>Argument: what was sent.</summary>
    UnknownCountry,

    /// <summary>Argument: what was sent.</summary>
    UnknownLanguage,
}

/// <param name="Field">As in the request: <c>contacts[0].email</c>.</param>
public sealed record CustomerMistake(string Field, CustomerMistakeCode Code, object? Argument = null);
