using System.Text.Json;
using Json.Schema;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Schemas;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Surveys.Schemas;

/// <summary>The published JSON Schema says what the product reads: it takes every survey that is right, and refuses a key that is unknown here.</summary>
public sealed class SurveySchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(SurveySchema.Text());

    [Fact]
    public void The_published_file_is_the_schema_of_this_build() =>
        // Else: ./run surveys schema docs/schemas/survey.schema.json
        Assert.Equal(SurveySchema.Text(), File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "docs/schemas/survey.schema.json")).ReplaceLineEndings("\n"));

    [Fact]
    public void The_published_file_of_translations_is_the_one_of_this_build_and_takes_ours()
    {
        // Else: ./run surveys schema --translation docs/schemas/translation.schema.json
        Assert.Equal(TranslationSchema.Text(), File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "docs/schemas/translation.schema.json")).ReplaceLineEndings("\n"));
        var schema = JsonSchema.FromText(TranslationSchema.Text());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Product.RepositoryFolder(), "surveys"), "*.de.yaml"))
        {
            var text = File.ReadAllText(file);
            Assert.StartsWith("# yaml-language-server: $schema=../docs/schemas/translation.schema.json", text, StringComparison.Ordinal);
            Assert.Equal("", Flaws(text, schema));
            Assert.NotEqual("", Flaws(text + "think: x\n", schema));
            var own = File.ReadAllText(file.Replace(".de.", ".", StringComparison.Ordinal));
            Assert.Equal("", Flaws(SurveySource.Joined(own, [new TranslationText("de", text)])));
        }
    }

    [Fact]
    public void It_is_a_schema_of_its_draft()
    {
        using var text = JsonDocument.Parse(SurveySchema.Text());
        Assert.True(MetaSchemas.Draft202012.Evaluate(text.RootElement).IsValid);
    }

    [Fact]
    public void It_takes_our_own_survey_which_names_it_in_its_first_line()
    {
        var text = File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "surveys/onboarding.yaml"));
        Assert.StartsWith("# yaml-language-server: $schema=../docs/schemas/survey.schema.json", text, StringComparison.Ordinal);
        Assert.Equal("", Flaws(text));
    }

    [Fact]
    public void It_takes_a_survey_with_every_kind()
    {
        Assert.Equal("", Flaws(EveryKind.Survey));
        var used = new[] { EveryKind.Survey, File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "surveys/onboarding.yaml")) }.SelectMany(text => YamlFile.Nodes(text)!.Texts.Select(node => node.Value)).ToHashSet();
        // Those two have neither.
        Assert.Equal(["long-text", "number"], QuestionKind.All.Keys.Where(kind => !used.Contains(kind)));
        Assert.Equal("", Flaws(One("kind: long-text")));
        Assert.Equal("", Flaws(One("kind: number\nmin: 1\nmax: 9.5\nunit: people")));
    }

    // A new kind, or a key that one reads and does not say, is found here.
    [Fact]
    public void Of_each_kind_it_knows_the_keys_that_the_product_reads()
    {
        var options = QuestionKind.All.Values.SelectMany(kind => kind.Options).DistinctBy(option => option.Key).ToList();
        var keys = options.Select(option => option.Key).Concat(["choices", "rows", "means", "segment", "required_if", "days", "alone", "better"]).Distinct();
        foreach (var (kind, key) in from kind in QuestionKind.All.Keys from key in keys select (kind, key))
        {
            var text = One($"kind: {kind}\n{key}: {Value(key)}");
            var read = SurveyFile.Read("one.yaml", text) is not Read<Survey>.Bad(var mistakes) || !mistakes.Any(mistake => mistake.Key.EndsWith($"`{key}`", StringComparison.Ordinal)
                && (mistake.Sentence.StartsWith("Unknown key", StringComparison.Ordinal) || mistake.Sentence.Contains("leave it out", StringComparison.Ordinal) || mistake.Sentence.Contains("cannot mean", StringComparison.Ordinal)));
            Assert.True(read == !Flaws(text).Contains($"/{key}: {(key == "means" ? "" : "All values fail")}", StringComparison.Ordinal), $"{kind}, {key}: the product {(read ? "reads" : "refuses")} it. {Flaws(text)}");
        }
    }

    [Theory]
    [InlineData("kind: scales", "/kind")]
    [InlineData("kind: scale\nlook: star", "/look")]
    [InlineData("kind: text\nhnt: x", "/hnt")]
    [InlineData("kind: text\nrequired: perhaps", "/required")]
    [InlineData("kind: text\nshow_if: { q: { atleast: 3 } }", "/show_if")]
    [InlineData("kind: choice", "choices")]
    [InlineData("kind: choices\nchoices: [ { key: a } ]", "label")]
    [InlineData("kind: measures\nchoices: [ { key: a, label: A, unit: x } ]", "better")]
    [InlineData("kind: money\ncurrencies: [EUR, XYZ]", "/currencies")]
    public void What_the_product_would_refuse_is_marked_at_its_place(string keys, string at) => Assert.Contains(at, Flaws(One(keys)), StringComparison.Ordinal);

    private static string Value(string key) => key switch
    {
        "choices" or "rows" => "[ { key: a, label: A }, { key: b, label: B } ]",
        "means" => "goals",
        "segment" or "required_if" when key == "segment" => "true",
        "required_if" => "{ customer.tier: [small] }",
        "currencies" => "[EUR, USD]",
        "currency" => "EUR",
        "preset" => "nps",
        "look" => "numbers",
        "other" or "random" or "alone" => "true",
        "better" => "lower",
        _ => "2",
    };

    private static string One(string keys) => $$"""
        survey: one
        title: One
        intro: Hello.
        thanks: Thanks.
        pages:
          - title: You
            questions:
              - key: q
                ask: What?
                {{keys.ReplaceLineEndings("\n").Replace("\n", "\n        ", StringComparison.Ordinal)}}
        """;

    private static string Flaws(string yaml, JsonSchema? schema = null)
    {
        var found = (schema ?? Schema).Evaluate(JsonSerializer.SerializeToElement(YamlAsJson.Of(yaml)), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return found.IsValid ? "" : string.Join('\n', (found.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")));
    }
}
