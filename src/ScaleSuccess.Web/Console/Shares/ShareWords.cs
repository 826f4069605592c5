using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Web.Console.Shares;

/// <summary>How the console says a share, so that few are seen to be few.</summary>
public static class ShareWords
{
    /// <summary>Below the first a share is "7 of 9"; below the second it says its range.</summary>
    public const long FewestForShare = 10, FewestForPlainShare = 50;

    /// <summary>"64 %"; of few "64 % (few: 50 to 76 %)", of very few "7 of 9".</summary>
    public static string Of(long part, long whole) => whole switch
    {
        0 => "none",
        < FewestForShare => $"{part} of {whole}",
        _ => Amounts.Share(part, whole) + (Range(part, whole) is { } range ? $" (few: {range})" : ""),
    };

    /// <summary>"50 to 76 %"; null: there are enough, or so few that no share is said.</summary>
    public static string? Range(long part, long whole) => whole is >= FewestForShare and < FewestForPlainShare && Margins.Share(part, whole) is { } share
        ? $"{Amounts.Share(share.Low)[..^2]} to {Amounts.Share(share.High)}" : null;
}
