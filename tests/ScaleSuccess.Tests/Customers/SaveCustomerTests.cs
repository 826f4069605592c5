using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Customers;

public sealed class SaveCustomerTests
{
    private static readonly CustomerRequest Acme = new("acme", "Acme", "small", "Europe/Berlin",
        [new ContactRequest("Ann Lee", "ann@acme.example", Contact.Champion, null)]);

    [Fact]
    public async Task The_same_request_twice_is_one_customer()
    {
        await using var product = await Product.New();
        Assert.IsType<SaveCustomerOutcome.Created>(await Save(product, Acme));
        Assert.IsType<SaveCustomerOutcome.Updated>(await Save(product, Acme));
        Assert.Equal((1L, 1L), await Counted(product));
    }

    [Theory]
    [InlineData("acme", "ACME")]
    [InlineData("Ärzte", "Ärzte")]
    [InlineData("İstanbul", "İstanbul")]
    public async Task A_key_is_taken_in_a_second_time_whatever_its_letters(string first, string again)
    {
        await using var product = await Product.New();
        await Save(product, Acme with { Key = first });
        var outcome = await Save(product, Acme with { Key = again });
        Assert.IsType<SaveCustomerOutcome.Updated>(outcome);
    }

    [Fact]
    public async Task An_address_that_differs_only_by_case_is_the_same_person()
    {
        await using var product = await Product.New();
        await Save(product, Acme);
        await Save(product, Acme with { Contacts = [new ContactRequest("Ann Lee-Roy", "ANN@Acme.Example", null, null)] });
        var ann = await product.Ask(db => db.Contacts.SingleAsync());
        Assert.Equal(("Ann Lee-Roy", "ann@acme.example", Contact.Champion), (ann.Name, ann.Email, ann.Role));
    }

    [Fact]
    public async Task Two_servers_taking_in_the_same_customer_at_once_make_one()
    {
        await using var product = await Product.New();
        var outcomes = await AtOnce.Run(8, () => Save(product, Acme));
        Assert.Single(outcomes.OfType<SaveCustomerOutcome.Created>());
        Assert.Equal((1L, 1L), await Counted(product));
    }

    [Fact]
    public async Task Contacts_that_are_not_named_stay()
    {
        await using var product = await Product.New();
        await Save(product, Acme);
        await Save(product, Acme with { Name = "Acme & Sons", Contacts = null });
        Assert.Equal((1L, 1L), await Counted(product));
    }

    [Fact]
    public async Task Every_mistake_is_listed_with_its_field()
    {
        await using var product = await Product.New();
        var outcome = await Save(product, new CustomerRequest("", new string('x', 201), "a\nb", "Mars/Olympus",
            [new ContactRequest(null, "ann", "boss", "CET+99"), null!])
        { Country = "Germany" });
        var refused = Assert.IsType<SaveCustomerOutcome.Refused>(outcome);
        Assert.Equal(
            ["contacts[0].email", "contacts[0].name", "contacts[0].role", "contacts[0].timeZone", "contacts[1]", "country", "key", "name", "tier", "timeZone"],
            refused.Mistakes.Select(mistake => mistake.Field).Order(StringComparer.Ordinal));
        Assert.Equal((0L, 0L), await Counted(product));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Berlin")]
    [InlineData("GMT+1")]
    [InlineData("W. Europe Standard Time")]
    [InlineData("../../../etc/passwd")]
    [InlineData("right/Europe/Berlin")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("localtime")]
    [InlineData("Factory")]
    [InlineData("Europe/Berlin\0")]
    public async Task A_zone_is_refused_in_words_or_understood_by_everyone(string zone)
    {
        await using var product = await Product.New();
        var outcome = await Save(product, Acme with { TimeZone = zone });
        if (outcome is SaveCustomerOutcome.Refused(var mistakes)) Assert.Equal(["timeZone"], mistakes.Select(mistake => mistake.Field));
        else Assert.NotNull(TimeZoneInfo.FindSystemTimeZoneById(await product.One<string>("select time_zone from customers")));
    }

    [Fact]
    public async Task A_zone_that_only_the_database_does_not_know_is_a_mistake_of_the_request()
    {
        await using var product = await Product.New();
        // Debian has it, PostgreSQL has not: as when the operating system's zones are newer than the database's.
        var outcome = await Save(product, Acme with { Contacts = [new ContactRequest("Ann", "ann@acme.example", null, "posix/Asia/Tokyo")] });
        Assert.Equal(["contacts[0].timeZone"], Assert.IsType<SaveCustomerOutcome.Refused>(outcome).Mistakes.Select(mistake => mistake.Field));
    }

    [Fact]
    public async Task The_database_itself_refuses_an_unknown_zone()
    {
        await using var product = await Product.New();
        await Save(product, Acme);
        await Assert.ThrowsAsync<PostgresException>(() => product.Sql("update customers set time_zone = 'Mars/Olympus'"));
    }

    [Fact]
    public async Task A_country_is_kept_until_another_one_is_given()
    {
        await using var product = await Product.New();
        await Save(product, Acme with { Country = "AT" });
        await Save(product, Acme with { Name = "Acme & Sons" });
        Assert.Equal("AT", await product.One<string>("select country from customers"));
        await Save(product, Acme with { Country = "CH" });
        Assert.Equal("CH", await product.One<string>("select country from customers"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("de")]
    [InlineData("UK")]
    [InlineData("ZZ")]
    [InlineData("DE\0")]
    [InlineData("Germany")]
    public async Task A_code_that_no_country_has_is_refused(string country)
    {
        await using var product = await Product.New();
        var refused = Assert.IsType<SaveCustomerOutcome.Refused>(await Save(product, Acme with { Country = country }));
        Assert.Equal([new CustomerMistake("country", CustomerMistakeCode.UnknownCountry, country)], refused.Mistakes);
    }

    [Fact]
    public async Task The_database_itself_refuses_what_is_no_code()
    {
        await using var product = await Product.New();
        await Save(product, Acme);
        await Assert.ThrowsAsync<PostgresException>(() => product.Sql("update customers set country = 'de'"));
    }

    [Fact]
    public async Task A_hundred_and_one_contacts_are_too_many()
    {
        await using var product = await Product.New();
        var many = Enumerable.Range(0, 101).Select(i => new ContactRequest($"P {i}", $"p{i}@acme.example", null, null)).ToList();
        Assert.Equal(["contacts"], Assert.IsType<SaveCustomerOutcome.Refused>(await Save(product, Acme with { Contacts = many })).Mistakes.Select(mistake => mistake.Field));
    }

    private static Task<SaveCustomerOutcome> Save(Product product, CustomerRequest request) =>
        product.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(request, cancel));

    private static async Task<(long Customers, long Contacts)> Counted(Product product) =>
        (await product.One<long>("select count(*) from customers"), await product.One<long>("select count(*) from contacts"));
}
