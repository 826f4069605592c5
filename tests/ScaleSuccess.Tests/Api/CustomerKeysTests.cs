using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using ScaleSuccess.Tests.Upgrades;

namespace ScaleSuccess.Tests.Api;

/// <summary>A customer that was created can be read by its key.</summary>
public sealed class CustomerKeysTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("slash/../x")]
    [InlineData("a/b")]
    [InlineData("/")]
    [InlineData("a\\b")]
    [InlineData("a..b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData(" .a")]
    [InlineData("a. ")]
    [InlineData("a\tb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028/b")]
    [InlineData("\u200B")]
    public async Task A_key_that_no_address_can_hold_is_refused_with_the_rule(string key)
    {
        var answer = await Save(key);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.NotEmpty(errors.GetProperty("key")[0].GetString()!);
        Assert.DoesNotContain(key.Trim(), await Sql("select key from customers"));
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("Acme & Sons, 50% #1?")]
    [InlineData("a.b-c_d:e;f@g=h+i")]
    [InlineData("a%2Fb")]
    [InlineData("100%25")]
    [InlineData("Ärzte Köln")]
    [InlineData("株式会社")]
    [InlineData("openapi.json")]
    [InlineData("a'b\"c<d>")]
    public async Task Every_key_that_is_taken_can_be_read(string key)
    {
        Assert.Equal(HttpStatusCode.Created, (await Save(key)).StatusCode);
        Assert.Equal(key, await Read(key));
    }

    [Theory]
    [InlineData("old/../key")]
    [InlineData("old/key")]
    [InlineData("old\\key")]
    [InlineData("acme inc.")]
    [InlineData(".hidden")]
    public async Task A_key_from_before_the_rule_goes_on_working(string key)
    {
        await Stored(key);
        Assert.Equal(key, await Read(key));
        Assert.Equal(HttpStatusCode.OK, (await Save(key)).StatusCode);
    }

    [Fact]
    public async Task A_slash_and_a_key_that_spells_it_are_two()
    {
        await Stored("c/d");
        await Save("c%2Fd");
        Assert.Equal(("c/d", "c%2Fd"), (await Read("c/d"), await Read("c%2Fd")));
    }

    [Theory]
    [InlineData("ann@acme.example", "ANN@Acme.example")]
    [InlineData("ann@acme.example", " ann@acme.example ")]
    public async Task One_address_for_two_contacts_is_refused_by_name(string one, string other)
    {
        var answer = await api.Http.PostAsJsonAsync("/api/customers", new
        {
            key = "acme", name = "Acme",
            contacts = new[] { new { name = "Ann", email = one }, new { name = "Bo", email = "bo@acme.example" }, new { name = "Anna", email = other } },
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(other.Trim(), problem.GetProperty("errors").GetProperty("contacts[2].email")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(await Sql("select email from contacts where email ilike '%ann%'"));
    }

    private Task<HttpResponseMessage> Save(string key) => api.Http.PostAsJsonAsync("/api/customers", new { key, name = "Acme" });

    private async Task<string?> Read(string key)
    {
        var answer = await api.Http.GetAsync("/api/customers/" + Uri.EscapeDataString(key));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString();
    }

    /// <summary>As an earlier build took it.</summary>
    private Task Stored(string key) => Sql(
        $"insert into customers (key, folded_key, name, folded_name, tier, time_zone, created_at) values ('{key}', lower('{key}'), 'Acme', 'acme', 'small', 'UTC', now()) returning key");

    private async Task<IReadOnlyList<string>> Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(api.Host.ConnectionString);
        return await source.All<string>(sql);
    }
}
