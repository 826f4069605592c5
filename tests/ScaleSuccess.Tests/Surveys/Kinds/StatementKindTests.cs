using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Surveys.Kinds;

public sealed class StatementKindTests
{
    [Fact]
    public void A_statement_is_never_missing()
    {
        var words = OneQuestion.Read("kind: statement\nhint: Take your time.");
        Assert.Equal("", OneQuestion.Mistakes(words));
        Assert.Equal("", OneQuestion.Words(words, ("q", "hm")));
        Assert.Null(words.Kind.Gap(words, Answers.None));
        Assert.Empty(words.Kind.Fields(words));
    }

    [Theory]
    [InlineData("required: true", "required: There is nothing to answer: leave it out.")]
    [InlineData("segment: true", "segment: Answers of kind statement cannot be used in segmentation")]
    [InlineData("means: goals", "means: A question of kind statement cannot mean `goals`")]
    public void Says_what_cannot_be(string key, string flaw) => Assert.Contains(flaw, OneQuestion.Flaws($"kind: statement\n{key}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("- { key: more, ask: More?, kind: text, show_if: { hello: { answered: true } } }", "`hello` has no answer")]
    [InlineData("- { key: more, ask: 'More than {{answers.hello}}?', kind: text }", "`hello` has no answer")]
    [InlineData("- { key: bye, ask: Bye., kind: statement }", "At least one question has to be asked of everybody")]
    public void Nothing_can_depend_on_a_statement_and_alone_it_is_no_survey(string next, string flaw) => Assert.Contains(
        Expect.Bad(SurveyFile.Read("surveys/one.yaml", $"""
            survey: one
            title: One
            intro: Hello.
            thanks: Thanks.
            pages:
              - title: You
                questions:
                  - key: hello
                    ask: Good to see you.
                    kind: statement
                  {next}
            """)), mistake => mistake.Sentence.Contains(flaw, StringComparison.Ordinal));
}
