using ScaleSuccess.Tests.House.Styles;

namespace ScaleSuccess.Tests.House;

/// <summary>Each rule of StyleTests against a sample that breaks it, and one that only looks as if.</summary>
public sealed class StyleRuleTests
{
    [Fact]
    public void A_file_of_301_lines_is_found()
    {
        Verdict.One(FileRules.TooLong(Lines(301)));
        Verdict.None(FileRules.TooLong(Lines(300)));
    }

    [Fact]
    public void Long_files_are_counted() =>
        Assert.Equal(0.5, FileRules.ShareOfShortOnes([Lines(149), Lines(150)]));

    [Theory]
    [InlineData("public sealed class PlanManager;")]
    [InlineData("internal static partial class StringExtensions")]
    [InlineData("public sealed record PlanDto(int Id);")]
    [InlineData("    private interface IMailService { }")]
    public void A_name_that_says_nothing_is_found(string line) => Verdict.One(TypeNames.Breaches(Cs(line)));

    [Theory]
    [InlineData("public sealed class Database;")]
    [InlineData("public sealed record HelpRequest;")]
    [InlineData("// class PlanManager is gone")]
    public void A_name_that_says_something_passes(string line) => Verdict.None(TypeNames.Breaches(Cs(line)));

    [Fact]
    public void A_component_is_a_type_too() =>
        Verdict.One(TypeNames.Breaches(new SourceFile("src/Web/Parts/TableHelper.razor", "<table></table>")));

    [Theory]
    [InlineData("src/Plans/Plan.cs")]
    [InlineData("src/ScaleSuccess.Segmentation/Plans/Plan.cs")]
    public void A_type_named_as_a_folder_is_found(string path) =>
        Verdict.One(TypeNames.FolderBreaches([new(path, "class Plans;"), new("src/Plans/Other.cs", "class Other;")]));

    [Fact]
    public void A_folder_of_segmentation_hides_no_type_of_the_product() =>
        Verdict.None(TypeNames.FolderBreaches([new("src/ScaleSuccess/Plans/Plan.cs", "class Centroids;"), new("src/ScaleSuccess.Segmentation/Centroids/Center.cs", "class Center;")]));

    [Fact]
    public void An_interface_with_one_implementation_is_found()
    {
        var port = Cs("public interface IClock { }");
        var first = Cs("public sealed class Sun(Func<IClock> other) : Star, IClock\n{");
        var second = Cs("public sealed class Ticking<T>(int a) : IClock where T : class;");

        Verdict.One(Interfaces.Breaches([port, first, Cs("public sealed class Sand(IClock clock) { }")]));
        Verdict.None(Interfaces.Breaches([port, first, second]));
    }

    [Fact]
    public void An_arrow_that_stays_at_its_side_from_right_to_left_is_found()
    {
        const string line = "select { background-position: right 1rem center; }";
        Verdict.One(Directions.Breaches(new SourceFile("a.css", line)));
        Verdict.None(Directions.Breaches(new SourceFile("a.css", $"{line}\n[dir=\"rtl\"] select {{ background-position: left 1rem center; }}")));
    }

    [Theory]
    [InlineData("// TO" + "DO later")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    [InlineData("[Fact(Ski" + "p = \"slow\")]")]
    [InlineData("    #reg" + "ion Private")]
    public void A_left_over_is_found(string line) => Verdict.One(FileRules.LeftOvers(Cs(line)));

    [Theory]
    [InlineData("var a = name.ToLower();")]
    [InlineData("var a = name.ToUpper();")]
    [InlineData("if (a.Equals(b, StringComparison.CurrentCultureIgnoreCase)) return;")]
    [InlineData("if (string.Compare(a, b) == 0) return;")]
    [InlineData("new Regex(\"<script\", RegexOptions.IgnoreCase);")]
    public void What_a_turkish_machine_sees_otherwise_is_found(string line) => Verdict.One(CultureRules.Breaches(Cs(line)));

    [Theory]
    [InlineData("var a = name.ToLowerInvariant();")]
    [InlineData("[GeneratedRegex(\"x\", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]")]
    public void What_every_machine_sees_alike_passes(string line) => Verdict.None(CultureRules.Breaches(Cs(line)));

    [Fact]
    public void Sql_without_a_word_is_found()
    {
        Verdict.One(FileRules.UntoldSql(new SourceFile("src/Plans/due.sql", "select 1")));
        Verdict.None(FileRules.UntoldSql(new SourceFile("src/Plans/due.sql", "-- Who is due.\nselect 1")));
    }

    [Theory]
    [InlineData("a.razor", "<script>alert(1)</script>")]
    [InlineData("a.razor", "<button onclick=\"go()\">")]
    [InlineData("a.razor", "<p style=\"top:0\">")]
    [InlineData("a.razor", "<path fill=\"#c00\" />")]
    [InlineData("a.js", "line.color = '#aa00bb'")]
    [InlineData("a.css", "  color: #fff;")]
    [InlineData("a.css", "  color: rgb(1 2 3);")]
    [InlineData("a.css", "  margin: 0 12px;")]
    [InlineData("a.razor", "<label>@Label @if (!Required) {<span>@T[\"optional\"]</span>}</label>")]
    [InlineData("a.razor", "<p>@if (many) {<strong>@Names</strong>} @Why</p>")]
    public void Script_and_values_in_the_wrong_place_are_found(string name, string line) =>
        Verdict.One(PageRules.Breaches(new SourceFile(name, line)));

    [Theory]
    [InlineData("a.razor", "<script src=\"/charts.js\" defer></script>")]
    [InlineData("a.razor", "<script type=\"application/json\" id=\"funnel\">")]
    [InlineData("a.razor", "<form method=\"post\" @onsubmit=\"Save\" @formname=\"plan\">")]
    [InlineData("a.razor", "<a href=\"#add\" data-style=\"x\">")]
    [InlineData("a.css", "#add { margin: 0 var(--space-2); }")]
    [InlineData("a.css", "@media (width < 360px) {")]
    [InlineData("tokens.css", "  --ink: #112233; --space: 4px;")]
    [InlineData("a.razor", "<label>@Label&#32;@if (!Required) {<span>@T[\"optional\"]</span>}</label>")]
    public void What_only_looks_like_it_passes(string name, string line) =>
        Verdict.None(PageRules.Breaches(new SourceFile(name, line)));

    [Theory]
    [InlineData(".stack.loose { gap: 0; }")]
    [InlineData(".card > .note-3 { gap: 0; }")]
    public void A_class_that_no_page_has_is_found(string line) =>
        Verdict.One(StyleClasses.Unused([new("a.css", line), new("a.razor", "<p class=\"stack card note\">")]));

    [Theory]
    [InlineData(".stack.loose:has(.mark-2) { gap: 1.5rem; }")]
    [InlineData(".less-1, .less-2,")]
    [InlineData("@import url(\"parts/card.css\");")]
    public void A_class_that_a_page_has_passes(string line) => Verdict.None(StyleClasses.Unused(
        [new("a.css", line), new("a.razor", "<p class=\"stack @(Is ? \"loose\" : null) mark-@Colour\">"), new("a.cs", "$\"less-{step}\"")]));

    [Theory]
    [InlineData(".plan .sheet { gap: 0; }")]
    [InlineData(".plan {\n  .cell { gap: 0; }\n  .sheet, .fold { gap: 0; }\n}")]
    [InlineData("@media (width < 360px) {\n  .plan > .sheet { gap: 0; }\n}")]
    public void A_class_that_another_page_lays_out_everywhere_is_found(string rules) =>
        Verdict.One(StyleMeanings.Two(Served(rules), "app.css"));

    [Theory]
    [InlineData(".plan .sheet > .cell { gap: 0; }")]
    [InlineData(".plan .sheet.wide { gap: 0; }")]
    [InlineData(".plan:has(.hero) .sheet { gap: 0; }")]
    [InlineData(".plan .stack { gap: 0; }")]
    public void A_class_with_one_meaning_passes(string rules) =>
        Verdict.None(StyleMeanings.Two(Served(rules), "app.css"));

    [Fact]
    public void An_icon_that_nobody_has_drawn_is_found() => Verdict.One(Icons.Unknown(
        [new("Parts/Icon.razor", "    [\"check\"] = \"M5 12\","), new("a.razor", "<Icon Name=\"check\" /><EmptyState IconName=\"check\" />"), new("b.razor", "<Icon Name=\"pen\" />")]));

    private static SourceFile[] Served(string rules) =>
    [
        new("css/app.css", "@import url(\"parts/stack.css\");\n@import url(\"pages/survey.css\");\n@import url(\"pages/plan.css\");"),
        new("css/parts/stack.css", ".stack { gap: 0; }"),
        new("css/pages/survey.css", ".sheet { gap: 0; }"),
        new("css/pages/other.css", ".cell { gap: 0; }"),
        new("css/pages/plan.css", rules),
    ];

    private static SourceFile Cs(string text) => new("src/Sample/Sample.cs", text);

    private static SourceFile Lines(int count) => Cs(string.Join('\n', Enumerable.Repeat("x", count)));
}
