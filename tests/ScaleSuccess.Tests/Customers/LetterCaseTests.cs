using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Customers;

public sealed class LetterCaseTests : IAsyncLifetime
{
    private Product product = null!;

    public async Task InitializeAsync() => product = await Product.New();
    public async Task DisposeAsync() => await product.DisposeAsync();

    [Theory]
    [InlineData("ÅSA", "åsa")]
    [InlineData("A\u030AS", "ås")]
    [InlineData("Straße 7", "STRASSE 7")]
    [InlineData("ΚΌΣΜΟΣ", "κόσμος")]
    public async Task A_key_in_other_letters_is_the_same_customer(string first, string then)
    {
        Assert.IsType<SaveCustomerOutcome.Created>(await Save(first, "Åsa AB"));
        Assert.IsType<SaveCustomerOutcome.Updated>(await Save(then, "Åsa & Co"));
        Assert.Equal("Åsa & Co", await product.Ask(db => db.Customers.Select(c => c.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("ärzte")]
    [InlineData("ÄRZTE")]
    [InlineData("ПРИВЕТ")]
    [InlineData("привет")]
    [InlineData("kunde-Å")]
    [InlineData("NORA@arzt")]
    public async Task Ops_find_a_customer_whatever_the_letters(string search)
    {
        await Save("Kunde-å", "Praxis Ärzte Привет", "nora@arzt.example");
        await Save("other", "Fjord & Sons", "ola@fjord.example");
        var found = await product.Use<ListCustomers, List<CustomerRow>>((list, cancel) => list.Page(search, null, null, null, null, cancel));
        Assert.Equal("Kunde-å", Assert.Single(found).Key);
    }

    [Fact]
    public async Task Customers_of_an_earlier_build_are_folded_and_none_is_lost()
    {
        await product.Sql("""
            insert into customers (key, name, tier, time_zone, created_at) values
                ('åsa', 'Åsa', 'small', 'UTC', now()), ('ÅSA', 'Åsa again', 'small', 'UTC', now()), ('öl', 'Öl', 'small', 'UTC', now())
            """);
        await product.Use<FoldCustomers>((fold, cancel) => fold.Run(cancel));
        Assert.IsType<SaveCustomerOutcome.Updated>(await Save("ÖL", "Öl AB"));
        Assert.IsType<SaveCustomerOutcome.Updated>(await Save("ÅSA", "the second"));
        Assert.IsType<SaveCustomerOutcome.Updated>(await Save("Åsa", "the first"));
        Assert.Equal(["the first", "the second", "Öl AB"], await product.Ask(db => db.Customers.OrderBy(c => c.Id).Select(c => c.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_turkish_machine_unsubscribes_whom_it_says()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            await product.Use<Unsubscribe>((topics, cancel) => topics.Leave("IRIS@X.EXAMPLE", Topic.CheckIn, cancel));
            Assert.Equal([Topic.CheckIn], await product.Use<Unsubscribe, List<string>>((topics, cancel) => topics.Left("IRIS@X.EXAMPLE", cancel)));
            Assert.Equal([Topic.CheckIn], await product.Use<Unsubscribe, List<string>>((topics, cancel) => topics.Left("iris@x.example", cancel)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Acme\u202Egnp", "Acmegnp")]
    [InlineData("Ac\u200Bme  GmbH", "Acme GmbH")]
    public async Task What_nobody_sees_in_a_name_is_taken_out(string typed, string kept)
    {
        await Save("acme", typed);
        Assert.Equal(kept, await product.Ask(db => db.Customers.Select(c => c.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("ac\u200Bme")]
    [InlineData("acme\u202E")]
    [InlineData("ac\u0000me")]
    public async Task What_nobody_sees_in_a_key_is_refused(string key)
    {
        var refused = Assert.IsType<SaveCustomerOutcome.Refused>(await Save(key, "Acme"));
        Assert.Equal(("key", CustomerMistakeCode.ControlCharacter), (refused.Mistakes[0].Field, refused.Mistakes[0].Code));
    }

    private Task<SaveCustomerOutcome> Save(string key, string name, string email = "nora@x.example") =>
        product.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(
            new CustomerRequest(key, name, "small", "UTC", [new ContactRequest("Nora", email, Contact.Champion, null)]), cancel));
}
