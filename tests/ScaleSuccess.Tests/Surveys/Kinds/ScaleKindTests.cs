using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Surveys.Kinds;

public sealed class ScaleKindTests
{
    [Theory]
    [InlineData("nps", 0, 10, ScaleLook.Numbers, "Not at all likely", "Extremely likely")]
    [InlineData("csat", 1, 5, ScaleLook.Faces, "Very dissatisfied", "Very satisfied")]
    [InlineData("effort", 1, 7, ScaleLook.Numbers, "Very difficult", "Very easy")]
    [InlineData("agreement", 1, 5, ScaleLook.Numbers, "Strongly disagree", "Strongly agree")]
    public void A_preset_sets_range_look_and_words(string preset, int min, int max, ScaleLook look, string low, string high)
    {
        var scale = OneQuestion.Read($"kind: scale\npreset: {preset}");
        Assert.Equal((min, max, look), ((int)scale.Min!, (int)scale.Max!, scale.Look));
        Assert.Equal((low, high), (ScaleKind.Says(scale, min), ScaleKind.Says(scale, max)));
        OneQuestion.HasAGoodSample(scale);
    }

    [Fact]
    public void What_the_question_says_counts_before_its_preset()
    {
        var scale = OneQuestion.Read("kind: scale\npreset: csat\nmax: 7\nhigh: Delighted\nlook: numbers");
        Assert.Equal((1, 7, ScaleLook.Numbers), ((int)scale.Min!, (int)scale.Max!, scale.Look));
        Assert.Equal("Very dissatisfied to Delighted", $"{ScaleKind.Says(scale, 1)} to {ScaleKind.Says(scale, 7)}");
        // Five words do not fit seven steps.
        Assert.Null(ScaleKind.Says(scale, 3));
        Assert.Equal("3", OneQuestion.Words(scale, ("q", "3")));
    }

    [Theory]
    [InlineData("preset: nps", 10, "10 of 10, Extremely likely")]
    [InlineData("preset: nps", 3, "3 of 10")]
    [InlineData("look: stars\nmin: 1\nmax: 5", 4, "4 of 5 stars")]
    [InlineData("look: faces\nmin: 1\nmax: 3", 2, "2 of 3, Neither happy nor unhappy")]
    [InlineData("look: faces\nmin: 1\nmax: 3", 3, "3 of 3, Very happy")]
    [InlineData("preset: agreement", 4, "4 of 5, Agree")]
    public void Each_step_is_said_to_who_hears_the_page(string keys, int step, string words) =>
        Assert.Equal(words, ScaleKind.Spoken(OneQuestion.Read($"kind: scale\n{keys}"), step));

    [Theory]
    [InlineData("preset: nps", "9", "9")]
    [InlineData("look: stars\nmin: 1\nmax: 5", "4", "4 of 5 stars")]
    [InlineData("preset: csat", "2", "Dissatisfied")]
    [InlineData("min: 1\nmax: 5\nlow: Awful", "1", "1")]
    public void An_answer_reads_as_it_looked(string keys, string step, string words) =>
        Assert.Equal(words, OneQuestion.Words(OneQuestion.Read($"kind: scale\n{keys}"), ("q", step)));

    [Theory]
    [InlineData("preset: npss", "preset: `npss` is not one of nps, csat, effort, agreement. Did you mean `nps`?")]
    [InlineData("preset: nps\nlook: hearts", "look: `hearts` is not one of numbers, stars, faces.")]
    [InlineData("preset: nps\nlook: stars", "look: Stars are counted from 1")]
    [InlineData("preset: nps\nlook: faces", "look: There are faces for 3 or 5 steps.")]
    [InlineData("preset: csat\nmin: 5", "max: It should be more than `min`.")]
    [InlineData("look: stars\nmax: 5", "min: `min` is missing.")]
    public void Says_what_cannot_be(string keys, string flaw) => Assert.Contains(flaw, OneQuestion.Flaws($"kind: scale\n{keys}"), StringComparison.Ordinal);

    [Fact]
    public void Only_its_steps_are_answers()
    {
        var nps = OneQuestion.Read("kind: scale\npreset: nps\nrequired: true");
        Assert.Equal("q: Please choose one.", OneQuestion.Mistakes(nps));
        Assert.Equal("q: It should be from 0 to 10.", OneQuestion.Mistakes(nps, ("q", "11")));
        Assert.Equal("", OneQuestion.Mistakes(nps, ("q", "0")));
    }
}
