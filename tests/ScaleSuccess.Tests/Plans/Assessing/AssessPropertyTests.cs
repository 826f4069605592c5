using CsCheck;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Plans.Assessing;

/// <summary>What holds for every plan, every rule and every answer.</summary>
[Trait("Kind", "Fault")]
public sealed class AssessPropertyTests
{
    private const int Cases = 2_000;

    private static readonly string[] Templates = [.. RepositoryDrafts.Files.Templates.Select(template => template.Key)];

    /// <param name="Changes">What the customer has done to its plan since it was drafted.</param>
    private sealed record Case(Template Template, Answers Answers, int Changes)
    {
        public Assessment Assess(Answers? answers = null)
        {
            var plan = RepositoryDrafts.Plan(Template.Key, answers ?? Answers);
            var random = new Random(Changes);
            foreach (var section in Plan.Sections)
            {
                if (random.Next(5) == 0) plan.Items.Add(new PlanItem { Kind = section, Key = "own", Title = "Our own", Origin = "{}", IsOwn = true, Target = random.Next(2) });
                // What was dropped once stays dropped, whatever is answered.
                if (random.Next(6) == 0) plan.Items.RemoveAll(item => item.Kind == section && !item.IsOwn && item.Key[0] % 2 == 0);
            }
            if (random.Next(3) == 0) plan.Readings.Add(new Reading { Measure = "report_hours", Source = ReadingSource.Plan });
            return AssessPlan.Of(plan, Template, RepositoryDrafts.Files.Survey, answers ?? Answers);
        }
    }

    private static readonly Gen<Case> All =
        from template in Gen.Int[0, 3].Select(place => Templates[place])
        from rules in Gen.Select(Gen.Int[0, 6].Select(place => EnoughRule.Sections[place]), Gen.Int[0, 5], Gen.Enum<Meaning>().Array[0, 2]).Array[0, 4]
        from seed in Gen.Int[0, 1_000_000]
        from changes in Gen.Int[0, 1_000_000]
        select new Case(WithRules(RepositoryDrafts.Template(template), rules), Random(seed), changes);

    [Fact]
    public void Never_more_than_three_are_asked_and_never_what_is_fully_answered() => All.Sample(one =>
    {
        var assessed = one.Assess();
        Assert.InRange(assessed.Asked.Count, 0, 3);
        Assert.Equal(assessed.Asked.Count, assessed.Asked.Distinct().Count());
        Assert.All(assessed.Asked, question => Assert.NotNull(question.Kind.Gap(question, one.Answers)));
        Assert.All(assessed.Asked, question => Assert.DoesNotContain(question.Means, new Meaning?[] { null, Meaning.People, Meaning.ByWhen }));
    }, iter: Cases);

    [Fact]
    public void Nothing_is_asked_when_all_is_enough_and_all_that_is_asked_helps_a_thin_section() => All.Sample(one =>
    {
        var assessed = one.Assess();
        if (assessed.IsEnough) Assert.Empty(assessed.Asked);
        Assert.All(assessed.Asked, question => Assert.Contains(assessed.Thin, section => section.HelpedBy.Contains(question)));
        Assert.All(assessed.Sections.Where(section => section.Thin is null), section => Assert.Empty(section.HelpedBy));
        if (assessed.Thin.Any(section => section.HelpedBy.Count > 0)) Assert.NotEmpty(assessed.Asked);
    }, iter: Cases);

    [Fact]
    public void Answering_what_is_asked_makes_no_section_thinner_and_it_is_not_asked_again() => All.Sample(one =>
    {
        var before = one.Assess();
        var answers = one.Answers.With(before.Asked.SelectMany(question => question.Kind.Sample(question, RepositoryDrafts.Monday).Concat(Blank(question, one.Answers)))
            .DistinctBy(field => field.Field).ToDictionary(field => field.Field, field => field.Values));
        var after = one.Assess(answers);
        foreach (var section in before.Sections.Where(section => section.Thin is null)) Assert.Null(after.Of(section.Section).Thin);
        Assert.Empty(after.Asked.Intersect(before.Asked));
    }, iter: Cases);

    /// <summary>What a person completes who answers all of it: no measure stays half said.</summary>
    private static IEnumerable<(string Field, string[] Values)> Blank(Question question, Answers answers) => question.Kind is not MeasuresKind ? []
        : question.Choices.Where(choice => answers.Measures(question).Any(given => given.Measure == choice)).SelectMany(choice => new[]
        {
            ($"{question.Key}.{choice.Key}.baseline", new[] { "12" }), ($"{question.Key}.{choice.Key}.target", ["4"]),
        });

    private static Template WithRules(Template template, (string Section, int AtLeast, Meaning[] Known)[] rules) => template with
    {
        Enough = template.Enough.Where(rule => rules.All(own => own.Section != rule.Key)).Concat(rules.DistinctBy(own => own.Section).Select(own =>
            KeyValuePair.Create(own.Section, new EnoughRule(own.AtLeast, [.. own.Known.Where(meaning => meaning is not (Meaning.People or Meaning.ByWhen))])))).ToDictionary(),
    };

    /// <summary>Each question is skipped, answered, answered by "other", with or without words, or half answered.</summary>
    private static Answers Random(int seed)
    {
        var random = new Random(seed);
        var fields = new Dictionary<string, string[]>();
        foreach (var question in RepositoryDrafts.Files.Survey.Questions)
            switch (random.Next(5))
            {
                case 0: break;
                case 1 when question.Other:
                    fields[question.Key] = ["other"];
                    if (random.Next(2) == 0) fields[question.Key + ".other"] = ["Our own"];
                    break;
                case 2 when question.Kind is MeasuresKind:
                    foreach (var choice in question.Choices.Take(2)) fields[$"{question.Key}.{choice.Key}.{(random.Next(2) == 0 ? "baseline" : "target")}"] = ["7"];
                    break;
                default:
                    foreach (var (field, values) in question.Kind.Sample(question, RepositoryDrafts.Monday)) fields[field] = values;
                    break;
            }
        return new Answers(fields);
    }
}
