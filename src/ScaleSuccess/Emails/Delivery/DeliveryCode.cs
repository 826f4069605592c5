namespace ScaleSuccess.Emails.Delivery;

/// <summary>Every reason there is, as the tables keep it; each has its sentence in DeliveryTexts.resx. In brackets: the arguments.</summary>
public static class DeliveryCode
{
    /// <summary>[text] Kept from before reasons had codes.</summary>
    public const string Other = "other";

    /// <summary>The reader left the topic, or the address bounced.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>[tries, code, arguments of that code …]</summary>
    public const string GivenUp = "given_up";

    // It has lost its meaning while it waited (view void_messages).
    public const string VoidAnswered = "void_answered", VoidHasPlan = "void_has_plan", VoidAccepted = "void_accepted", VoidClosed = "void_closed", VoidReplaced = "void_replaced",
        VoidNextCame = "void_next_came";

    /// <summary>Of a digest: nothing of what was in it is needed any more.</summary>
    public const string VoidEmpty = "void_empty";

    // Ours.
    /// <summary>This server stopped between the hand-over and the reply.</summary>
    public const string HostStopped = "host_stopped";

    /// <summary>[error]</summary>
    public const string EngineFailed = "engine_failed";

    /// <summary>[error] The text could not be filled in.</summary>
    public const string NotComposed = "not_composed";

    // The message itself: no server would accept it.
    /// <summary>[address]</summary>
    public const string SubjectHasLineBreak = "subject_has_line_break";

    /// <summary>[address, header]</summary>
    public const string HeaderNotPlain = "header_not_plain";

    /// <summary>[address]</summary>
    public const string AddressNotUsable = "address_not_usable";

    /// <summary>[address, error]</summary>
    public const string MessageNotUsable = "message_not_usable";

    // What the mail server answered. [reply]
    public const string AskedToWait = "asked_to_wait";
    public const string SignInWanted = "sign_in_wanted";
    public const string SenderRefused = "sender_refused";
    public const string SenderAddressRefused = "sender_address_refused";
    public const string PolicyRefused = "policy_refused";
    public const string MailboxFull = "mailbox_full";
    public const string AddressRefused = "address_refused";
    public const string MessageRefused = "message_refused";

    // The way to the mail server. [server, …]
    /// <summary>[server, user, reply]</summary>
    public const string SignInRefused = "sign_in_refused";

    /// <summary>[server]</summary>
    public const string CertificateNotTrusted = "certificate_not_trusted";

    /// <summary>[server, error]</summary>
    public const string NotSupported = "not_supported";

    /// <summary>[server, seconds]</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>[server, error]</summary>
    public const string ConnectionFailed = "connection_failed";

    /// <summary>[server, error] Broke after the message was handed over.</summary>
    public const string ConfirmationLost = "confirmation_lost";

    /// <summary>[server] The answer to the handed-over message did not come in time.</summary>
    public const string ConfirmationLate = "confirmation_late";

    /// <summary>Signing in without TLS.</summary>
    public const string PasswordInClear = "password_in_clear";

    // The folder of the development mailbox. [path, error]
    public const string FolderNotWritable = "folder_not_writable";
    public const string FolderNotMade = "folder_not_made";
}
