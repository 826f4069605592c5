using ScaleSuccess.Customers;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys;

public sealed class SaveAnswersTests
{
    [Fact]
    public async Task Two_tabs_never_wipe_each_others_fields()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await Task.WhenAll(
            Task.Run(() => product.Type(nora, ("goals", ["save_time"]), ("where_now", ["some"]))),
            Task.Run(() => product.Type(nora, ("how", ["fast"]), ("risk", ["low"]))));
        await product.Type(nora, ("where_now", ["all"]));
        var answers = await Kept(product, nora);
        Assert.Equal(("save_time", "all", "fast", "low"),
            (answers.One("goals"), answers.One("where_now"), answers.One("how"), answers.One("risk")));
    }

    [Fact]
    public async Task What_is_wrong_is_kept_as_typed_until_it_is_mended()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, ("by_when", ["next spring"]), ("goals.other", [" {{#each}} <b>x</b> "]));
        var answers = await Kept(product, nora);
        Assert.Equal(["next spring"], answers.Many("by_when"));
        Assert.Equal([" {{#each}} <b>x</b> "], answers.Many("goals.other"));
    }

    [Fact]
    public async Task After_submitting_nothing_changes()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        Assert.False(await product.Type(nora, ("risk", ["high"])));
        Assert.Equal("some", (await Kept(product, nora)).One("risk"));
    }

    [Fact]
    public async Task What_nobody_sees_is_left_out_and_nothing_is_cut()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, ("goals.other", ["a\0b\u202E\r\nc"]), ("challenges.other", [new string('x', 100_000)]));
        var answers = await Kept(product, nora);
        Assert.Equal("ab c", answers.One("goals.other"));
        Assert.Equal(100_000, answers.One("challenges.other")!.Length);
    }

    [Fact]
    public async Task Fields_that_the_survey_does_not_have_are_left_out()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, ("is_admin", ["true"]), ("\0", ["x"]), ("", ["x"]), ("goals\0", ["x"]));
        Assert.Empty((await Kept(product, nora)).Fields);
    }

    [Fact]
    public async Task A_flood_of_fields_does_not_fill_the_database()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, [.. Enumerable.Range(0, 5000).Select(i => ($"people.{i}.name", new[] { "x" }))]);
        Assert.InRange((await Kept(product, nora)).Fields.Count, 1, 200);
    }

    private static async Task<Answers> Kept(Product product, Visitor visitor) =>
        (await product.Use<SaveAnswers, Response?>((save, cancel) => save.Find(visitor, "onboarding", cancel)))!.Read();
}
