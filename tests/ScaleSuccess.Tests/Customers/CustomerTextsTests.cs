using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Standing;

namespace ScaleSuccess.Tests.Customers;

/// <summary>A code without a sentence would be shown as its key.</summary>
public sealed class CustomerTextsTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

    public void Dispose() => services.Dispose();

    [Fact]
    public void Every_mistake_has_its_sentence() => Found<CustomerTexts>(Enum.GetNames<CustomerMistakeCode>().Select(code => $"mistake.{code}"));

    [Fact]
    public void Every_role_has_its_word() => Found<CustomerTexts>(Contact.Roles.Select(role => $"role.{role}"));

    [Fact]
    public void Every_answer_has_its_words() => Found<CheckInTexts>(CheckInAnswer.All.Select(answer => $"answer.{answer}"));

    [Fact]
    public void Every_track_has_its_words() => Found<PlanTexts>(Enum.GetNames<Track>().Select(track => $"track.{track}"));

    [Fact]
    public void A_key_without_a_sentence_is_seen() =>
        Assert.Throws<Xunit.Sdk.AllException>(() => Found<PlanTexts>(["track.Nowhere"]));

    private void Found<T>(IEnumerable<string> keys) =>
        Assert.All(keys, key => Assert.False(services.GetRequiredService<IStringLocalizer<T>>()[key].ResourceNotFound, key));
}
