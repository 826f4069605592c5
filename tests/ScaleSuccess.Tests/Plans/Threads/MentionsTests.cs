using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Tests.Plans.Threads;

public sealed class MentionsTests
{
    private static readonly Mentions People = new(
    [
        new("Nora Lindqvist", 1, null), new("Ole Berg", 2, null), new("Ole Berg-Hansen", 3, null), new("Maya Chen", null, "maya.chen@acme.example"), new("admin", null, "admin"),
    ]);

    [Theory]
    [InlineData("@Nora Lindqvist, please look", "@Nora Lindqvist")]
    [InlineData("please look, @nora lindqvist", "@nora lindqvist")]
    [InlineData("(@Nora)", "@Nora")] // Only one has this first name.
    [InlineData("@Ole Berg-Hansen has it", "@Ole Berg-Hansen")] // Not Ole Berg.
    [InlineData("@Ole Berg has it", "@Ole Berg")]
    [InlineData("@Ole has it", "")] // Two have this first name.
    [InlineData("@Maya and @admin", "@Maya @admin")]
    [InlineData("@Norbert", "")]
    [InlineData("write to info@nora.example", "")]
    [InlineData("write to nora@admin", "")]
    [InlineData("@", "")]
    [InlineData("@@Nora", "@Nora")]
    [InlineData("<b>@Nora</b>", "@Nora")]
    public void Somebody_is_mentioned_by_the_name_that_only_they_have(string words, string mentioned) =>
        Assert.Equal(mentioned, string.Join(' ', People.In(words).Select(one => words.Substring(one.At, one.Length))));

    [Fact]
    public void The_longer_name_is_meant() => Assert.Equal(3, Assert.Single(People.In("@Ole Berg-Hansen")).Whom.ContactId);

    [Theory]
    [InlineData("maya.chen@acme.example", "Maya Chen")]
    [InlineData("o_berg+console@acme.example", "O Berg")]
    [InlineData("jo@acme.example", "Jo")]
    [InlineData("admin", null)]
    [InlineData("@acme.example", null)]
    public void Customers_read_the_name_in_an_address_and_none_where_there_is_none(string user, string? name) => Assert.Equal(name, OpsName.Of(user));
}
