using System.Text.Json;
using Json.Schema;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Schemas;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Surveys.Schemas;

namespace ScaleSuccess.Tests.Plans.Schemas;

/// <summary>The published JSON Schema says what the product reads: it takes every template that is right, and refuses a key that is unknown here.</summary>
public sealed class PlanSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(PlanSchema.Text());

    [Fact]
    public void The_published_file_is_the_schema_of_this_build() =>
        // Else: ./run templates schema docs/schemas/plan.schema.json
        Assert.Equal(PlanSchema.Text(), File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "docs/schemas/plan.schema.json")).ReplaceLineEndings("\n"));

    [Fact]
    public void It_is_a_schema_of_its_draft()
    {
        using var text = JsonDocument.Parse(PlanSchema.Text());
        Assert.True(MetaSchemas.Draft202012.Evaluate(text.RootElement).IsValid);
    }

    [Fact]
    public void It_takes_our_own_files_which_name_it_in_their_first_line() => Assert.All(Directory.GetFiles(Path.Combine(Product.RepositoryFolder(), "plans"), "*.yaml"), file =>
    {
        var text = File.ReadAllText(file);
        Assert.StartsWith("# yaml-language-server: $schema=../docs/schemas/plan.schema.json", text, StringComparison.Ordinal);
        Assert.Equal("", Flaws(text));
    });

    // A key that the product reads and the schema does not say, or the other way round, is found here.
    [Theory]
    [InlineData(Template, "")]
    [InlineData(Template, "milestones/0")]
    [InlineData(Template, "milestones/0/actions/0")]
    [InlineData(Template, "commitments/0")]
    [InlineData(Template, "highlights/0")]
    [InlineData(Template, "check_ins")]
    [InlineData(Template, "reviews")]
    [InlineData(Template, "enough")]
    [InlineData(Template, "enough/objectives")]
    [InlineData(Goal, "")]
    [InlineData(Goal, "benefits/0")]
    [InlineData(Goal, "actions/0")]
    [InlineData(Goal, "commitments/0")]
    [InlineData(Goal, "criteria/0")]
    public void Of_each_block_it_knows_the_keys_that_the_product_reads(string file, string block)
    {
        Assert.Equal("", Flaws(file));
        var path = DraftPath.Of(block);
        foreach (var key in Keys)
        {
            IReadOnlyList<object> place = block.Length == 0 ? [key] : [.. path, key];
            var nodes = YamlFile.Nodes(file)!;
            if (nodes.At(place) is not null) continue;
            var text = YamlOutputFile.Write(nodes.With(place, YamlChange.Text("x")));
            var unread = Mistakes(text).Any(mistake => mistake.Key.EndsWith($"`{key}`", StringComparison.Ordinal) && mistake.Sentence.StartsWith("Unknown key", StringComparison.Ordinal));
            Assert.True(unread == Flaws(text).Contains($"/{string.Join('/', place)}: All values fail", StringComparison.Ordinal), $"{block}, {key}: the product {(unread ? "refuses" : "reads")} it. {Flaws(text)}");
        }
    }

    [Theory]
    [InlineData("who: customer", "who: nobody", "/who")]
    [InlineData("role: admin", "role: boss", "/role")]
    [InlineData("at: 100%", "at: 101%", "/at")]
    [InlineData("days: 60", "days: 9", "/days")]
    [InlineData("every: month", "every: year", "/every")]
    [InlineData("known: [goals]", "known: [by_when]", "/known")]
    [InlineData("only_if: { pace: [fast] }", "only_if: { pace: { nearly: [fast] } }", "/only_if")]
    [InlineData("title: Done", "titel: Done", "title")]
    public void What_the_product_would_refuse_is_marked_at_its_place(string right, string wrong, string at)
    {
        var text = Template.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Template, text);
        Assert.NotEmpty(Mistakes(text));
        Assert.Contains(at, Flaws(text), StringComparison.Ordinal);
    }

    private static readonly string[] Keys =
    [
        "segment", "name", "describes", "order", "rule", "title", "days", "highlights", "objectives", "criteria", "milestones", "commitments", "check_ins", "reviews", "enough", "objective", "benefits",
        "actions", "key", "at", "who", "role", "before", "after", "once", "every", "only_if", "milestone", "measures", "text", "every_days", "every_months", "at_least", "known", "challenges", "hint", "x",
    ];

    private const string Template = """
        segment: one
        name: One
        describes: Everybody
        order: 5
        title: Plan
        days: 60
        highlights:
          - { text: Hello, only_if: { pace: [fast] } }
        milestones:
          - key: goal
            title: Done
            at: 100%
            actions:
              - { key: do_it, title: Do it, who: customer, role: admin }
        commitments:
          - { key: meet, title: We meet, who: vendor, every: month }
        check_ins: { at: "10:00", every_days: 14 }
        reviews: { every_months: 3 }
        enough:
          objectives: { known: [goals] }

        """;

    private const string Goal = """
        goal: one
        objective: One
        benefits:
          - { key: b, title: B, measures: [m] }
        criteria:
          - { text: It is so }
        actions:
          - { milestone: goal, key: act, title: Act, who: vendor }
        commitments:
          - { key: meet, title: We meet, who: vendor }

        """;

    private static IEnumerable<Mistake> Mistakes(string text) => GoalModuleFile.Is(text)
        ? GoalModuleFile.Read("goal-one.yaml", text) is Read<GoalModule>.Bad(var found) ? found : []
        : [.. TemplateFile.Read("one.yaml", text) is Read<Template>.Bad(var wrong) ? wrong : [], .. SegmentFile.Read("one.yaml", text) is Read<SegmentRule>.Bad(var also) ? also : []];

    private static string Flaws(string yaml)
    {
        var found = Schema.Evaluate(JsonSerializer.SerializeToElement(YamlAsJson.Of(yaml)), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return found.IsValid ? "" : string.Join('\n', (found.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")));
    }
}
