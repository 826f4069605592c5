using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Identity;
using ScaleSuccess.Web.Identity.Passwords;

namespace ScaleSuccess.Tests.Identity;

public sealed class WeakPasswordTests
{
    private static readonly string[] Names = ["olga.meier@acme.com", "olga", "meier", "acme"];

    [Theory]
    [InlineData(PasswordWeakness.TooShort, "kx93hd8fk2l"), InlineData(PasswordWeakness.TooShort, "😀😁😂😃😄😅😆")]
    [InlineData(PasswordWeakness.Repeats, "aaaaaaaaaaaa"), InlineData(PasswordWeakness.Repeats, "abcabcabcabcabc"), InlineData(PasswordWeakness.Repeats, "k3m9xk3m9xk3")]
    [InlineData(PasswordWeakness.Repeats, "passwordpassword"), InlineData(PasswordWeakness.Repeats, "aaaabbbbcccc"), InlineData(PasswordWeakness.Repeats, "            "), InlineData(PasswordWeakness.Repeats, "............")]
    [InlineData(PasswordWeakness.Pattern, "123456789012"), InlineData(PasswordWeakness.Pattern, "abcdefghijkl"), InlineData(PasswordWeakness.Pattern, "qwertyuiop[]"), InlineData(PasswordWeakness.Pattern, "1qaz2wsx3edc4rfv")]
    [InlineData(PasswordWeakness.Pattern, "qwertz123456"), InlineData(PasswordWeakness.Pattern, "asdfghjkl123"), InlineData(PasswordWeakness.Pattern, "lkjhgfdsapoi"), InlineData(PasswordWeakness.Pattern, "!@#$%^&*()_+")]
    [InlineData(PasswordWeakness.HoldsAName, "olgaolga12345"), InlineData(PasswordWeakness.HoldsAName, "Olga.Meier-2026!"), InlineData(PasswordWeakness.HoldsAName, "olga.meier@acme.com"), InlineData(PasswordWeakness.HoldsAName, "Acm3 Password 1")]
    [InlineData(PasswordWeakness.HoldsAName, "acme customer success"), InlineData(PasswordWeakness.HoldsAName, "acme83746592")]
    [InlineData(PasswordWeakness.Common, "password12345"), InlineData(PasswordWeakness.Common, "Passw0rd2024!"), InlineData(PasswordWeakness.Common, "P@ssword1234567"), InlineData(PasswordWeakness.Common, "letmein123456")]
    [InlineData(PasswordWeakness.Common, "correct horse battery staple"), InlineData(PasswordWeakness.Common, "CorrectHorseBatteryStaple1"), InlineData(PasswordWeakness.Common, "iloveyouforever"), InlineData(PasswordWeakness.Common, "Administrator1!")]
    [InlineData(PasswordWeakness.Common, "sunshine2023!"), InlineData(PasswordWeakness.Common, "monkeydragon12"), InlineData(PasswordWeakness.Common, "changeme1234"), InlineData(PasswordWeakness.Common, "unbelievable")]
    public void What_is_guessed_first_is_refused(PasswordWeakness weakness, string password) => Assert.Equal(weakness, JudgePassword.Of(password, Names));

    [Theory]
    [InlineData("fluffy kitten parade umbrella"), InlineData("my dog ate the blue boat"), InlineData("kx93hd8fk2la"), InlineData("olga walks under yellow bridges")]
    [InlineData("Жёлтый трактор поёт"), InlineData("四つの関係ない言葉を選ぶといい"), InlineData("0gk!e-W_r9Pq")]
    public void What_a_guesser_does_not_try_is_taken_whatever_its_characters(string password) => Assert.Null(JudgePassword.Of(password, Names));

    [Fact]
    public void A_long_one_is_taken_up_to_128_characters()
    {
        var words = string.Join(' ', Enumerable.Range(1000, 30).Select(number => $"{number * 7919 % 9973:x}"));
        Assert.Null(JudgePassword.Of(words[..128], []));
        Assert.Equal(PasswordWeakness.TooLong, JudgePassword.Of(words[..129], []));
    }

    [Fact]
    public void Every_long_entry_of_the_list_is_refused_and_there_are_thousands()
    {
        var entries = CommonPasswords.Entries.Where(entry => entry.Length >= JudgePassword.Shortest).ToList();
        Assert.True(entries.Count > 5000, $"{entries.Count} entries");
        Assert.DoesNotContain(entries, entry => JudgePassword.Of(entry, []) is null);
        Assert.DoesNotContain(entries, entry => JudgePassword.Of(entry.ToUpperInvariant() + "1", []) is null);
    }

    [Fact]
    public void A_one_time_password_is_never_refused() =>
        Assert.All(Enumerable.Range(0, 20_000), _ => Assert.Null(JudgePassword.Of(FirstOpsUser.NewPassword(Names), Names)));

    [Theory]
    [InlineData("short", "at least 12 characters")]
    [InlineData("abcabcabcabcabc", "it repeats itself")]
    [InlineData("Acme2026Acme!", "your own or our name")]
    [InlineData("admin.admin2026", "your own or our name")]
    [InlineData("qwertyuiop1234", "on the keyboard")]
    [InlineData("Passw0rd2024!", "that many people use")]
    public async Task The_page_says_what_is_wrong_and_changes_nothing(string chosen, string sentence)
    {
        await using var host = await TestHost.Start();
        var browser = host.Browser();
        var asked = await OpsConsole.SignIn(browser, "admin", host.OneTimePassword);
        var refused = await OpsConsole.ChoosePassword(browser, asked, host.OneTimePassword, chosen);
        Assert.Contains(sentence, refused.Document.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Urls.Password, (await browser.Get(Urls.Ops)).Url.AbsolutePath);
    }
}
