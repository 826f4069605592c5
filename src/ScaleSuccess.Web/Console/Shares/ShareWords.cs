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

    /// <summary>"64 %", of very few "7 of 9": where its range stands beside it.</summary>
    public static string Plain(long part, long whole) => whole >= FewestForShare ? Amounts.Share(part, whole) : Of(part, whole);

    /// <summary>"61 to 67 %", of few "few: 50 to 76 %"; null: there are so few that no share is said.</summary>
    public static string? AnyRange(long part, long whole) => whole < FewestForShare || Margins.Share(part, whole) is not { } share ? null
        : $"{(whole < FewestForPlainShare ? "few: " : "")}{Amounts.Share(share.Low)[..^2]} to {Amounts.Share(share.High)}";

    /// <summary>"50 to 76 %"; null: there are enough, or so few that no share is said.</summary>
    public static string? Range(long part, long whole) => whole is >= FewestForShare and < FewestForPlainShare && Margins.Share(part, whole) is { } share
        ? $"{Amounts.Share(share.Low)[..^2]} to {Amounts.Share(share.High)}" : null;
}
