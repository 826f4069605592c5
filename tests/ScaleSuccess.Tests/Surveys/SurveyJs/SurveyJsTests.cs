using System.Text.Json.Nodes;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.SurveyJs;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Surveys.SurveyJs;

/// <summary>Surveys go to SurveyJS and come from there; survey-core itself judges what we write, and what cannot be said is listed.</summary>
public sealed class SurveyJsTests
{
    private static readonly string Onboarding = File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "surveys/onboarding.yaml"));

    [Fact]
    public async Task What_we_write_is_a_survey_of_SurveyJS()
    {
        foreach (var verdict in await SurveyCore.Judge([.. new[] { Onboarding, EveryKind.Survey, WithLogic.Survey }.Select(yaml => (WriteSurveyJs.Of(Read(yaml)).Json, (IReadOnlyList<JsonObject>)[]))]))
            Assert.Equal("", string.Join('\n', verdict.Wrong));
        // The judge judges.
        Assert.Contains("'nope'", await SurveyCore.Wrong("""{ "elements": [ { "type": "text", "name": "a", "nope": 1 } ] }"""), StringComparison.Ordinal);
        Assert.Contains("zz", await SurveyCore.Wrong("""{ "elements": [ { "type": "text", "name": "a", "visibleIf": "{zz} = 1" } ] }"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_survey_that_SurveyJS_can_say_comes_back_as_the_same()
    {
        var there = WriteSurveyJs.Of(Read(WithLogic.Survey));
        Assert.Empty(there.Dropped);
        var back = Expect.Good(ReadSurveyJs.Of("logic.json", there.Json));
        Assert.Empty(back.Dropped);
        var survey = Expect.Good(SurveyFile.Read("surveys/logic.yaml", back.Yaml));
        Assert.Empty(SurveyChanges.Between(Read(WithLogic.Survey), survey).Select(change => $"{change.Code} {change.Question?.Key}"));
        Assert.Equal(there.Json, WriteSurveyJs.Of(survey).Json);
    }

    [Fact]
    public void What_SurveyJS_cannot_say_is_listed_by_its_place()
    {
        var there = WriteSurveyJs.Of(Read(EveryKind.Survey));
        Assert.Equal(
            """
            pages[0].questions[2].preset: `nps` is a scale like any other there, with the words at its ends.
            pages[0].questions[4].preset: `csat` is a scale like any other there, with the words at its ends.
            pages[0].questions[5].preset: `agreement` is a scale like any other there, with the words at its ends.
            pages[0].questions[7].rows[1].hint: A choice has no hint there.
            pages[0].questions[8].kind: It is a number there, without its currency (EUR).
            pages[0].questions[9].kind: It is a number there, without its currency (EUR, USD).
            pages[0].questions[10].kind: It is a choice there, without days.
            """.ReplaceLineEndings("\n"), string.Join('\n', there.Dropped));
        Assert.Contains("pages[3].questions[1]: Question `measures`: SurveyJS has nothing like the kind measures.", string.Join('\n', WriteSurveyJs.Of(Read(Onboarding)).Dropped), StringComparison.Ordinal);
        Assert.Contains("pages[4]: Nothing of this page can be written.", string.Join('\n', WriteSurveyJs.Of(Read(Onboarding)).Dropped), StringComparison.Ordinal);
    }

    // SurveyJS's own engine is the judge of the logic.
    [Fact]
    public async Task Who_is_asked_what_is_the_same_there_and_here()
    {
        var survey = Read(WithLogic.Survey);
        var people = Enumerable.Range(0, 60).Select(number => WithLogic.Drawn(new Random(number))).ToList();
        var there = (await SurveyCore.Judge((WriteSurveyJs.Of(survey).Json, [.. people.Select(person => WithLogic.AsJson(person, survey))])))[0].Shown;
        var here = people.Select(person => AskSurvey.Of(survey, person, Facts.None).Survey.Questions.Select(question => question.Key));
        foreach (var (number, (one, other)) in here.Zip(there).Index()) Assert.True(one.SequenceEqual(other), $"{number}: here {string.Join(", ", one)}; there {string.Join(", ", other)}; {WithLogic.AsJson(people[number], survey)}");
        Assert.True(there.Select(shown => string.Join(',', shown)).Distinct().Count() > 8, "The people drawn are asked the same.");
    }

    [Theory]
    [InlineData("recommendation", "elements[1].colCount", "showProgressBar")]
    [InlineData("satisfaction", "pages[0].elements[1].alternateRows", "pages[1].elements[2].inputType", "logo", "triggers")]
    [InlineData("event", "pages[0].elements[1].title", "pages[0].elements[2].type")]
    [InlineData("support", "pages[0].elements[0].placeholder", "pages[0].elements[4].type", "pages[0].elements[5].visibleIf")]
    [InlineData("role", "pages[0].elements[1].choicesOrder", "pages[0].elements[2].type", "pages[1].elements[0].title", "pages[1].elements[0].maxLength", "pages[2].elements[0].type", "pages[2].elements")]
    public async Task A_survey_from_SurveyJS_becomes_a_draft_and_what_it_lost_is_listed(string sample, params string[] lost)
    {
        var text = File.ReadAllText(Path.Combine(Product.RepositoryFolder(), $"tests/ScaleSuccess.Tests/Surveys/SurveyJs/Samples/{sample}.json"));
        var imported = Expect.Good(ReadSurveyJs.Of($"{sample}.json", text));
        Assert.Equal(lost, imported.Dropped.Select(one => one.Path));
        Assert.All(imported.Dropped, one => Assert.Contains($"# {one}\n", imported.Yaml, StringComparison.Ordinal));
        // Of our samples one has neither intro nor thanks, which every survey here has.
        if (sample == "satisfaction")
            Assert.Equal(["survey, `intro`", "survey, `thanks`"], Expect.Bad(SurveyFile.Read("s.yaml", imported.Yaml)).Select(mistake => mistake.Key));
        else
            Assert.Equal("", await SurveyCore.Wrong(WriteSurveyJs.Of(Expect.Good(SurveyFile.Read("s.yaml", imported.Yaml))).Json));
    }

    [Fact]
    public async Task A_survey_goes_there_and_comes_back_in_all_its_languages()
    {
        var folder = Path.Combine(Product.RepositoryFolder(), "surveys");
        var survey = Read(SurveySource.Joined(Onboarding, [new TranslationText("de", File.ReadAllText(Path.Combine(folder, "onboarding.de.yaml")))]));
        var there = WriteSurveyJs.Of(survey);
        Assert.Equal("", await SurveyCore.Wrong(there.Json));
        Assert.Contains("""
              "title": {
                "default": "Your success plan",
                "de": "Ihr Erfolgsplan"
              },
            """, there.Json, StringComparison.Ordinal);
        var back = Expect.Good(ReadSurveyJs.Of("onboarding.json", there.Json));
        Assert.Empty(back.Dropped);
        var german = Read(back.Yaml).In("de");
        foreach (var question in german.Questions)
            Assert.Equal((survey.In("de").Find(question.Key)!.Ask, string.Join('|', survey.In("de").Find(question.Key)!.Choices.Select(choice => choice.Label))), (question.Ask, string.Join('|', question.Choices.Select(choice => choice.Label))));
        Assert.Equal("Wie ist unser Produkt?", Expect.Bad(SurveyFile.Read("s.yaml", Sampled("satisfaction"))).Count == 2 ? YamlFile.Nodes(Sampled("satisfaction"))!.TextAt("translations", "de", "title") : null);
        Assert.Contains("Sehr unwahrscheinlich", WriteSurveyJs.Of(Read(SurveySource.Joined(File.ReadAllText(Path.Combine(folder, "nps.yaml")), [new TranslationText("de", "title: Wie?")]))).Json, StringComparison.Ordinal);
    }

    private static string Sampled(string sample) => Expect.Good(ReadSurveyJs.Of($"{sample}.json", File.ReadAllText(Path.Combine(Product.RepositoryFolder(), $"tests/ScaleSuccess.Tests/Surveys/SurveyJs/Samples/{sample}.json")))).Yaml;

    [Fact]
    public void What_was_read_of_a_sample_is_what_it_says()
    {
        var nps = Sample("recommendation");
        Assert.Equal(["score", "liked", "missed", "better"], nps.Questions.Select(question => question.Key));
        Assert.True(nps.Find("score") is { Min: 0, Max: 10, Required: true, Low: "Not at all", Kind.Name: "scale" });
        Assert.Equal("score at_least 9", Words(nps.Find("liked")!.ShowIf));
        Assert.True(nps.Find("liked") is { Other: true, Most: 2 });
        Assert.Equal(["speed", "price", "good_support"], nps.Find("liked")!.Choices.Select(choice => choice.Key));
        Assert.Equal(("You gave {{answers.score}}. What did you miss?", "score at_least 0 and score at_most 6", "score at_most 2"), (nps.Find("missed")!.Ask, Words(nps.Find("missed")!.ShowIf), Words(nps.Find("missed")!.RequiredIf)));
        Assert.Equal("score at_least 7 and score at_most 7 or score at_least 8 and score at_most 8", Words(nps.Find("better")!.ShowIf));
        Assert.Equal("Thank you! We read every answer & act on it.", nps.Thanks);

        var day = Sample("event");
        Assert.Equal(("choice", "Yes, gladly", "No"), (day.Find("coming")!.Kind.Name, day.Find("coming")!.Find("yes")!.Label, day.Find("coming")!.Find("no")!.Label));
        Assert.Equal("coming any_of yes and guests answered", Words(day.Find("food")!.ShowIf));
        Assert.True(day.Find("food")!.Find("none") is { Alone: true, Label: "I bring my own" });
        Assert.Equal("coming any_of yes and food all_of meat fish or coming any_of yes and food none_of vegetables", Words(day.Find("allergies")!.ShowIf));
        Assert.True(day.Find("arrival") is { Min: 0, Max: 90, Kind.Name: "date" });
        Assert.Equal(("consent", "I may be seen in photos"), (day.Find("photos")!.Kind.Name, day.Find("photos")!.Choices.Single().Label));

        Assert.Equal("solved any_of no and effort at_most 3 or solved any_of partly and effort at_most 3", Words(Sample("support").Find("why")!.ShowIf));
        Assert.Null(Sample("support").Find("when")!.ShowIf);
        var role = Sample("role");
        Assert.Equal("team_size any_of 11".Replace("11", role.Find("team_size")!.Choices[2].Key, StringComparison.Ordinal) + " and goals none_of other_2", Words(role.Pages[1].ShowIf));
        Assert.Equal("Who decides, {{contact.firstName}}? Not ?", role.Find("who")!.Ask);
    }

    [Theory]
    [InlineData("{", "line 1, JSON")]
    [InlineData("{ \"pages\": [ }", "line 1, JSON")]
    [InlineData("{ \"a\": 1, \"a\": 2, \"pages\": [] }", "JSON")]
    [InlineData("{}", "neither `pages` nor `elements`")]
    [InlineData("{ \"pages\": {} }", null)]
    [InlineData("{ \"pages\": [ 1, null, [], { \"elements\": [ null, 5, { \"type\": 3 }, { \"type\": \"checkbox\", \"name\": 7, \"choices\": [ {}, null, [], true ] } ] } ] }", null)]
    [InlineData("{ \"elements\": [ { \"type\": \"text\", \"name\": \"a\", \"x\\n\\u2028survey: evil\": 1, \"visibleIf\": \"((((((((((((((((((((((((((((({a} = 1\" } ] }", null)]
    [InlineData("{ \"elements\": [ { \"type\": \"text\", \"name\": \"a\", \"title\": \"\\u0000\" } ] }", null)]
    [InlineData("{ \"elements\": [ { \"type\": \"text\", \"name\": \"a\", \"title\": \"\\ud800\" } ] }", "JSON")]
    public void Whatever_stands_in_a_file_is_refused_or_listed(string json, string? refused)
    {
        var read = ReadSurveyJs.Of("any.json", json);
        if (refused is not null) Assert.Contains(refused, Assert.Single(Expect.Bad(read)).ToString(), StringComparison.Ordinal);
        // Nothing of a note gets out of its comment.
        else Assert.Equal("any", YamlFile.Nodes(Expect.Good(read).Yaml) is { } nodes ? nodes.TextAt("survey") : "any");
    }

    private static Survey Read(string yaml) => Expect.Good(SurveyFile.Read("surveys/s.yaml", yaml));

    private static Survey Sample(string name) =>
        Read(Expect.Good(ReadSurveyJs.Of($"{name}.json", File.ReadAllText(Path.Combine(Product.RepositoryFolder(), $"tests/ScaleSuccess.Tests/Surveys/SurveyJs/Samples/{name}.json")))).Yaml);

    private static string Words(Condition? condition) => string.Join(" or ", condition!.Groups.Select(lines => string.Join(" and ", lines.Select(line =>
        $"{line.Name} {System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(line.Comparison.ToString())} {line.Number}{string.Join(' ', line.Values)}".TrimEnd()))));
}
