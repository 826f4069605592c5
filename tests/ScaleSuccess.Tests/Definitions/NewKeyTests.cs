using ScaleSuccess.Definitions.Drafts;

namespace ScaleSuccess.Tests.Definitions;

/// <summary>The key that ops never type is made of the words that they do.</summary>
public sealed class NewKeyTests
{
    [Theory]
    [InlineData("Plan shifts without spreadsheets", "plan_shifts_without")]
    [InlineData("Reports that the board can read", "reports_that_the_board_can")]
    [InlineData("Reports that the board reads x", "reports_that_the_board_reads_x")]
    [InlineData("Reports that the board reads xy", "reports_that_the_board_reads")]
    [InlineData("Schichtplanungsverantwortlichkeiten klären", "schichtplanungsverantwortlichk")]
    [InlineData("An Schichtplanungsverantwortlichkeiten", "an_schichtplanungsverantwortli")]
    [InlineData("How do you feel?", "how_do_you_feel")]
    public void A_long_one_ends_with_a_word(string words, string key) => Assert.Equal(key, NewKey.Of(words, [], "x"));
}
