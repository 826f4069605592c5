namespace ScaleSuccess.Tests.House;

/// <summary>Fails with every breach on a line of its own, file and line first.</summary>
public static class Verdict
{
    public static void None(IEnumerable<string> breaches)
    {
        var all = breaches.ToList();
        Assert.True(all.Count == 0, $"{all.Count} to fix:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }

    public static void One(IEnumerable<string> breaches) => Assert.Single(breaches);
}
