namespace ScaleSuccess.Tests.House.Texts;

/// <summary>Texts are in .resx files, each key in every language. Each rule is shown a sample that breaks it.</summary>
public sealed class TextTests
{
    private const string Injected = "@inject IStringLocalizer<PlanTexts> T\n";
    private static readonly TextFile English = new("src/Plans/PlanTexts.resx", ["title", "days.one", "days.other", "track.Late"]);

    [Fact]
    public void Every_key_in_use_has_a_text() => Verdict.None(TextKeys.Missing(SourceTree.Product, TextFile.All));

    [Theory]
    [InlineData("@T[\"titel\"]")]
    [InlineData("@(IsNew ? T[\"title\"] : T[\"old.title\"])")]
    [InlineData("@T[IsNew ? \"new\" : \"title\"]")]
    [InlineData("@T.Count(\"day\", 3)")]
    [InlineData("@T[$\"state.{State}\"]")]
    public void A_key_without_a_text_is_found(string markup) =>
        Verdict.One(TextKeys.Missing([new("src/Plans/Plan.razor", Injected + markup)], [English]));

    [Theory]
    [InlineData("@T[\"title\", Name(\"x\"), \"y\"]")]
    [InlineData("@T.Count(\"days\", 3)")]
    [InlineData("@T[$\"track.{Track}\"]")]
    public void A_key_with_a_text_passes(string markup) =>
        Verdict.None(TextKeys.Missing([new("src/Plans/Plan.razor", Injected + markup)], [English]));

    [Fact]
    public void Texts_of_nobody_are_found() =>
        Verdict.One(TextKeys.Missing([new("src/Plans/Plan.razor", "@inject IStringLocalizer<OtherTexts> T\n@T[\"title\"]")], [English]));

    [Fact]
    public void Every_text_is_used() => Verdict.None(TextKeys.Unused(SourceTree.Product, TextFile.All));

    [Fact]
    public void A_text_that_nobody_uses_is_found() =>
        Verdict.One(TextKeys.Unused([new("src/Plans/Plan.razor", Injected + "@T[\"title\"] @T.Count(\"days\", 1)")], [English]));

    [Fact]
    public void Every_language_has_every_text() => Verdict.None(TextKeys.Untranslated(TextFile.All));

    [Fact]
    public void A_text_that_a_language_lacks_is_found() =>
        Verdict.One(TextKeys.Untranslated([English, new("src/Plans/PlanTexts.de.resx", ["title", "days.one", "days.other"])]));

    [Fact]
    public void What_is_counted_can_be_one() => Verdict.None(TextFile.All.SelectMany(file => CountedTexts.Breaches(file.Path, System.Xml.Linq.XDocument.Load(Path.Combine(SourceTree.Root, file.Path)))));

    [Fact]
    public void A_counted_word_without_a_text_for_one_is_found() => Verdict.One(CountedTexts.Breaches("a.resx", System.Xml.Linq.XDocument.Parse(
        """<root><data name="long"><value>{0} characters too long</value></data><data name="days.other"><value>{0} days</value></data><data name="by"><value>Too long by {0}</value></data></root>""")));

    [Fact]
    public void Pages_of_customers_hold_no_texts() => Verdict.None(SourceTree.Product.SelectMany(LiteralTexts.Breaches));

    [Theory]
    [InlineData("<p>\n  Tell us\n</p>")]
    [InlineData("@if (Late)\n{\n  <p>Late by @Days.Long(day)</p>\n}")]
    [InlineData("<Card Title=\"Stuck?\" id=\"stuck\">")]
    [InlineData("<p>@(Done ? T[\"done\"] : \"Not yet\")</p>")]
    [InlineData("<p>@T[\"a\"]</p>\n\n@code {\n  private string Why => Late ? \"Late\" : Name;\n}")]
    [InlineData("<input aria-label=\"Your name\">")]
    public void A_text_in_a_page_is_found(string markup) =>
        Verdict.One(LiteralTexts.Breaches(new SourceFile("src/ScaleSuccess.Web/Portal/Plans/A.razor", markup)));

    [Theory]
    [InlineData("@page \"/p/{Token}\"\n@* Words for us. *@\n<p class=\"soft small\">@T[\"title\"] @Days.Long(day)</p>")]
    [InlineData("@foreach (var a in All.Where(x => x.Is(\"y\")))\n{\n  var b = a;\n  <Part Title=\"@T[\"a\", a.Name]\" /> <br>&nbsp;·\n}\nelse\n{\n}")]
    [InlineData("<p></p>\n\n@code {\n  public const string Field = \"go\";\n  /// <summary>Some \"words\" here.</summary>\n}")]
    public void A_page_without_texts_passes(string markup) =>
        Verdict.None(LiteralTexts.Breaches(new SourceFile("src/ScaleSuccess.Web/Portal/Plans/A.razor", markup)));

    [Fact]
    public void A_text_in_the_code_of_a_page_is_found() =>
        Verdict.One(LiteralTexts.Breaches(new SourceFile("src/ScaleSuccess.Web/Portal/Plans/A.cs", "return $\"by {day}, at the latest\";")));

    [Fact]
    public void The_product_s_code_holds_no_texts_for_customers() => Verdict.None(SourceTree.Product.SelectMany(ProductTexts.Breaches));

    [Theory]
    [InlineData("Words => \"news about your plan\";")]
    [InlineData("Words => isDone ? \"Done\" : Key;")]
    [InlineData("Words => $\"{label} from {now} to {target}\";")]
    [InlineData("Words => $\"{string.Join(\", \", first)} and {last}\";")]
    [InlineData("Words => string.Join(\" and \", all);")]
    [InlineData("Words => day.ToString(\"d MMMM yyyy\", culture);")]
    [InlineData("Words => count.ToString(\"N0\", culture);")]
    [InlineData("Words => $\"{day:d MMM}\";")]
    [InlineData("// A comment's \"quote\".\nprivate const char Quote = '\"';\nWords => @\"Please \"\"choose\"\" one.\";")]
    [InlineData("Words => Say(\"This is no exception.\", new InvalidOperationException(\"But this is.\"));")]
    [InlineData("Words => \"\"\"\n  Please \"choose\" one.\n  \"\"\";")]
    public void A_text_in_the_product_s_code_is_found(string code) =>
        Verdict.One(ProductTexts.Breaches(new SourceFile("src/ScaleSuccess/Plans/A.cs", $"class A\n{{\n    {code}\n}}\n")));

    [Theory]
    [InlineData("throw new InvalidOperationException($\"No answer for {outcome}.\" + \"Never.\");")]
    [InlineData("log.LogError(e, \"Message {Message} could not be written\", id);")]
    [InlineData("yield return new Flaw(name.Line, $\"Write {name} with two braces.\");")]
    [InlineData("map.Wrong<double?>(key, \"It should be a number.\", null);")]
    [InlineData("await db.QueryAsync(\"select id from plans\", cancel); // not \"these words\"")]
    [InlineData("new EmailType<A>(\"a\", Topic.Plan, \"Your plan\", sample: new(1, \"First report in use\"));")]
    [InlineData("Key => texts[$\"role.{role}\"] + \", \" + $\"plan/{id}/{day:yyyy-MM-dd}\" + \"\" + \"Subject:\";")]
    public void What_no_customer_reads_passes(string code) =>
        Verdict.None(ProductTexts.Breaches(new SourceFile("src/ScaleSuccess/Plans/A.cs", $"class A\n{{\n    {code}\n}}\n")));
}
