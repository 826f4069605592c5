using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ScaleSuccess.Web.Mail;

/// <summary>A certificate is valid if this machine trusts it, or if it is the one that Mail:Certificate names.</summary>
internal static class TrustedCertificate
{
    public static bool Accepts(MailOptions options, X509Certificate? certificate, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
        || (options.Fingerprint.Length > 0 && certificate is not null
            && certificate.GetCertHashString(HashAlgorithmName.SHA256) == options.Fingerprint);
}
