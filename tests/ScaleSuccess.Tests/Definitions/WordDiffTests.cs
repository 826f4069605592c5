using ScaleSuccess.Definitions;

namespace ScaleSuccess.Tests.Definitions;

/// <summary>What changed in a sentence, for people.</summary>
public sealed class WordDiffTests
{
    [Fact]
    public void A_word_that_was_put_in_is_marked_alone() =>
        Assert.Equal([new(WordChange.Same, "Invite the "), new(WordChange.Added, "whole "), new(WordChange.Same, "team")], WordDiff.Between("Invite the team", "Invite the whole team"));

    [Fact]
    public void Texts_that_have_little_in_common_are_shown_whole() =>
        Assert.Equal([new(WordChange.Removed, "First report or workflow in use"), new(WordChange.Added, "A first result in use")],
            WordDiff.Between("First report or workflow in use", "A first result in use"));

    [Fact]
    public void The_same_text_is_the_same() => Assert.Equal([new(WordChange.Same, "As it was")], WordDiff.Between("As it was", "As it was"));
}
