using ScaleSuccess.Definitions;

namespace ScaleSuccess.Tests.Definitions;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nb\nc", " a| b| c")]
    [InlineData("a\nb\nc", "a\nx\nc", " a|-b|+x| c")]
    [InlineData("a\nc", "a\nb\nc", " a|+b| c")]
    [InlineData("a\nb\nc\nb", "b\nc\nd\nb", "-a| b| c|+d| b")]
    [InlineData("a\r\nb\n", "a\nb", " a| b")]
    [InlineData("", "a", "+a")]
    public void Tells_what_was_removed_and_added(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join('|', LineDiff.Between(before, after)
            .Select(line => (line.Change switch { LineChange.Added => "+", LineChange.Removed => "-", _ => " " }) + line.Text)));
}
