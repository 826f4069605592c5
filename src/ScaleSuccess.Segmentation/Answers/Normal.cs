namespace ScaleSuccess.Segmentation.Answers;

/// <summary>The normal distribution.</summary>
internal static class Normal
{
    /// <summary>
    /// The value below which a share of a standard normal lies, to about 4.5e-4.
    /// M. Abramowitz and I. Stegun, "Handbook of Mathematical Functions" (1964), 26.2.23.
    /// </summary>
    /// <param name="share">Above 0 and below 1.</param>
    public static double Quantile(double share)
    {
        if (share > 0.5)
            return -Quantile(1 - share);
        var t = Math.Sqrt(-2 * Math.Log(share));
        return (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
    }
}
