using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>ScaleSuccess.Segmentation: answers in, segments out; no database, no web, no clock, no disk.</summary>
public static partial class Purity
{
    public const string Folder = "src/ScaleSuccess.Segmentation/";

    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.IsUnder(Folder)) return [];
        return file.Is(".csproj")
            // As it stands: a package's name is a string, which Code empties.
            ? file.Lines.Index().Where(line => Reference().IsMatch(line.Item))
                .Select(line => file.At(line.Index + 1, "Segmentation references nobody but MathNet.Numerics and Microsoft.ML."))
            : file.Breaches(Outside(), "Segmentation knows no database, web, clock or disk.");
    }

    [GeneratedRegex("<(ProjectReference|PackageReference|FrameworkReference|Reference) (?!Include=\"(MathNet.Numerics|Microsoft.ML)\")")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(System\.(IO|Data|Net)|Microsoft\.(?!ML\b)\w+|Npgsql|TimeProvider|Stopwatch|Environment|DateTime|DateTimeOffset|File|Directory|Console|HttpClient|ScaleSuccess\.(?!Segmentation\b)\w+)\b")]
    private static partial Regex Outside();
}
