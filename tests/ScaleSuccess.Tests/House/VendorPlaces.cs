using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>Where each vendor may be named, so that replacing it touches one folder.</summary>
public static class VendorPlaces
{
    private const string Web = "src/ScaleSuccess.Web/";

    private static readonly string[] Pages = ["Portal/", "Console/", "Parts/", "Layouts/", "Development/"];

    private static readonly (string Vendors, string Place, Func<SourceFile, bool> IsAllowed)[] Places =
    [
        ("Hangfire", "Web/Jobs", file => file.IsUnder(Web + "Jobs/")),
        ("MailKit|MimeKit", "Web/Mail", file => file.IsUnder(Web + "Mail/")),
        ("OpenTelemetry", "Web/Hosting", file => file.IsUnder(Web + "Hosting/")),
        ("Microsoft.ML", "Segmentation/Centroids", file => file.IsUnder(Purity.Folder + "Centroids/")),
        ("System.CommandLine|Spectre", "Web/Commands and SegmentCli", file => file.IsUnder(Web + "Commands/", "src/ScaleSuccess.SegmentCli/")),
        ("CsvHelper", "SegmentCli, Web/Commands and the files of results", file => file.IsUnder(Web + "Commands/", "src/ScaleSuccess.SegmentCli/") || file.Is("/Results/Files/ResponsesCsv.cs", "/Results/Files/QuestionsCsv.cs", "/Results/Files/CrossTabCsv.cs")),
        ("YamlDotNet", "files named *File.cs", file => file.Is("File.cs")),
        ("DiffPlex", "Definitions/LineDiff.cs and WordDiff.cs", file => file.Is("/Definitions/LineDiff.cs", "/Definitions/WordDiff.cs")),
        ("Markdig|PreMailer", "Emails/Composing", file => file.IsUnder("src/ScaleSuccess/Emails/Composing/")),
        ("NodaTime|PublicHoliday", "Customers/Countries", file => file.IsUnder("src/ScaleSuccess/Customers/Countries/")),
        ("HandlebarsDotNet", "Definitions/CompiledText.cs", file => file.Is("/Definitions/CompiledText.cs")),
        ("Microsoft.EntityFrameworkCore|Npgsql", "ScaleSuccess and ScaleSuccess.Web, but no page", file => !IsPage(file)),
    ];

    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.IsUnder("src/") || !file.Is(".cs", ".razor")) return [];
        return Places.Where(place => !place.IsAllowed(file)).SelectMany(place =>
            file.Breaches(Naming(place.Vendors), $"this vendor is named only in {place.Place}."));
    }

    private static bool IsPage(SourceFile file) =>
        file.Is(".razor") || file.IsUnder([.. Pages.Select(folder => Web + folder)]);

    /// <summary>In a using, or qualified in the code: "using Hangfire;", "Hangfire.JobStorage", but not "IsHangfire" or "engine.Hangfire".</summary>
    private static Regex Naming(string vendors)
    {
        var names = vendors.Replace(".", @"\.", StringComparison.Ordinal);
        return new Regex($@"(?<![\w.])(using\s+(static\s+)?(\w+\s*=\s*)?(global::)?({names})\s*;?\s*$|({names})\.[A-Z])");
    }
}
