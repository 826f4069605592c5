namespace ScaleSuccess.Segmentation.Tests.Given;

/// <summary>How far two groupings of the same rows agree.</summary>
public static class Agreement
{
    /// <summary>The adjusted Rand index (Hubert and Arabie, 1985): 1 is the same grouping, 0 what chance gives.</summary>
    public static double Adjusted_rand(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        var both = a.Zip(b).CountBy(x => x).Sum(x => Pairs(x.Value));
        var inA = a.CountBy(x => x).Sum(x => Pairs(x.Value));
        var inB = b.CountBy(x => x).Sum(x => Pairs(x.Value));
        var expected = inA * inB / Pairs(a.Count);
        var most = (inA + inB) / 2;
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    private static double Pairs(int n) => n * (n - 1.0) / 2;
}
