using System.Globalization;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>Where the product was built to, and the settings that every run of it gets here.</summary>
internal static class BuiltProduct
{
    public const string From = "Acme Success <success@example.com>";

    private static readonly Lazy<bool> Meant = new(() =>
    {
        var environment = new Dictionary<string, string?>();
        foreach (System.Collections.DictionaryEntry one in System.Environment.GetEnvironmentVariables()) environment[(string)one.Key] = (string?)one.Value;
        var before = environment.Keys.ToList();
        Environment(environment, null);
        foreach (var name in before.Union(environment.Keys)) System.Environment.SetEnvironmentVariable(name, environment.GetValueOrDefault(name));
        return true;
    });

    /// <summary>The same configuration as this test: bin/CONFIGURATION/FRAMEWORK.</summary>
    public static string Dll { get; } = Path.Combine(Repository, "src", "ScaleSuccess.Web", "bin",
        Path.Combine(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^2..]), "ScaleSuccess.Web.dll");

    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "ScaleSuccess.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
            return folder.FullName;
        }
    }

    /// <summary>From now on, this process has these settings.</summary>
    public static void IsMeant() => Assert.True(Meant.Value);

    public static void Environment(IDictionary<string, string?> environment, Postfix? postfix)
    {
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        // A process of its own lives too short to earn back what compiling its code a second time costs: more than all the pages it renders.
        environment["DOTNET_TC_CallCounting"] = "0";
        environment["Vendor__Name"] = "Acme";
        environment["Vendor__SupportEmail"] = "help@acme.example";
        environment["Definitions__Folder"] = Repository;
        // What the developer set for runs of their own must not lead a test to their database or mail server.
        foreach (var name in environment.Keys.Where(name => name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Mail__", StringComparison.OrdinalIgnoreCase) || name == "ASPNETCORE_URLS").ToList())
            environment.Remove(name);
        if (postfix is null) return;
        environment["Mail__Transport"] = "smtp";
        environment["Mail__Host"] = "127.0.0.1";
        environment["Mail__Port"] = postfix.Port.ToString(CultureInfo.InvariantCulture);
        environment["Mail__Security"] = "none";
        environment["Mail__From"] = From;
    }

    /// <summary>A folder of definitions in this one: the repository's own, and these surveys.</summary>
    public static string WithSurveys(IReadOnlyDictionary<string, string> surveys, string folder)
    {
        var definitions = Path.Combine(folder, "definitions");
        foreach (var own in new[] { "surveys", "plans", "emails" })
        {
            Directory.CreateDirectory(Path.Combine(definitions, own));
            foreach (var file in Directory.GetFiles(Path.Combine(Repository, own))) File.Copy(file, Path.Combine(definitions, own, Path.GetFileName(file)));
        }
        foreach (var (key, text) in surveys) File.WriteAllText(Path.Combine(definitions, "surveys", key + ".yaml"), text);
        return definitions;
    }
}
