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

    private static string Won(FoundSegments found)
    {
        if (found.Engines.Count == 1)
            return texts["one", found.Best.Engine];
        // A winner whose score is not the highest needs a reason, or the figures would contradict it.
        var isHighest = found.Engines.All(engine => engine.Verdict is EngineVerdict.Won or EngineVerdict.Behind);
        return texts[isHighest ? "won" : "used", found.Best.Engine, Figures("first", found.Best),
            string.Concat(found.Engines.Skip(1).Select(other => Figures("other", other) + Reason(other.Verdict, found.Best.Engine)))];
    }

    private static string Reason(EngineVerdict verdict, string best) => verdict == EngineVerdict.Behind ? "" : texts[$"verdict.{verdict}", best];

    private static string Figures(string key, EngineResult result)
    {
        object[] figures = [result.Model.K, result.Engine, Percent(result.Criterion, 1), Percent(result.MeanStability, 0), Percent(result.Score, 1)];
        return result.Model.K == 1 ? texts[$"{key}.one", figures] : texts[$"{key}.other", figures];
    }

    // Never -0.0.
    private static string Percent(double share, int decimals) =>
        (Math.Round(100 * share, decimals) + 0.0).ToString(decimals == 0 ? "0" : "0.0", CultureInfo.InvariantCulture);
}
