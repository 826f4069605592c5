using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>Where each vendor may be named, so that taking another one touches one folder.</summary>
public static class VendorPlaces
{
    private const string Adapters = "src/ScaleSuccess.Web/Adapters/";
    private const string Commands = "src/ScaleSuccess.Web/Commands/";
    private const string SegmentCli = "src/ScaleSuccess.SegmentCli/";

    private static readonly string[] Pages =
        ["CustomerPages/", "OpsPages/", "Parts/", "Layouts/"];

    private static readonly (string Vendors, string Place, Func<SourceFile, bool> IsAllowed)[] Places =
    [
        ("Quartz|Hangfire|MailKit|MimeKit|System.Net.Mail|OpenTelemetry", "Adapters/", file => file.IsUnder(Adapters)),
        ("System.CommandLine|Spectre|CsvHelper", "Adapters/, Commands/ and SegmentCli", file => file.IsUnder(Adapters, Commands, SegmentCli)),
        ("Microsoft.ML", "Segmentation/Centroids/", file => file.IsUnder(Purity.Folder + "Centroids/")),
        ("YamlDotNet", "files named *File.cs", file => file.Is("File.cs")),
        ("HandlebarsDotNet", "Data/CompiledText.cs", file => file.Is("/Data/CompiledText.cs")),
        ("Microsoft.EntityFrameworkCore|Npgsql", "ScaleSuccess and ScaleSuccess.Web, but no page", file => !IsPage(file)),
    ];

    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.IsUnder("src/") || !file.Is(".cs", ".razor")) return [];
        return Places.Where(place => !place.IsAllowed(file)).SelectMany(place =>
            file.Breaches(Naming(place.Vendors), $"this vendor is named only in {place.Place}."));
    }

    private static bool IsPage(SourceFile file) =>
        file.Is(".razor") || file.IsUnder([.. Pages.Select(folder => "src/ScaleSuccess.Web/" + folder)]);

    /// <summary>In a using, or qualified in the code: "using Quartz;", "Quartz.IJob", but not "IsQuartz" or "engine.Quartz".</summary>
    private static Regex Naming(string vendors)
    {
        var names = vendors.Replace(".", @"\.", StringComparison.Ordinal);
        return new Regex($@"(?<![\w.])(using\s+(static\s+)?(\w+\s*=\s*)?(global::)?({names})\s*;?\s*$|({names})\.[A-Z])");
    }
}
