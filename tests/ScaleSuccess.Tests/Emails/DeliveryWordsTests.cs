using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Emails;
using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Tests.Emails;

public sealed class DeliveryWordsTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddLocalization().AddEmails().BuildServiceProvider();

    public static TheoryData<string> Codes =>
        [.. typeof(DeliveryCode).GetFields().Select(code => (string)code.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_its_sentence(string code) =>
        Assert.False(Services.GetRequiredService<IStringLocalizer<DeliveryTexts>>()[code].ResourceNotFound);

    [Fact]
    public void A_sentence_says_what_the_server_said_as_it_said_it() => Assert.Equal(
        "The address does not accept mail: 550 5.1.1 <{0}> unknown",
        Words(DeliveryReason.Of(DeliveryCode.AddressRefused, "550 5.1.1 <{0}> unknown")));

    [Fact]
    public void After_the_last_try_its_reason_is_said() => Assert.Equal(
        "Given up after 9 tries: The connection to mail:25 failed: refused. Check Mail__Host and Mail__Port.",
        Words(DeliveryReason.Of(DeliveryCode.ConnectionFailed, "mail:25", "refused").GivenUp(9)));

    private static string Words(DeliveryReason reason) => Services.GetRequiredService<DeliveryWords>().Of(reason);
}
