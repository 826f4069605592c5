namespace ScaleSuccess.Emails.Texts;

/// <summary>Which e-mails go first to somebody who may not get all of them today, the most urgent first.</summary>
public enum Urgency
{
    /// <summary>Its reader waits for it: they have asked, or have just done what it answers. It is neither delayed nor counted.</summary>
    AtOnce,

    /// <summary>Somebody speaks to them.</summary>
    Talk,

    /// <summary>Without it nothing goes on.</summary>
    Start,

    /// <summary>How it is going.</summary>
    CheckIn,

    /// <summary>Asked once more, or asked for the vendor's sake.</summary>
    Asking,
}
