using System.Text.Json;
using System.Xml.Linq;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.House;

/// <summary>What comes from others is what was chosen, and the build looks for what is known to be wrong with it.</summary>
public sealed class PackageTests
{
    private static readonly string Web = Path.Combine(Product.RepositoryFolder(), "src", "ScaleSuccess.Web");

    [Fact]
    public void Vulnerable_packages_are_warned_of_and_break_no_build()
    {
        var build = XDocument.Load(Path.Combine(Product.RepositoryFolder(), "Directory.Build.props"));
        Assert.Equal("true", build.Descendants("NuGetAudit").Single().Value);
        Assert.All(new[] { "NU1900", "NU1901", "NU1902", "NU1903", "NU1904", "NU1905" },
            warning => Assert.Contains(warning, build.Descendants("WarningsNotAsErrors").Single().Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_lock_has_what_package_json_asks_for_each_with_its_hash()
    {
        using var wanted = JsonDocument.Parse(File.ReadAllText(Path.Combine(Web, "package.json")));
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Web, "package-lock.json")));
        var packages = locked.RootElement.GetProperty("packages");
        foreach (var kind in new[] { "dependencies", "devDependencies", "optionalDependencies" })
            Assert.Equal(Versions(wanted.RootElement, kind), Versions(packages.GetProperty(""), kind));
        Assert.All(packages.EnumerateObject().Where(package => package.Name.Length > 0),
            package => Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_but_the_lock_decides_what_npm_fetches()
    {
        foreach (var file in new[] { Path.Combine(Web, "Frontend.targets"), Path.Combine(Product.RepositoryFolder(), "Dockerfile") })
        {
            Assert.Contains("npm ci", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.DoesNotContain("npm install", File.ReadAllText(file).Replace("apt-get install nodejs npm", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string, string?)> Versions(JsonElement of, string kind) =>
        of.TryGetProperty(kind, out var packages) ? packages.EnumerateObject().Select(package => (package.Name, package.Value.GetString())).Order() : [];
}
