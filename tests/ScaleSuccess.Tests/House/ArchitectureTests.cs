using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Tests.House;

/// <summary>The arrows between our folders. Each rule is shown a bad sample too: a rule that cannot fail keeps nothing.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void A_module_names_only_modules_to_its_left() =>
        Verdict.None(SourceTree.Product.SelectMany(ModuleArrows.Breaches));

    [Theory]
    [InlineData("src/ScaleSuccess/Surveys/Survey.cs", "using ScaleSuccess.Plans;")]
    [InlineData("src/ScaleSuccess/Customers/Customer.cs", "var mail = new Emails.Message();")]
    [InlineData("src/ScaleSuccess/Plans/Items/Plan.cs", "global::ScaleSuccess.CheckIns.CheckIn? next;")]
    [InlineData("src/ScaleSuccess/Data/ScaleDb.cs", "using ScaleSuccess.Customers;")]
    public void An_arrow_to_the_right_is_found(string path, string line) =>
        Verdict.One(ModuleArrows.Breaches(new SourceFile(path, line)));

    [Theory]
    [InlineData("src/ScaleSuccess/Plans/Plan.cs", "using ScaleSuccess.Surveys;")]
    [InlineData("src/ScaleSuccess/Surveys/Survey.cs", "using ScaleSuccess.Data;")]
    [InlineData("src/ScaleSuccess/Surveys/Survey.cs", "// Plans.Template comes later; \"Outcomes.All\"")]
    [InlineData("src/ScaleSuccess/Surveys/Survey.cs", "return db.Plans.Count();")]
    [InlineData("src/ScaleSuccess/Journey.cs", "using ScaleSuccess.Outcomes;")]
    public void An_arrow_to_the_left_and_the_root_are_free(string path, string line) =>
        Verdict.None(ModuleArrows.Breaches(new SourceFile(path, line)));

    [Fact]
    public void Namespaces_follow_folders() =>
        Verdict.None(SourceTree.All.SelectMany(NamespacesFollowFolders.Breaches));

    [Theory]
    [InlineData("src/ScaleSuccess/Plans/Plan.cs", "namespace ScaleSuccess;")]
    [InlineData("src/ScaleSuccess.Web/Adapters/Quartz/QuartzRun.cs", "namespace ScaleSuccess.Web.Adapters.Quartz;")]
    public void A_namespace_beside_its_folder_is_found(string path, string line) =>
        Verdict.One(NamespacesFollowFolders.Breaches(new SourceFile(path, line)));

    [Fact]
    public void Vendors_are_named_only_in_their_place() =>
        Verdict.None(SourceTree.Product.SelectMany(VendorPlaces.Breaches));

    [Theory]
    [InlineData("src/ScaleSuccess/Journey.cs", "using Quartz;")]
    [InlineData("src/ScaleSuccess.Web/Program.cs", "Hangfire.BackgroundJob.Enqueue();")]
    [InlineData("src/ScaleSuccess/Emails/Send.cs", "using Mail = System.Net.Mail;")]
    [InlineData("src/ScaleSuccess/Plans/Templates.cs", "using YamlDotNet.Serialization;")]
    [InlineData("src/ScaleSuccess.Web/OpsPages/Home.razor", "@using Microsoft.EntityFrameworkCore")]
    [InlineData("src/ScaleSuccess.Web/OpsPages/Home.razor", "@inject Npgsql.NpgsqlDataSource Data")]
    [InlineData("src/ScaleSuccess.Web/Api/Customers.cs", "using CsvHelper;")]
    [InlineData("src/ScaleSuccess.Segmentation/Selection/FindSegments.cs", "using Microsoft.ML;")]
    public void A_vendor_elsewhere_is_found(string path, string line) =>
        Verdict.One(VendorPlaces.Breaches(new SourceFile(path, line)));

    [Fact]
    public void Segmentation_is_answers_in_and_segments_out()
    {
        Verdict.None(SourceTree.Product.SelectMany(Purity.Breaches));
        Assert.All(typeof(AnswerCodes).Assembly.GetReferencedAssemblies(), reference =>
            Assert.Matches(@"^(System\.(?!IO\.|Data|Net\.|Console)|MathNet\.Numerics$|Microsoft\.ML(\.|$))", reference.Name));
    }

    [Theory]
    [InlineData("ScaleSuccess.Segmentation.csproj", "<PackageReference Include=\"Npgsql\" />")]
    [InlineData("KMeans.cs", "using System.IO;")]
    [InlineData("KMeans.cs", "using Microsoft.Extensions.Logging;")]
    [InlineData("KMeans.cs", "var rows = File.ReadAllLines(path);")]
    [InlineData("KMeans.cs", "public Fit(TimeProvider clock) { }")]
    [InlineData("KMeans.cs", "using ScaleSuccess.Segments;")]
    public void A_segmentation_that_looks_outside_is_found(string name, string line) =>
        Verdict.One(Purity.Breaches(new SourceFile(Purity.Folder + name, line)));
}
