using ScaleSuccess.Customers;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Customers;

public sealed class PersonalLinksTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    [Fact]
    public async Task A_link_opens_for_whom_it_was_made()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("Asia/Tokyo");
        Assert.Equal(nora, await Open(product, await Token(product, nora)));
    }

    [Theory]
    [InlineData(null, "Asia/Tokyo")]
    [InlineData("Pacific/Kiritimati", "Pacific/Kiritimati")]
    public async Task Page_and_database_say_the_same_time_zone_of_a_person(string? own, string zone)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("Asia/Tokyo");
        if (own is not null) await product.Sql($"update contacts set time_zone = '{own}'");
        Assert.Equal(zone, (await Open(product, await Token(product, nora)))!.TimeZone);
        Assert.Equal(zone, await product.One<string>("select zone from contact_zones"));
    }

    [Fact]
    public async Task No_altered_character_opens_anything()
    {
        await using var product = await Product.New();
        var token = await Token(product, await product.A_customer());
        for (var at = 0; at < token.Length; at++)
        {
            var altered = token.ToCharArray();
            altered[at] = Alphabet[(Alphabet.IndexOf(token[at], StringComparison.Ordinal) + 1) % Alphabet.Length];
            Assert.True(await Open(product, new string(altered)) is null, $"The character at {at} may be altered.");
        }
    }

    [Fact]
    public async Task A_link_does_nothing_that_it_was_not_made_for()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        Assert.Null(await Open(product, await Token(product, nora), LinkPurpose.Unsubscribe));
        Assert.Null(await Open(product, await Token(product, nora, LinkPurpose.Unsubscribe), LinkPurpose.Pages));
    }

    [Fact]
    public async Task A_link_works_for_half_a_year_and_not_for_ever()
    {
        await using var product = await Product.New();
        var token = await Token(product, await product.A_customer());
        product.Clock.Advance(TimeSpan.FromDays(182));
        Assert.NotNull(await Open(product, token));
        product.Clock.Advance(TimeSpan.FromDays(92));
        Assert.Null(await Open(product, token));
    }

    [Fact]
    public async Task Reminders_of_the_same_quarter_carry_the_same_link()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        product.Clock.SetUtcNow(new DateTimeOffset(DateOnly.FromDayNumber(91 * 8130).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        var first = await Token(product, nora);
        product.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(first, await Token(product, nora));
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotEqual(first, await Token(product, nora));
    }

    [Fact]
    public async Task Ending_somebodys_links_ends_theirs_and_nobody_elses()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.A_customer(), await product.A_customer());
        var (ended, kept) = (await Token(product, nora), await Token(product, other));
        await product.Use<RevokeLinks>((end, cancel) => end.Run(nora.CustomerId, nora.ContactId, cancel));
        Assert.Null(await Open(product, ended));
        Assert.NotNull(await Open(product, kept));
        Assert.NotNull(await Open(product, await Token(product, nora)));
    }

    [Fact]
    public async Task Nobody_ends_the_links_of_another_customers_contact()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.A_customer(), await product.A_customer());
        var token = await Token(product, nora);
        await product.Use<RevokeLinks>((end, cancel) => end.Run(other.CustomerId, nora.ContactId, cancel));
        Assert.NotNull(await Open(product, token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("___________________________________________")]
    [InlineData("AAAA AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n")]
    [InlineData("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    public async Task Garbage_opens_nothing(string token)
    {
        await using var product = await Product.New();
        await product.A_customer();
        Assert.Null(await Open(product, token));
    }

    [Fact]
    public async Task A_huge_token_opens_nothing()
    {
        await using var product = await Product.New();
        Assert.Null(await Open(product, new string('A', 5_000_000)));
    }

    [Fact]
    public async Task Two_servers_that_start_together_make_one_key_and_open_each_others_links()
    {
        await using var product = await Product.New();
        await using var other = product.Beside();
        var nora = await product.A_customer();
        var tokens = await Task.WhenAll(Task.Run(() => Token(product, nora)), Task.Run(() => Token(other, nora)));
        Assert.Equal(tokens[0], tokens[1]);
        Assert.Equal(1L, await product.One<long>("select count(*) from link_keys"));
        Assert.NotNull(await Open(other, tokens[0]));
    }

    [Fact]
    public async Task A_server_learns_of_the_key_that_another_one_added()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await Token(product, nora);
        await product.Sql("insert into link_keys (secret, created_at) values (decode(repeat('ab', 32), 'hex'), now())");
        await using var other = product.Beside();
        Assert.NotNull(await Open(product, await Token(other, nora)));
    }

    private static Task<string> Token(Product product, Visitor visitor, LinkPurpose purpose = LinkPurpose.Pages) =>
        product.Use<PersonalLinks, string>((links, cancel) => links.Token(visitor.ContactId, purpose, cancel));

    private static Task<Visitor?> Open(Product product, string token, LinkPurpose purpose = LinkPurpose.Pages) =>
        product.Use<PersonalLinks, Visitor?>((links, cancel) => links.Open(token, purpose, cancel));
}
