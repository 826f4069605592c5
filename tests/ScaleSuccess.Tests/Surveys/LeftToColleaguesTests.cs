using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Colleagues;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Colleagues;

namespace ScaleSuccess.Tests.Surveys;

/// <summary>Nora has answered; who comes next says only what they see differently.</summary>
public sealed class LeftToColleaguesTests
{
    [Fact]
    public async Task Who_says_nothing_agrees_with_nothing_and_disputes_nothing()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var ben = await product.A_contact(nora, "Ben Ode", Contact.User);
        Assert.IsType<SubmitOutcome.NothingYet>(await product.Submit(ben));
        await product.Type(ben, ("how", ["careful"]));
        Assert.IsType<SubmitOutcome.Submitted>(await product.Submit(ben));

        var only = Assert.Single(await product.Disagreements(nora));
        Assert.Equal((Meaning.Pace, "Careful"), (only.Question.Means, only.TheirWords));
        Assert.Equal("""{"how": ["careful"]}""", await product.One<string>($"select answers::text from responses where contact_id = {ben.ContactId}"));
        // What Ben says nothing about stays as the plan has it.
        var merge = (await product.Use<PreviewAnswers, PlanMerge?>((preview, cancel) => preview.For(ben, cancel)))!;
        Assert.DoesNotContain(merge.Changes, change => change.Line.Kind is ItemKind.Objective or ItemKind.Benefit or ItemKind.Measure);
    }

    [Fact]
    public async Task Nothing_is_known_of_what_was_not_sent_of_another_customer_or_of_who_has_not_agreed()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, [.. KnownCustomers.Whole().Select(field => (field.Key, field.Value))]);
        var ben = await product.A_contact(nora, "Ben Ode", Contact.User);
        await product.An_answered_customer();
        Assert.Empty(await Known(product, ben));

        await product.Submit(nora);
        Assert.Equal(11 - 1, (await Known(product, ben)).Count);
        await product.Sql($"update contacts set consent = 'declined' where id = {nora.ContactId}");
        Assert.Empty(await Known(product, ben));
    }

    [Fact]
    public async Task Own_words_people_and_what_only_the_vendor_asks_are_asked_of_each()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer("Europe/Berlin", ("people.1.name", ["Cara Secret"]), ("people.1.email", ["cara@example.com"]));
        var known = await Known(product, await product.A_contact(nora, "Ben Ode", Contact.User));
        Assert.DoesNotContain("people", known.Keys);
        Assert.Contains("goals", known.Keys);
        Assert.All(QuestionKind.All.Values.Where(kind => kind.Name is "text" or "long-text" or "people" or "consent"), kind => Assert.True(kind.IsOwnWords));
    }

    [Fact]
    public async Task A_day_that_is_over_is_asked_again()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        var ben = await product.A_contact(nora, "Ben Ode", Contact.User);
        Assert.Contains("by_when", (await Known(product, ben)).Keys);
        product.Clock.Advance(TimeSpan.FromDays(200));
        Assert.DoesNotContain("by_when", (await Known(product, ben)).Keys);
    }

    [Fact]
    public async Task Two_who_differ_are_both_told_and_two_who_agree_once()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        product.Clock.Advance(TimeSpan.FromDays(1));
        await product.A_colleague(nora, "Ben Ode", Contact.User, ("how", ["careful"]));
        var known = await Known(product, await product.A_contact(nora, "Ida Holm", Contact.User));
        Assert.Equal(["Nora Lindqvist: Fast", "Ben Ode: Careful"], known["how"]);
        Assert.Equal(["Nora Lindqvist: Some is fine"], known["risk"]);
    }

    [Fact]
    public async Task A_plan_is_made_from_who_answered_it_all_whoever_weighs_more()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        await product.Sql($"update contacts set role = 'user' where id = {nora.ContactId}");
        var eva = await product.A_contact(nora, "Eva Buyer", Contact.EconomicBuyer);
        await product.Type(eva, ("how", ["careful"]));
        Assert.IsType<SubmitOutcome.Submitted>(await product.Submit(eva));
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        Assert.Equal(nora.ContactId, (await product.PlanOf(nora)).ContactId);
    }

    [Fact]
    public async Task What_was_left_to_a_colleague_is_not_required_when_answers_are_changed()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var ben = await product.A_contact(nora, "Ben Ode", Contact.User);
        await product.Type(ben, ("how", ["careful"]));
        await product.Submit(ben);
        Assert.IsType<ChangeAnswersOutcome.Changed>(await Change(ben, ("goals", []), ("how", ["steady"])));
        // Of whoever has answered themselves it still is.
        Assert.IsType<ChangeAnswersOutcome.Wrong>(await Change(nora, ("goals", [])));

        Task<ChangeAnswersOutcome> Change(Visitor who, params (string Field, string[] Values)[] typed) => product.Use<ChangeAnswers, ChangeAnswersOutcome>(
            (change, cancel) => change.Run(who, "onboarding", typed.ToDictionary(field => field.Field, field => field.Values), null, cancel));
    }

    private static async Task<Dictionary<string, string[]>> Known(Product product, Visitor reader)
    {
        var found = (await product.Use<FindSurvey, FoundSurvey?>((find, cancel) => find.For(reader, "onboarding", cancel)))!;
        return found.Version.Value.Questions.Select(question => (question.Key, Known: found.Known.Of(question))).Where(one => one.Known.Count > 0)
            .ToDictionary(one => one.Key, one => one.Known.Select(known => $"{known.By}: {known.Words}").ToArray());
    }
}
