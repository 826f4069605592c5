using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ScaleSuccess.Foundation;

/// <summary>The texts of a folder for code that is not made by the container, such as a question's kind: in the reader's language, too.</summary>
public static class Localizer
{
    private static readonly ResourceManagerStringLocalizerFactory Files =
        new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static IStringLocalizer<T> Of<T>() => new StringLocalizer<T>(Files);
}
