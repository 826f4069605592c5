using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Who the e-mails are from, and how they are sent.</summary>
/// <param name="PublicUrl">Where the links lead, without a slash at the end.</param>
/// <param name="Parallel">Messages handed over at the same time, 1 or more.</param>
public sealed record Sender(MailAddress From, MailAddress? ReplyTo, EmailVendor Vendor, string PublicUrl, int Parallel);
