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
        < FewestForPlainShare when Margins.Share(part, whole) is { } share => $"{Amounts.Share(share.Value)} (few: {Percent(share.Low)} to {Percent(share.High)}\u00a0%)",
        _ => Amounts.Share(part, whole),
    };

    private static string Percent(double share) => Amounts.Share(share)[..^2];
}
