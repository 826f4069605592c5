using System.Globalization;
using CsCheck;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rewriting;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Tests.House;

namespace ScaleSuccess.Tests.Plans.Editing;

/// <summary>A template is changed by form: what comes out is the file that somebody would have written.</summary>
public sealed class PlanFormTests
{
    private const string Plan = """
        segment: steady
        name: Steady   # for the console
        title: "{{customer.name}}"
        days: 60
        highlights:
          - For all
          - { text: For some, only_if: { pace: [fast] } }
        milestones:
          # So that it begins.
          - key: begin
            title: Begun
            at: 20%
            actions:
              - { key: read, title: Read, who: customer, once: true }
              - { key: send, title: Send, who: vendor }
          - key: goal
            title: Reached
            at: 100%
            actions:
              - { key: compare, title: Compare, who: customer }
        check_ins: { at: "10:00", every_days: 14 }
        enough: { objectives: { at_least: 2, known: [goals] } }

        """;

    [Fact]
    public void What_is_changed_in_a_field_is_changed_in_its_line() =>
        Assert.Equal(Plan.Replace("Begun", "We have begun").Replace("title: Read,", "title: Read it,").Replace("  - For all", "  - For everybody").Replace("pace: [fast]", "pace: [fast, careful]").Replace("at_least: 2", "at_least: 3"),
            Changed(("milestones/0/title", ["We have begun"]), ("milestones/0/actions/0/title", ["Read it"]), ("highlights/0/text", ["For everybody"]), ("enough/objectives/at_least", ["3"]),
                ("if:highlights/1/only_if:0:0:name", ["pace"]), ("if:highlights/1/only_if:0:0:is", ["AnyOf"]), ("if:highlights/1/only_if:0:0:value", ["fast", "careful"])));

    [Fact]
    public void A_line_that_nobody_has_written_stays_until_somebody_does()
    {
        var (added, _) = new PlanForm([]).Press(Nodes(Plan), $"{PlanStructure.Add} highlights");
        const string At = "highlights/2/text";
        var left = new PlanForm([]).Apply(added, new Dictionary<string, string[]> { [At] = [""], ["days"] = ["90"] });
        Assert.Equal("…", Last(left));
        Assert.Equal("For whom it fits", Last(new PlanForm([]).Apply(left, new Dictionary<string, string[]> { [At] = ["For whom it fits"] })));

        static string? Last(YamlNode plan) => plan.ItemsAt("highlights").ElementAt(2) is YamlScalar line ? line.Value : plan.TextAt("highlights", 2, "text");
    }

    [Fact]
    public void Who_gets_it_is_chosen_and_taken_back()
    {
        var chosen = Changed(("rule/team_size", ["", "some", "many"]), ("rule/pace", [""]), ("order", ["7"]), ("describes", ["Larger teams."]));
        var plan = Nodes(chosen);
        Assert.Equal(("7", "Larger teams."), (plan.TextAt("order"), plan.TextAt("describes")));
        Assert.Equal(["some", "many"], plan.ItemsAt("rule", "team_size").OfType<YamlScalar>().Select(choice => choice.Value));
        Assert.Null(plan.At("rule", "pace"));
        Assert.Equal(Plan, RewriteYaml.Of(chosen, Apply(plan, ("rule/team_size", [""]), ("order", [""]), ("describes", [""]))));
    }

    [Fact]
    public void What_comes_first_is_chosen_and_taken_back()
    {
        var chosen = Changed(("milestones/0/actions/1/after", ["read"]));
        Assert.Equal(Plan.Replace("title: Send, who: vendor }", "title: Send, who: vendor, after: read }"), chosen);
        Assert.Equal(Plan, RewriteYaml.Of(chosen, Apply(Nodes(chosen), ("milestones/0/actions/1/after", [""]))));
    }

    [Fact]
    public void A_condition_that_lacks_what_it_compares_with_stays_what_it_is_and_is_asked_about()
    {
        Assert.Contains("only_if: { pace: [] }", Changed(("if:highlights/1/only_if:0:0:name", ["pace"]), ("if:highlights/1/only_if:0:0:was", ["pace"]), ("if:highlights/1/only_if:0:0:is", ["AnyOf"])), StringComparison.Ordinal);
        Assert.Contains("none_of: []", Changed(("if:highlights/1/only_if:0:0:name", ["pace"]), ("if:highlights/1/only_if:0:0:is", ["NoneOf"])), StringComparison.Ordinal);
        Assert.Contains("at_most: soon", Changed(("if:highlights/1/only_if:0:0:name", ["risk"]), ("if:highlights/1/only_if:0:0:is", ["AtMost"]), ("if:highlights/1/only_if:0:0:value", ["soon"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_for_some_becomes_a_block_and_one_for_all_a_text_again()
    {
        Assert.Equal(Plan.Replace("  - For all\n", "  - text: For all\n    only_if:\n      pace: [careful]\n"), Changed(("if:highlights/0/only_if:0:0:name", ["pace"]), ("if:highlights/0/only_if:0:0:is", ["AnyOf"]), ("if:highlights/0/only_if:0:0:value", ["careful"])));
        Assert.Equal(Plan.Replace("{ text: For some, only_if: { pace: [fast] } }", "For some"), Changed(("if:highlights/1/only_if:0:0:name", [""])));
        Assert.Equal(Plan.Replace("  - For all\n", ""), Changed(("highlights/0/text", [""])));
    }

    [Fact]
    public void What_is_new_gets_a_key_from_its_words_that_no_other_has_and_keeps_it()
    {
        var (plan, at) = PlanStructure.Run(Nodes(Plan), "add milestones/0/actions");
        Assert.Equal("milestones/0/actions/2", at);
        plan = Apply(plan, (at + "/title", ["Read!"]), (at + "/role", ["admin"]));
        Assert.Equal("read_2", plan.TextAt(DraftPath.Of(at + "/key")));
        Assert.Equal("read_2", Apply(plan, (at + "/title", ["Something else"])).TextAt(DraftPath.Of(at + "/key")));
        Assert.Equal("compare_3", PlanFields.Apply(plan, new Dictionary<string, string[]> { ["milestones/1/actions/0/key"] = [""], ["milestones/1/actions/0/title"] = ["Compare"] }, ["compare", "compare_2"]).TextAt("milestones", 1, "actions", 0, "key"));
    }

    [Theory]
    [InlineData("add-line days goals")]
    [InlineData("add milestones/99/actions")]
    [InlineData("up milestones/99")]
    public void A_button_that_no_form_has_leaves_days_and_milestones_as_they_are(string button)
    {
        var plan = Nodes(Plan);
        var (after, _) = PlanStructure.Run(plan, button);
        Assert.Equal((plan.TextAt("days"), plan.ItemsAt("milestones").Count), (after.TextAt("days"), after.ItemsAt("milestones").Count));
    }

    [Fact]
    public void A_new_milestone_comes_before_the_goal_and_moving_one_leaves_the_days_where_they_were()
    {
        var (plan, at) = PlanStructure.Run(Nodes(Plan), "add milestones");
        Assert.Equal(("milestones/1", "60%"), (at, plan.TextAt("milestones", 1, "at")));
        plan = Apply(plan, ("milestones/1/title", ["Half way"]));
        (plan, at) = PlanStructure.Run(plan, "up milestones/1");
        Assert.Equal(("milestones/0", "Half way", "20%", "60%", "100%"), (at, plan.TextAt("milestones", 0, "title"), plan.TextAt("milestones", 0, "at"), plan.TextAt("milestones", 1, "at"), plan.TextAt("milestones", 2, "at")));
        (plan, at) = PlanStructure.Run(plan, "down milestones/1/actions/1");
        Assert.Equal(("milestones/2/actions/0", "send"), (at, plan.TextAt(DraftPath.Of(at + "/key"))));
    }

    [Fact]
    public void What_is_dragged_moves_past_all_between_and_milestones_leave_the_days_where_they_were()
    {
        var (plan, at) = PlanStructure.Run(PlanStructure.Run(Nodes(Plan), "add milestones").Plan, "to milestones/2 0");
        Assert.Equal(("milestones/0", "goal", "begin"), (at, plan.TextAt("milestones", 0, "key"), plan.TextAt("milestones", 1, "key")));
        Assert.Equal(["20%", "60%", "100%"], plan.ItemsAt("milestones").Select(milestone => milestone.TextAt("at")));
        (plan, at) = PlanStructure.Run(plan, "to milestones/1/actions/0 1");
        Assert.Equal(("milestones/1/actions/1", "read"), (at, plan.TextAt(DraftPath.Of(at + "/key"))));
        foreach (var odd in new[] { "to milestones/1 1", "to milestones/1 9", "to milestones/9 0", "to milestones 0", "to nothing/0 1", "to milestones/1 -1", "to  0" })
            Assert.Equal((plan, null), PlanStructure.Run(plan, odd));
    }

    [Fact]
    public void A_box_that_is_not_ticked_and_a_list_of_which_nothing_is_chosen_are_left_out()
    {
        Assert.Equal(Plan.Replace(", once: true", ""), Changed(("milestones/0/actions/0/once", ["", "false"])));
        Assert.Equal(Plan.Replace(", known: [goals]", ""), Changed(("enough/objectives/known", [""])));
        Assert.Contains("reviews:", Changed(("reviews/every_months", ["2"])), StringComparison.Ordinal);
        Assert.Equal(Plan, Changed(("reviews/every_months", [""])));
        Assert.Equal(Plan.Replace("at: 20%", "at: 30%"), Changed(("milestones/0/at", ["30"])));
    }

    /// <summary>Of every template and goal module in the repository, after any buttons and texts.</summary>
    [Fact]
    public void Sent_as_it_is_shown_a_form_changes_nothing() =>
        Gen.Select(Gen.OneOf(Files), Gen.Int[0, 1_000_000].Array[0, 6], Gen.OneOf("Plain words", "with: colon", "{{deadline}} # no comment", "- dash", "'", "a\nb"), Gen.Int[0, 20]).Sample((file, presses, text, seed) =>
        {
            var plan = Chosen(Nodes(file), seed);
            foreach (var press in presses)
            {
                // When the last line is taken out, none is left.
                if (Buttons(plan).ToList() is not { Count: > 0 } buttons) break;
                plan = Form.Apply(PlanStructure.Run(plan, buttons[press % buttons.Count]).Plan, text);
            }
            var sent = PlanFields.Apply(plan, Form.Of(plan), []);
            Assert.True(RewriteYaml.IsSame(plan, sent), YamlOutputFile.Write(plan) + "\n---\n" + YamlOutputFile.Write(sent));
            var written = RewriteYaml.Of(file, plan);
            Assert.Equal(written, RewriteYaml.Of(written, sent));
            if (presses.Length == 0 && seed == 0) Assert.Equal(file, written);
        }, iter: 1_000);

    private static readonly string[] Files = [.. Directory.GetFiles(Path.Combine(SourceTree.Root, "plans"), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>Other answers, another place and other rules for a section, as somebody ticks and chooses them.</summary>
    private static YamlNode Chosen(YamlNode plan, int seed)
    {
        if (plan.At("segment") is null || seed == 0) return plan;
        var random = new Random(seed);
        string[] Some(params string[] all) => ["", .. all.Where(_ => random.Next(2) == 0)];
        return Apply(plan, ("rule/team_size", Some("few", "some", "many")), ("rule/pace", Some("fast", "careful")), ("order", [random.Next(1, 1000).ToString(CultureInfo.InvariantCulture)]), ("describes", ["Those: and # these"]),
            ("enough/criteria/at_least", [random.Next(3) == 0 ? "" : "2"]), ("enough/criteria/known", Some("goals", "where_to_be")), ("enough/highlights/known", Some("where_now")));
    }

    private static IEnumerable<string> Buttons(YamlNode plan)
    {
        var lists = new[] { "highlights", "objectives", "criteria", "milestones", "commitments", "benefits", "actions" }.Where(list => plan.At(list) is not null);
        foreach (var list in lists)
        {
            yield return $"add {list}";
            foreach (var (place, item) in plan.ItemsAt(list).Index())
            {
                foreach (var verb in new[] { "up", "down", "remove" }) yield return $"{verb} {list}/{place}";
                yield return $"to {list}/{place} {(place + 2) % plan.ItemsAt(list).Count}";
                foreach (var (action, _) in item.ItemsAt("actions").Index())
                    foreach (var verb in new[] { "up", "down", "remove" }) yield return $"{verb} {list}/{place}/actions/{action}";
                if (item.At("actions") is not null) yield return $"add {list}/{place}/actions";
                yield return $"{DraftStructure.AddLine} {list}/{place}/only_if pace";
            }
        }
    }

    private static string Changed(params (string Field, string[] Values)[] fields) => RewriteYaml.Of(Plan, Apply(Nodes(Plan), fields));

    private static YamlNode Apply(YamlNode plan, params (string Field, string[] Values)[] fields) => PlanFields.Apply(plan, fields.ToDictionary(field => field.Field, field => field.Values), []);

    private static YamlNode Nodes(string file) => YamlFile.Nodes(file)!;

    /// <summary>What a browser sends of the form of a plan.</summary>
    private static class Form
    {
        public static Dictionary<string, string[]> Of(YamlNode plan)
        {
            var fields = new Dictionary<string, string[]>();
            Fill(plan, "", fields);
            return fields;
        }

        /// <summary>With a text in each place that is empty.</summary>
        public static YamlNode Apply(YamlNode plan, string text)
        {
            var fields = new Dictionary<string, string[]>();
            foreach (var list in new[] { "milestones", "commitments", "benefits", "actions" })
                foreach (var (place, item) in plan.ItemsAt(list).Index())
                {
                    if (item.TextAt("title") is null) fields[$"{list}/{place}/title"] = [text];
                    foreach (var (action, own) in item.ItemsAt("actions").Index())
                        if (own.TextAt("title") is null) fields[$"{list}/{place}/actions/{action}/title"] = [text];
                }
            return PlanFields.Apply(plan, fields, []);
        }

        private static void Fill(YamlNode node, string path, Dictionary<string, string[]> fields)
        {
            switch (node)
            {
                case YamlEntries block:
                    foreach (var entry in block.Entries)
                    {
                        var name = path.Length == 0 ? entry.Key : $"{path}/{entry.Key}";
                        if (entry.Key == "only_if") Condition(entry.Value, name, fields);
                        else if (entry.Value is YamlList chosen && (path == "rule" || entry.Key is "known" or "measures")) fields[name] = ["", .. chosen.Texts.Select(one => one.Value)];
                        else Fill(entry.Value, name, fields);
                    }
                    break;
                case YamlList list:
                    foreach (var (place, item) in list.Items.Index())
                        Fill(item, string.Create(CultureInfo.InvariantCulture, $"{path}/{place}{(item is YamlScalar ? "/text" : "")}"), fields);
                    break;
                case YamlScalar text: fields[path] = [text.Value]; break;
            }
        }

        private static void Condition(YamlNode node, string path, Dictionary<string, string[]> fields)
        {
            var read = new List<Mistake>();
            var condition = ConditionBlock.Read(new YamlMap("", "", YamlChange.Block(("only_if", node)), read), "only_if")!;
            foreach (var (group, lines) in condition.Groups.Index())
                foreach (var (place, line) in lines.Index())
                {
                    fields[ConditionFields.Name(path, group, place, "name")] = [line.Name];
                    fields[ConditionFields.Name(path, group, place, "is")] = [line.Comparison.ToString()];
                    fields[ConditionFields.Name(path, group, place, "value")] = [.. line.Values, .. line.Number is { } number ? new[] { number.ToString(CultureInfo.InvariantCulture) } : []];
                }
        }
    }
}
