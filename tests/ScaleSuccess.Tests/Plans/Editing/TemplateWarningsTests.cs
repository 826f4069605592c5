using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Warnings;

namespace ScaleSuccess.Tests.Plans.Editing;

/// <summary>What is doubtful about templates and goal modules: each with its place and its fix.</summary>
public sealed class TemplateWarningsTests
{
    [Fact]
    public void Nothing_is_doubtful_about_the_repositorys_own() => Assert.Empty(All(RepositoryFiles.Survey, RepositoryFiles.Plans));

    [Theory]
    [InlineData("plans/growing.yaml", "only_if: { where_now: { none_of: [all] } } }\n      - { key: choose_first", "only_if: { where_now: { none_of: [all] }, contact.role: [user, admin], team_size: { any_of: [one], none_of: [one] } } }\n      - { key: choose_first", 33, "action `choose_pilot`, `only_if`", "It comes into no plan")]
    [InlineData("plans/growing.yaml", "only_if: { where_now: [all] } }\n      - { key: set_up", "only_if: { where_now: { answered: true } } }\n      - { key: set_up", 34, "action `choose_first_team`, `only_if`", "holds for everybody: leave it out")]
    [InlineData("plans/goal-more_use.yaml", "where_now: [some, all, quiet]", "goals: { none_of: [more_use] }", 9, "action `ask_who_stays_away`, `only_if`", "It comes into no plan")]
    [InlineData("plans/small-fast.yaml", "order: 10", "order: 25", 7, "segment `small-fast`, `rule`", "No customer gets it: the rules of segments with a lower `order`", "team_size: [few]\n  pace: [fast]\n  risk: [some, high]", "team_size: [few]\n  risk: [low]")]
    [InlineData("plans/goal-save_time.yaml", "measures: [numbers_ready] }", "measures: [reply_time] }", 6, "benefit `calm_month_end`, `measures`", "nothing shows whether it comes: choose another measure")]
    [InlineData("plans/goal-lower_cost.yaml", "measures: [tool_cost] }", "measures: [errors] }", 4, "measure `tool_cost`", "offers “Cost of tools and outside help” for this goal, and it shows no benefit")]
    [InlineData("plans/small-careful.yaml", "who: customer, role: user, before: 1 }", "who: vendor, before: 1 }", 35, "milestone `side_by_side`", "Nobody at the customer does anything for it")]
    [InlineData("plans/growing.yaml", "      - { key: set_up_access, title: Set up sign-in and permissions, who: customer, role: admin, before: 10, once: true, only_if: { where_now: { none_of: [all] } } }\n", "", 29, "milestone `first_result`", "Some customers have nothing to do for it", "choose_first_team, title: Choose the team that would gain most, who: customer", "choose_first_team, title: Choose the team that would gain most, who: vendor")]
    [InlineData("plans/small-fast.yaml", "who: vendor, before: 3 }\n  - key: first", "who: vendor, before: 12 }\n  - key: first", 29, "action `send_starter`, `before`", "it wants 12 working days before `kick_off`, and until then, by day 9 of 45, there are 6 at most")]
    [InlineData("plans/goal-one_place.yaml", "role: admin, before: 2 }", "role: admin, before: 40 }", 10, "action `list_sources`, `before`", "No customer can meet it")]
    [InlineData("plans/growing.yaml", "at: 35%\n    actions", "at: 11%\n    actions", 31, "milestone `first_result`, `at`", "falls on the day of the milestone before it", "days: 120", "days: 20")]
    [InlineData("plans/growing.yaml", "only_if: { where_now: [all] } }\n      - { key: set_up", "only_if: { team_size: [one] } }\n      - { key: set_up", 34, "action `choose_first_team`, `only_if`", "By the rule that says who gets it, nobody can answer so")]
    [InlineData("plans/steady.yaml", "- Everyone it is meant for used it in the last week.", "- { text: It runs., only_if: { team_size: [many] } }", 17, "`criteria`, `only_if`", "By the rule that says who gets it, nobody can answer so")]
    [InlineData("plans/growing.yaml", "title: Tell all teams in a few lines why you are doing this,", "title: Tell all of the teams in a few short lines why you are doing all of this now,", 27, "action `say_why`", "A sentence has 18 words; people take in up to 14: say it shorter.")]
    [InlineData("plans/growing.yaml", "title: Tell all teams in a few lines why you are doing this,", "title: Communicate organisational prioritisation considerations to all participating departments,", 27, "action `say_why`", "It reads like a contract: say it in shorter words, not “organisational”, “prioritisation”, “considerations”.")]
    public void Each_doubt_has_its_place_and_its_fix(string file, string old, string now, int line, string about, string says, string? otherOld = null, string? otherNow = null)
    {
        var plans = RepositoryFiles.Plans.Select(plan => plan.File == file ? plan with { Content = Replaced(Replaced(plan.Content, old, now), otherOld, otherNow) } : plan).ToList();
        var found = All(RepositoryFiles.Survey, plans).Where(mistake => mistake.File == file).ToList();
        Assert.Contains(found, mistake => mistake.Key == about && mistake.Sentence.Contains(says, StringComparison.Ordinal) && mistake.Line == line);
    }

    [Fact]
    public void A_role_that_nobody_is_asked_for_owns_nothing()
    {
        var survey = RepositoryFiles.Survey with { Content = RepositoryFiles.Survey.Content.Replace("        means: people\n", "", StringComparison.Ordinal) };
        var found = All(survey, RepositoryFiles.Plans);
        Assert.Contains(found, mistake => mistake is { File: "plans/goal-audit_ready.yaml", Key: "action `list_evidence`, `role`" } && mistake.Sentence.StartsWith("Nobody owns it as `admin`", StringComparison.Ordinal));
        Assert.DoesNotContain(found, mistake => mistake.Key.Contains("confirm_plan", StringComparison.Ordinal));
    }

    [Fact]
    public void A_goal_that_no_survey_offers_is_said_so_once_and_nothing_in_its_module_is_blamed_for_it()
    {
        var module = RepositoryFiles.Plans.Single(plan => plan.File == "plans/goal-more_use.yaml");
        var other = new DefinitionText("plans/goal-fly.yaml", module.Content.Replace("goal: more_use", "goal: fly", StringComparison.Ordinal).Replace("key: ", "key: fly_", StringComparison.Ordinal));
        var found = All(RepositoryFiles.Survey, [.. RepositoryFiles.Plans, other]);
        var said = Assert.Single(found);
        Assert.Equal(("plans/goal-fly.yaml", "goal `fly`"), (said.File, said.Key));
        Assert.Contains("No survey offers this goal", said.Sentence, StringComparison.Ordinal);
        Assert.Equal("goal: fly", other.Content.Split('\n')[said.Line - 1]);
    }

    /// <summary>The repository's template for one person has lines for small teams, too: segments that were learned bring them.</summary>
    [Fact]
    public void A_template_that_tells_apart_who_comes_by_its_rule_and_who_does_not_knows_of_others()
    {
        Assert.DoesNotContain(All(RepositoryFiles.Survey, RepositoryFiles.Plans), mistake => mistake.File == "plans/solo.yaml");
        var alone = RepositoryFiles.Plans.Select(plan => plan.File != "plans/solo.yaml" ? plan : plan with { Content = plan.Content.Replace("  - { text: You used it in each of the last two weeks., only_if: { team_size: [one] } }\n", "", StringComparison.Ordinal) }).ToList();
        Assert.Equal(["`criteria`, `only_if`", "action `invite_team`, `only_if`"], All(RepositoryFiles.Survey, alone).Select(mistake => mistake.Key));
    }

    [Fact]
    public void What_is_doubtful_is_said_beside_what_is_wrong_but_not_of_the_same_line()
    {
        var wrong = RepositoryFiles.Plans.Select(plan => plan.File != "plans/growing.yaml" ? plan : plan with
        {
            Content = plan.Content.Replace("days: 120", "days: many", StringComparison.Ordinal)
                .Replace("title: Tell all teams in a few lines why you are doing this,", "title: Tell all of the teams in a few short lines why you are doing all of this now,", StringComparison.Ordinal)
                .Replace("only_if: { where_now: [all] } }\n      - { key: set_up", "only_if: { where_ever: [all] } }\n      - { key: set_up", StringComparison.Ordinal),
        }).ToList();
        var read = Assert.IsType<Read<PlanFiles>.Bad>(PlanFiles.Read(RepositoryFiles.Survey, wrong));
        var growing = wrong.Single(plan => plan.File == "plans/growing.yaml");
        Assert.Equal(["days", "where_ever"], read.Mistakes.Select(mistake => mistake.Key.Contains("days", StringComparison.Ordinal) ? "days" : mistake.Sentence.Contains("where_ever", StringComparison.Ordinal) ? "where_ever" : mistake.ToString()));
        var doubts = TemplateWarnings.Of(growing, read.Partial!, read.Mistakes);
        Assert.Equal(["action `say_why`"], doubts.Select(doubt => doubt.Key));
    }

    [Theory]
    [InlineData("Prioritise organisational considerations regarding departmental accountability, documentation responsibilities", "It reads like a contract")]
    [InlineData("Berücksichtigung organisatorischer Verantwortlichkeiten bei der Dokumentationsaktualisierung innerhalb der Unternehmensabteilungen", "It reads like a contract: say it in shorter words, not “Dokumentationsaktualisierung”")]
    [InlineData("Jede Woche weniger Zeit für die Berichte, die wir im Team für den Chef machen", "A sentence has 15 words")]
    [InlineData("Jede Woche weniger Zeit für die Berichte im Team", null)]
    [InlineData("Réduire la responsabilité organisationnelle des départements et la documentation administrative des procédures", null)]
    [InlineData("Minska den organisatoriska dokumentationen och ansvarsfördelningen mellan avdelningarna på företaget", null)]
    public void Texts_are_measured_in_the_language_that_they_are_in_and_not_in_one_that_nobody_knows(string objective, string? says)
    {
        var plans = RepositoryFiles.Plans.Select(plan => plan.File != "plans/goal-save_time.yaml" ? plan : plan with
        {
            Content = $"goal: save_time\nobjective: {objective}\nbenefits:\n  - {{ key: hours_back, title: Excel, measures: [report_hours, numbers_ready] }}\n",
        }).ToList();
        var found = All(RepositoryFiles.Survey, plans).Where(mistake => mistake.Key == "`objective`").ToList();
        if (says is null) Assert.Empty(found);
        else Assert.Contains(found, mistake => mistake.Sentence.StartsWith(says, StringComparison.Ordinal));
    }

    /// <summary>Toni Amstad's scale for German: 180 − words in a sentence − 58.5 × syllables in a word.</summary>
    [Fact]
    public void German_is_measured_by_amstads_formula()
    {
        foreach (var (word, syllables) in new[] { ("Häuser", 2), ("Zeit", 1), ("Liebe", 2), ("Berichte", 3), ("Quelle", 2), ("für", 1), ("Verantwortung", 4) })
            Assert.Equal((word, syllables), (word, TextLanguage.German.Syllables(word)));
        Assert.Equal(115.5, TextLanguage.German.Ease(["Der", "Hut", "sitzt", "auf", "dem", "Kopf"], 1), 3);
    }

    [Fact]
    public void Texts_that_are_hard_to_read_all_together_are_told_once_with_the_longest_words()
    {
        var hard = RepositoryFiles.Plans.Select(plan => plan.File != "plans/goal-save_time.yaml" ? plan : plan with { Content = Regex.Replace(plan.Content, "title: [^,}]+", "title: Institutionalise the operational documentation of reporting responsibilities") }).ToList();
        Assert.Single(All(RepositoryFiles.Survey, hard), mistake => mistake.Key == "`objective`" && mistake.Sentence.Contains("most people give up on texts like these. Use shorter sentences, and shorter words than “Institutionalise”", StringComparison.Ordinal));
    }

    /// <summary>The sentence is Flesch's kind of an easy one: six words, six syllables.</summary>
    [Fact]
    public void Syllables_are_counted_as_they_are_heard_and_the_formula_is_fleschs()
    {
        foreach (var (word, syllables) in new[] { ("use", 1), ("used", 1), ("table", 2), ("wanted", 2), ("people", 2), ("times", 1), ("boxes", 2), ("everyone", 3), ("documentation", 5), ("plan", 1), ("the", 1), ("25", 1) })
            Assert.Equal((word, syllables), (word, TextLanguage.English.Syllables(word)));
        Assert.Equal(116.145, TextLanguage.English.Ease(["The", "cat", "sat", "on", "the", "mat"], 1), 3);
    }

    [Fact]
    public void What_the_survey_offers_and_no_goal_uses_is_told_at_its_line()
    {
        var survey = RepositoryFiles.Survey with
        {
            Content = RepositoryFiles.Survey.Content
                .Replace("          - { key: errors, label", "          - { key: spills, label: Spills, unit: a month, better: lower }\n          - { key: errors, label", StringComparison.Ordinal)
                .Replace("          - { key: happy_customers,", "          - { key: fame, label: Fame }\n          - { key: happy_customers,", StringComparison.Ordinal),
        };
        var files = Assert.IsType<Read<PlanFiles>.Good>(PlanFiles.Read(survey, RepositoryFiles.Plans)).Value;
        Assert.Equal(["measure `spills`", "benefit `fame`"], OfferWarnings.Of(survey, files).Select(mistake => mistake.Key));
        Assert.All(OfferWarnings.Of(survey, files), mistake => Assert.Contains(mistake.Key.Split('`')[1], survey.Content.Split('\n')[mistake.Line - 1], StringComparison.Ordinal));
    }

    private static List<Mistake> All(DefinitionText survey, IReadOnlyList<DefinitionText> plans)
    {
        var files = PlanFiles.Read(survey, plans) switch
        {
            Read<PlanFiles>.Good(var read) => read,
            Read<PlanFiles>.Bad(var mistakes) => throw new InvalidOperationException(string.Join('\n', mistakes)),
            _ => throw new InvalidOperationException(),
        };
        return [.. plans.SelectMany(plan => TemplateWarnings.Of(plan, files)), .. OfferWarnings.Of(survey, files)];
    }

    private static string Replaced(string text, string? old, string? now)
    {
        if (old is null) return text;
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, now, StringComparison.Ordinal);
    }
}
