using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers.Readers;

/// <summary>Remembers in which language somebody wants to read, whatever the vendor says about them later.</summary>
public sealed class ChooseLanguage(ScaleDb db)
{
    /// <param name="language">As the page offered it; what is no language changes nothing.</param>
    public async Task Run(long contact, string language, CancellationToken cancel)
    {
        if (Languages.Written(language) is not { } written) return;
        await db.Database.ExecuteAsync("update contacts set own_language = {1} where id = {0} and own_language is distinct from {1}", cancel, contact, written);
    }
}
