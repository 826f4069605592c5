using ScaleSuccess.App;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Invitations;

namespace ScaleSuccess.Tests.House;

/// <summary>The arrows between our folders. Each rule is shown a bad sample too: a rule that cannot fail is worthless.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void A_module_names_only_modules_to_its_left() =>
        Verdict.None(SourceTree.Product.SelectMany(ModuleArrows.Breaches));

    [Theory]
    [InlineData("src/ScaleSuccess/Surveys/Survey.cs", "using ScaleSuccess.Plans;")]
    [InlineData("src/ScaleSuccess/Customers/Customer.cs", "var mail = new Emails.Message();")]
    [InlineData("src/ScaleSuccess/Plans/Items/Plan.cs", "global::ScaleSuccess.Engagement.CheckIn? next;")]
    [InlineData("src/ScaleSuccess/Foundation/ScaleDb.cs", "using ScaleSuccess.Definitions;")]
    [InlineData("src/ScaleSuccess/Plans/Plan.cs", "using ScaleSuccess.App;")]
    [InlineData("src/ScaleSuccess/Journey.cs", "namespace ScaleSuccess;")]
    public void An_arrow_to_the_right_is_found(string path, string line) =>
        Verdict.One(ModuleArrows.Breaches(new SourceFile(path, line)));

    [Theory]
    [InlineData("src/ScaleSuccess/Plans/Plan.cs", "using ScaleSuccess.Surveys;")]
    [InlineData("src/ScaleSuccess/Surveys/Survey.cs", "using ScaleSuccess.Foundation;")]
    [InlineData("src/ScaleSuccess/Surveys/Survey.cs", "// Plans.Template comes later; \"Outcomes.All\"")]
    [InlineData("src/ScaleSuccess/Surveys/Survey.cs", "return db.Plans.Count();")]
    [InlineData("src/ScaleSuccess/App/Journey.cs", "using ScaleSuccess.Outcomes;")]
    public void An_arrow_to_the_left_is_free(string path, string line) =>
        Verdict.None(ModuleArrows.Breaches(new SourceFile(path, line)));

    [Fact]
    public void A_folder_of_the_host_names_only_folders_to_its_left() =>
        Verdict.None(SourceTree.Product.SelectMany(HostArrows.Breaches));

    [Theory]
    [InlineData("src/ScaleSuccess.Web/Console/Today/TodayPage.razor", "@using ScaleSuccess.Web.Portal.Plans")]
    [InlineData("src/ScaleSuccess.Web/Portal/Plans/OpenPlan.cs", "using ScaleSuccess.Web.Console.Parts;")]
    [InlineData("src/ScaleSuccess.Web/Commands/Doctor.cs", "using ScaleSuccess.Web.Hosting;")]
    [InlineData("src/ScaleSuccess.Web/Mail/MailRegistration.cs", "using ScaleSuccess.Web.Configuration;")]
    [InlineData("src/ScaleSuccess.Web/Clock.cs", "namespace ScaleSuccess.Web;")]
    public void An_arrow_of_the_host_to_the_right_is_found(string path, string line) =>
        Verdict.One(HostArrows.Breaches(new SourceFile(path, line)));

    [Theory]
    [InlineData("src/ScaleSuccess.Web/Program.cs", "using ScaleSuccess.Web.Hosting;")]
    [InlineData("src/ScaleSuccess.Web/Hosting/ScaleHost.cs", "using ScaleSuccess.Web.Commands;")]
    [InlineData("src/ScaleSuccess.Web/Console/Today/TodayPage.razor", "@using ScaleSuccess.Web.Console.Customers")]
    public void Program_names_the_host_and_the_host_everything(string path, string line) =>
        Verdict.None(HostArrows.Breaches(new SourceFile(path, line)));

    [Fact]
    public void A_module_writes_only_its_own_tables() =>
        Verdict.None(SourceTree.Product.SelectMany(file => SqlArrows.Breaches(file).Concat(SqlArrows.Unowned(file))));

    [Theory]
    [InlineData("src/ScaleSuccess/Engagement/AnswerCheckIn.cs", "update plan_items set done_at = {0}")]
    [InlineData("src/ScaleSuccess/Surveys/InviteContacts.cs", "\"insert into messages (contact_id)\"")]
    [InlineData("src/ScaleSuccess/Plans/WritePlans.cs", "\"copy messages (contact_id) from stdin\"")]
    [InlineData("src/ScaleSuccess.Web/Commands/SeedCustomers.cs", "insert into customers (key, name) select key, name from seeded")]
    [InlineData("src/ScaleSuccess.Web/Jobs/Forget.sql", "delete from step_runs")]
    [InlineData("src/ScaleSuccess.Web/Console/Home.razor", "@code { private const string Close = \"update help_requests set closed_at = now()\"; }")]
    public void A_write_into_another_module_is_found(string path, string line) =>
        Verdict.One(SqlArrows.Breaches(new SourceFile(path, line)));

    [Theory]
    [InlineData("src/ScaleSuccess/Plans/Tick.sql", "update plan_items set done_at = {0} from check_ins")]
    [InlineData("src/ScaleSuccess/Plans/Claim.sql", "for update of c skip locked")]
    public void A_module_reads_what_it_likes(string path, string line) =>
        Verdict.None(SqlArrows.Breaches(new SourceFile(path, line)));

    [Fact]
    public void A_table_without_a_module_is_found() =>
        Verdict.One(SqlArrows.Unowned(new SourceFile("src/ScaleSuccess/Foundation/Migrations/0099_notes.sql", "create table notes (")));

    [Fact]
    public void A_folder_holds_at_most_20_files() => Verdict.None(FolderRules.TooFull(SourceTree.Product.Where(file => !file.Is(".csproj"))));

    [Fact]
    public void A_folder_of_21_files_is_found() =>
        Verdict.One(FolderRules.TooFull(Enumerable.Range(0, 21).Select(i => new SourceFile($"src/ScaleSuccess/Plans/Plan{i}.cs", ""))));

    [Fact]
    public void Namespaces_follow_folders() =>
        Verdict.None(SourceTree.All.SelectMany(NamespacesFollowFolders.Breaches));

    [Theory]
    [InlineData("src/ScaleSuccess/Plans/Plan.cs", "namespace ScaleSuccess;")]
    [InlineData("src/ScaleSuccess.Web/Jobs/HangfireRun.cs", "namespace ScaleSuccess.Web.Hosting;")]
    public void A_namespace_beside_its_folder_is_found(string path, string line) =>
        Verdict.One(NamespacesFollowFolders.Breaches(new SourceFile(path, line)));

    [Fact]
    public void Vendors_are_named_only_in_their_place() =>
        Verdict.None(SourceTree.Product.SelectMany(VendorPlaces.Breaches));

    [Theory]
    [InlineData("src/ScaleSuccess/App/Journey.cs", "using Hangfire;")]
    [InlineData("src/ScaleSuccess.Web/Program.cs", "Hangfire.BackgroundJob.Enqueue();")]
    [InlineData("src/ScaleSuccess/Emails/Send.cs", "using Mail = MimeKit.MimeMessage;")]
    [InlineData("src/ScaleSuccess/Plans/Templates.cs", "using YamlDotNet.Serialization;")]
    [InlineData("src/ScaleSuccess.Web/Console/Home.razor", "@using Microsoft.EntityFrameworkCore")]
    [InlineData("src/ScaleSuccess.Web/Console/Home.razor", "@inject Npgsql.NpgsqlDataSource Data")]
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
