using ScaleSuccess.Tests.House.Styles;
using Xunit.Abstractions;

namespace ScaleSuccess.Tests.House;

/// <summary>The house rules that a machine can read (CONTRIBUTING.md). StyleRuleTests shows that each of them can fail.</summary>
public sealed class StyleTests(ITestOutputHelper output)
{
    private static readonly SourceFile[] Sources = [.. SourceTree.All.Where(file => !file.Is(".csproj"))];

    [Fact]
    public void No_file_is_longer_than_300_lines() => Verdict.None(Sources.SelectMany(FileRules.TooLong));

    [Fact]
    public void Nine_of_ten_files_are_shorter_than_150_lines()
    {
        output.WriteLine($"{Sources.Length} files, median {FileRules.Median(Sources)} lines");
        Assert.InRange(FileRules.ShareOfShortOnes(Sources), 0.9, 1.0);
    }

    [Fact]
    public void Type_names_say_something() => Verdict.None(Sources.SelectMany(TypeNames.Breaches));

    [Fact]
    public void No_folder_has_the_name_of_a_type() => Verdict.None(TypeNames.FolderBreaches(Sources));

    [Fact]
    public void An_interface_has_two_implementations() => Verdict.None(Interfaces.Breaches([.. SourceTree.Product]));

    [Fact]
    public void Nothing_unfinished_skipped_or_folded_away_is_left() => Verdict.None(Sources.SelectMany(FileRules.LeftOvers));

    [Fact]
    public void Nothing_depends_on_the_machines_language() => Verdict.None(SourceTree.Product.SelectMany(CultureRules.Breaches));

    [Fact]
    public void Every_sql_file_tells_what_it_answers() => Verdict.None(Sources.SelectMany(FileRules.UntoldSql));

    [Fact]
    public void Pages_hold_no_script_and_no_values() => Verdict.None(Sources.SelectMany(PageRules.Breaches));

    [Fact]
    public void What_stands_at_a_side_changes_it_from_right_to_left() => Verdict.None(SourceTree.Product.SelectMany(Directions.Breaches));

    [Fact]
    public void A_class_in_the_style_sheets_stands_in_a_page() => Verdict.None(StyleClasses.Unused([.. SourceTree.Product]));

    [Theory]
    [InlineData("app.css")]
    [InlineData("console.css")]
    public void A_class_of_one_page_means_nothing_else_on_another(string bundle) => Verdict.None(StyleMeanings.Two([.. SourceTree.Product], bundle));

    [Fact]
    public void An_icon_that_a_page_names_is_drawn() => Verdict.None(Icons.Unknown([.. SourceTree.Product]));
}
