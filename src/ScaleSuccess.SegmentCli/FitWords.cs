using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.SegmentCli;

/// <summary>What decided for an engine and for a number of segments, in words.</summary>
internal static class FitWords
{
    private static readonly ResourceManagerStringLocalizerFactory Resources = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
    private static readonly IStringLocalizer<FitTexts> texts = new StringLocalizer<FitTexts>(Resources);
    private static readonly IStringLocalizer<ChoiceTexts> choices = new StringLocalizer<ChoiceTexts>(Resources);

    public static string Why(FoundSegments found) => $"{Won(found)} {Why(found.Best)}";

    public static string Why(EngineResult result)
    {
        var choice = result.Choice;
        var decided = choices[$"{choice.Reason}", choice.K, $"{choice.HiddenAnswers}"];
        return choice.Bic is null ? decided
            : $"{decided} {choices["criteria", $"{choice.Bic}", $"{choice.Icl}", $"{choice.Aic3}"]}";
    }

    private static string Won(FoundSegments found) => found.Engines.Count == 1
        ? texts["one", found.Best.Engine]
        : texts["won", found.Best.Engine, string.Join("; ", found.Engines.Select(Said))];

    private static string Said(EngineResult result) => texts["engine", result.Model.K, result.Engine,
        (100 * result.Criterion).ToString("0.0", CultureInfo.InvariantCulture), (100 * result.MeanStability).ToString("0", CultureInfo.InvariantCulture)];
}
