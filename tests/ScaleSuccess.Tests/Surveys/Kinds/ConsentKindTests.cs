namespace ScaleSuccess.Tests.Surveys.Kinds;

public sealed class ConsentKindTests
{
    private const string Terms = "kind: consent\ntext: You may quote me.";

    [Fact]
    public void Required_means_that_it_is_ticked()
    {
        var terms = OneQuestion.Read(Terms);
        Assert.Equal("", OneQuestion.Mistakes(terms));
        Assert.Equal("q: Please tick the box: we need your agreement to go on.", OneQuestion.Mistakes(terms with { Required = true }));
        Assert.Equal("", OneQuestion.Mistakes(terms with { Required = true }, ("q", "yes")));
        Assert.StartsWith("q: One of these choices", OneQuestion.Mistakes(terms, ("q", "no")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_kept_as_yes_and_reads_so()
    {
        var terms = OneQuestion.Read(Terms);
        Assert.Equal(("Yes", ""), (OneQuestion.Words(terms, ("q", "yes")), OneQuestion.Words(terms)));
        Assert.Equal(["q"], terms.Kind.Ticked(terms));
        OneQuestion.HasAGoodSample(terms);
    }

    [Theory]
    [InlineData("kind: consent", "text: `text` is missing.")]
    [InlineData("kind: consent\ntext: Yes, {{answers.last}}.", "text: `last` is asked later")]
    [InlineData("kind: consent\ntext: Yes.\nsegment: true", "segment: Answers of kind consent cannot be used in segmentation")]
    public void Says_what_cannot_be(string keys, string flaw) => Assert.Contains(flaw, OneQuestion.Flaws(keys), StringComparison.Ordinal);
}
