using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Surveys.Kinds;

/// <summary>A question as its file describes it, and what people answer to it.</summary>
internal static class OneQuestion
{
    public static readonly DateOnly Today = new(2026, 11, 27);

    /// <param name="keys">Its own keys, each on a line.</param>
    public static Question Read(string keys) => Expect.Good(SurveyFile.Read("surveys/one.yaml", Text(keys))).Find("q")!;

    /// <summary>What is wrong with its file, each as `key: sentence`.</summary>
    public static string Flaws(string keys) =>
        string.Join('\n', Expect.Bad(SurveyFile.Read("surveys/one.yaml", Text(keys))).Select(mistake => $"{mistake.Key[(mistake.Key.LastIndexOf(' ') + 1)..].Trim('`')}: {mistake.Sentence}"));

    /// <summary>As one person is asked.</summary>
    public static Question For(string keys, long contact) =>
        AskSurvey.Of(Expect.Good(SurveyFile.Read("surveys/one.yaml", Text(keys))), Answers.None, Facts.None with { Contact = contact }).Survey.Find("q")!;

    public static Answers Typed(params (string Field, string Value)[] typed) =>
        new(typed.GroupBy(field => field.Field).ToDictionary(field => field.Key, field => field.Select(one => one.Value).ToArray()));

    /// <summary>What is wrong with an answer, each as `field: sentence`; empty: nothing.</summary>
    public static string Mistakes(Question question, params (string Field, string Value)[] typed) => string.Join('\n',
        question.Kind.Check(question, Typed(typed), Today).Select(mistake => $"{mistake.Field}: {mistake.Sentence(Localizer.Of<SurveyTexts>())}"));

    public static string Words(Question question, params (string Field, string Value)[] typed) => question.Kind.Words(question, Typed(typed));

    /// <summary>What the preview shows is a good answer, in words too.</summary>
    public static void HasAGoodSample(Question question)
    {
        var sample = question.Kind.Sample(question, Today).ToDictionary(field => field.Field, field => field.Values);
        Assert.Empty(question.Kind.Check(question, new Answers(sample), Today));
        Assert.NotEqual("", question.Kind.Words(question, new Answers(sample)));
        Assert.Empty(sample.Keys.Except(question.Kind.Fields(question)));
        Assert.Null(question.Kind.Gap(question, new Answers(sample)));
    }

    private static string Text(string keys) => $$"""
        survey: one
        title: One question
        intro: Hello.
        thanks: Thanks.
        pages:
          - title: You
            questions:
              - key: q
                ask: What about it?
                {{keys.ReplaceLineEndings("\n").Trim().Replace("\n", "\n        ", StringComparison.Ordinal)}}
              - { key: last, ask: Anything else?, kind: text }
        """;
}
