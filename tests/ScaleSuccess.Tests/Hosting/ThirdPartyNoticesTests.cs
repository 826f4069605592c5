namespace ScaleSuccess.Tests.Hosting;

/// <summary>The notices that the build writes beside the app for redistribution.</summary>
public sealed class ThirdPartyNoticesTests
{
    private static readonly string Notices = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "THIRD-PARTY-NOTICES.txt"));

    [Theory]
    [InlineData("Hangfire.Core 1.")]
    [InlineData("MailKit 4.")]
    [InlineData("Microsoft.ML 5.")]
    [InlineData("Npgsql 10.")]
    [InlineData("htmx.org 2.")]
    public void Names_each_package_that_travels_with_the_app(string package) =>
        Assert.Contains("\n" + package, Notices, StringComparison.Ordinal);

    [Fact]
    public void Says_under_which_licence_each_one_is()
    {
        var packages = Notices.Split('\n').Count(line => line.EndsWith("(NuGet)", StringComparison.Ordinal) || line.EndsWith("(npm)", StringComparison.Ordinal));
        Assert.InRange(packages, 20, 500);
        Assert.Equal(packages, Notices.Split('\n').Count(line => line.StartsWith("  Licence: ", StringComparison.Ordinal) && line.Length > 12));
        Assert.Contains("Hangfire (LGPL-3.0)", Notices, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tools_of_the_tests_do_not_travel_with_the_product()
    {
        Assert.Equal(["echarts.min.js", "htmx.min.js"], Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "lib")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("axe-core", Notices, StringComparison.Ordinal);
    }

    [Fact]
    public void The_product_itself_is_under_the_Apache_license() =>
        Assert.Contains("Apache License", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LICENSE")), StringComparison.Ordinal);
}
