using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Definitions;

/// <summary>A file that cannot be read says where, shows the line, and says what to look for, in words that need no parser.</summary>
public sealed class UnreadableYamlTests
{
    [Theory]
    [InlineData("segment: a\ntitle: Note: this\ndays: 30", 2, "title: Note: this", "A text with a colon needs quotes")]
    [InlineData("segment: a\ncheck_ins:\n\tat: x\n", 3, "at: x", "indented with a tab: use spaces")]
    [InlineData("segment: a\ntitle: \"Half\ndays: 30", 2, "title: \"Half", "A quote is missing")]
    [InlineData("segment: a\n  title: b\ndays: 30", 2, "title: b", "begin at the same place")]
    [InlineData("segment: a\nmilestones:\n  - { key: go, title: Go\ndays: 30", 3, "- { key: go, title: Go", "A bracket is missing")]
    [InlineData("segment: a\ntitle: @home\ndays: 30", 2, "title: @home", "begins with `@` needs quotes")]
    [InlineData("segment: a\ntitle: {{customer.name}}: go\ndays: 30", 2, "title: {{customer.name}}: go", "Put a text with `{{` in quotes")]
    [InlineData("segment: a\ntitle b\ndays: 30", 2, "title b", "A colon and a space come after the name")]
    [InlineData("segment: a\nhighlights:\n  - one\n - two\ndays: 30", 4, "- two", "begin at the same place")]
    public void It_says_the_line_and_what_to_look_for(string text, int line, string shown, string lookFor)
    {
        var mistake = Assert.Single(Expect.Bad(TemplateFile.Read("plans/a.yaml", text)));
        Assert.Equal(("plans/a.yaml", line), (mistake.File, mistake.Line));
        Assert.Contains($"`{shown}`", mistake.Sentence, StringComparison.Ordinal);
        Assert.Contains(lookFor, mistake.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("mapping", mistake.Sentence, StringComparison.OrdinalIgnoreCase);
    }
}
