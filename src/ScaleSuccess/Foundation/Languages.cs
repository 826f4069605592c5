using System.Globalization;

namespace ScaleSuccess.Foundation;

/// <summary>The languages that readers get. Texts without a language of their own (NAME.resx) are English.</summary>
public static class Languages
{
    public static CultureInfo Default { get; } = CultureInfo.GetCultureInfo("en");

    public static IReadOnlyList<CultureInfo> All { get; } = [Default];

    /// <summary>Independent of the machine's language: jobs and commands write for readers too.</summary>
    public static void UseDefault() =>
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (Default, Default);
}
