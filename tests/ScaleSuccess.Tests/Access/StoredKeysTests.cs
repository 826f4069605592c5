using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Access;
using ScaleSuccess.App;
using ScaleSuccess.Customers;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Tests.Access;

public sealed class StoredKeysTests
{
    [Fact]
    public async Task After_a_rotation_new_links_have_the_new_key_and_old_ones_open_until_they_are_retired()
    {
        await using var product = await Product.New();
        await using var running = product.Beside();
        var nora = await product.A_customer();
        var old = await Token(running, nora);
        await product.Use<StoredKeys>((keys, cancel) => keys.Rotate(cancel));
        // The node that runs learns of it within a minute.
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        var fresh = await Token(running, nora);
        Assert.NotEqual(old, fresh);
        Assert.NotNull(await Open(running, old));
        Assert.NotNull(await Open(running, fresh));

        Assert.Equal(1, (await product.Use<StoredKeys, RetiredKeys>((keys, cancel) => keys.Retire(cancel))).Links);
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Open(running, old));
        Assert.NotNull(await Open(running, fresh));
    }

    [Fact]
    public async Task What_was_protected_before_a_rotation_opens_until_its_key_is_retired()
    {
        await using var product = await Product.New();
        var kept = await Protect(product, "a cookie");
        await product.Use<StoredKeys>((keys, cancel) => keys.Rotate(cancel));
        await using (var later = product.Beside()) Assert.Equal("a cookie", await Unprotect(later, kept));

        Assert.Equal(1, (await product.Use<StoredKeys, RetiredKeys>((keys, cancel) => keys.Retire(cancel))).DataProtection);
        await using var afterwards = product.Beside();
        await Assert.ThrowsAsync<CryptographicException>(() => Unprotect(afterwards, kept));
        Assert.Equal("another", await Unprotect(afterwards, await Protect(afterwards, "another")));
    }

    [Fact]
    public async Task The_rotated_key_is_used_once_every_node_has_read_it()
    {
        await using var product = await Product.New();
        await Protect(product, "makes the first key");
        await product.Use<StoredKeys>((keys, cancel) => keys.Rotate(cancel));
        var keys = await product.Use<IKeyManager, IReadOnlyCollection<IKey>>((manager, _) => Task.FromResult(manager.GetAllKeys()));
        Assert.Equal(2, keys.Count);
        var ahead = keys.Max(key => key.ActivationDate) - TimeProvider.System.GetUtcNow();
        Assert.InRange(ahead, ReloadedKeys.Every, 2 * ReloadedKeys.Every);
    }

    [Fact]
    public async Task Plain_keys_are_encrypted_at_the_next_start_with_a_key_and_still_work()
    {
        await using var plain = await Product.New();
        var nora = await plain.A_customer();
        var (link, cookie) = (await Token(plain, nora), await Protect(plain, "a cookie"));
        Assert.True(await plain.One<bool>("select bool_and(length(secret) = 32) from link_keys"));

        await using var sealedOne = plain.Beside(keys: Key(1));
        await Start(sealedOne);
        Assert.True(await plain.One<bool>("select bool_and(length(secret) = 60) from link_keys"));
        Assert.False(await plain.One<bool>("select bool_or(xml like '%<masterKey%' or xml like '%<value>%') from data_protection_keys"));
        Assert.NotNull(await Open(sealedOne, link));
        Assert.Equal("a cookie", await Unprotect(sealedOne, cookie));

        // What comes later is encrypted from the first moment, and a further start changes nothing.
        await sealedOne.Use<StoredKeys>((keys, cancel) => keys.Rotate(cancel));
        var stored = await Stored(plain);
        Assert.DoesNotContain("<value>", stored, StringComparison.Ordinal);
        await Start(sealedOne);
        Assert.Equal(stored, await Stored(plain));
        await using var again = plain.Beside(keys: Key(1));
        Assert.NotNull(await Open(again, link));
        Assert.Equal("a cookie", await Unprotect(again, cookie));
    }

    [Fact]
    public async Task A_first_start_with_a_key_stores_nothing_plain()
    {
        await using var product = (await Product.New()).Beside(keys: Key(1));
        await Start(product);
        Assert.NotNull(await Open(product, await Token(product, await product.A_customer())));
        await Protect(product, "a cookie");
        Assert.True(await product.One<bool>("select bool_and(length(secret) = 60) from link_keys"));
        Assert.DoesNotContain("<value>", await Stored(product), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "is not the key")]
    [InlineData(0, "are encrypted, and no encryption key is set: set Keys__EncryptionKeyFile")]
    public async Task A_wrong_key_or_none_refuses_the_start_and_changes_nothing(int key, string sentence)
    {
        await using var product = (await Product.New()).Beside(keys: Key(1));
        await Token(product, await product.A_customer());
        await Protect(product, "a cookie");
        var stored = await Stored(product);
        await using var other = product.Beside(keys: Key(key));
        var refused = await Assert.ThrowsAsync<KeysRefusedException>(() => Start(other));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        // Either kind of key alone tells, too.
        await product.Sql("delete from link_keys");
        await Assert.ThrowsAsync<KeysRefusedException>(() => Start(other));
        Assert.Equal(stored, await Stored(product));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 0)]
    public async Task Stored_keys_are_encrypted_with_another_key_or_with_none_and_work_on(int before, int after)
    {
        await using var product = (await Product.New()).Beside(keys: Key(before));
        await Start(product);
        var nora = await product.A_customer();
        var (link, cookie) = (await Token(product, nora), await Protect(product, "a cookie"));

        await product.Use<StoredKeys>((keys, cancel) => keys.EncryptWith(Key(after).Encryption(), cancel));
        Assert.Equal(after > 0, await product.One<bool>("select bool_and(length(secret) = 60) from link_keys"));
        Assert.Equal(after > 0, !(await Stored(product)).Contains("<value>", StringComparison.Ordinal));
        await using var next = product.Beside(keys: Key(after));
        await Start(next);
        Assert.NotNull(await Open(next, link));
        Assert.Equal("a cookie", await Unprotect(next, cookie));
        if (after == 0) return;
        await using var former = product.Beside(keys: Key(before));
        await Assert.ThrowsAsync<KeysRefusedException>(() => Start(former));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 0)]
    public async Task A_node_that_runs_goes_on_with_the_keys_it_has_and_adds_none_that_others_cannot_read(int before, int after)
    {
        await using var running = (await Product.New()).Beside(keys: Key(before));
        await Start(running);
        var nora = await running.A_customer();
        var (link, cookie) = (await Token(running, nora), await Protect(running, "a cookie"));
        await using (var command = running.Beside())
            await command.Use<StoredKeys>((keys, cancel) => keys.EncryptWith(Key(after).Encryption(), cancel));

        running.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await Open(running, link));
        Assert.Equal(link, await Token(running, nora));
        Assert.Equal("a cookie", await Unprotect(running, cookie));
        await running.Use<IKeyManager>((manager, _) => Task.FromResult(Assert.Single(manager.GetAllKeys()).CreateEncryptor()));
        var stored = await Stored(running);
        await Assert.ThrowsAsync<KeysRefusedException>(() => running.Use<StoredKeys>((keys, cancel) => keys.Rotate(cancel)));
        await Assert.ThrowsAsync<KeysRefusedException>(() => running.Use<IKeyManager>((manager, _) => Task.FromResult(
            manager.CreateNewKey(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1)))));
        Assert.Equal(stored, await Stored(running));
        Assert.Equal(1L, await running.One<long>("select count(*) from link_keys"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task Nothing_is_encrypted_with_another_key_while_the_present_one_cannot_be_read(int given)
    {
        await using var product = (await Product.New()).Beside(keys: Key(1));
        await Token(product, await product.A_customer());
        await Protect(product, "a cookie");
        var stored = await Stored(product);
        await using var other = product.Beside(keys: Key(given));
        await Assert.ThrowsAsync<KeysRefusedException>(() => other.Use<StoredKeys>((keys, cancel) => keys.EncryptWith(Key(3).Encryption(), cancel)));
        Assert.Equal(stored, await Stored(product));
        await Start(product);
    }

    [Fact]
    public async Task A_change_of_the_encryption_key_that_breaks_off_has_changed_nothing()
    {
        await using var product = (await Product.New()).Beside(keys: Key(1));
        await Token(product, await product.A_customer());
        await Protect(product, "a cookie");
        var secrets = await product.One<string>("select string_agg(encode(secret, 'hex'), '' order by id) from link_keys");
        await product.Sql(
            """
            create function break_off() returns trigger language plpgsql as $$ begin raise 'the power went off'; end $$;
            create trigger break_off before update on data_protection_keys for each row execute function break_off()
            """);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => product.Use<StoredKeys>((keys, cancel) => keys.EncryptWith(Key(2).Encryption(), cancel)));
        Assert.Equal(secrets, await product.One<string>("select string_agg(encode(secret, 'hex'), '' order by id) from link_keys"));
        await Start(product);
    }

    [Fact]
    public void A_setting_that_holds_no_key_is_a_mistake_that_names_it()
    {
        Assert.Empty(new KeyOptions().Validate());
        Assert.Empty(Key(1).Validate());
        foreach (var text in new[] { "password", "c2hvcnQ=", Convert.ToBase64String(new byte[33]), "   " })
            if (text.Trim().Length > 0) Assert.Contains("Keys:EncryptionKey holds no key", Assert.Single(new KeyOptions { EncryptionKey = text }.Validate()), StringComparison.Ordinal);
        Assert.Contains("Keys:EncryptionKeyFile", Assert.Single(new KeyOptions { EncryptionKeyFile = "/nowhere/key" }.Validate()), StringComparison.Ordinal);
        Assert.Contains("both set", Assert.Single(Key(1) is var key ? (key with { EncryptionKeyFile = "/nowhere/key" }).Validate() : []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_hold_the_key()
    {
        var folder = TestFolder.New();
        var file = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(file, Key(1).EncryptionKey + "\n");
        var options = new KeyOptions { EncryptionKeyFile = file };
        Assert.Empty(options.Validate());
        var secret = RandomNumberGenerator.GetBytes(32);
        Assert.Equal(secret, Key(1).Encryption().Open(options.Encryption().Seal(secret)));
        await File.WriteAllTextAsync(file, "");
        Assert.Contains("is empty", Assert.Single(options.Validate()), StringComparison.Ordinal);
        TestFolder.Remove(folder);
    }

    private static KeyOptions Key(int number) => number == 0 ? new KeyOptions() : new() { EncryptionKey = Convert.ToBase64String(Enumerable.Repeat((byte)number, KeyEncryption.KeyBytes).ToArray()) };

    private static Task Start(Product product) => product.Use<StoredKeys>((keys, cancel) => keys.Protect(cancel));

    private static Task<string> Stored(Product product) => product.One<string>("select coalesce(string_agg(xml, '' order by id), '') from data_protection_keys");

    private static Task<string> Token(Product product, Visitor visitor) =>
        product.Use<PersonalLinks, string>((links, cancel) => links.Token(visitor.ContactId, LinkPurpose.Pages, cancel));

    private static Task<Visitor?> Open(Product product, string token) =>
        product.Use<PersonalLinks, Visitor?>((links, cancel) => links.Open(token, LinkPurpose.Pages, cancel));

    private static Task<string> Protect(Product product, string text) =>
        product.Use<IDataProtectionProvider, string>((provider, _) => Task.FromResult(provider.CreateProtector("test").Protect(text)));

    private static Task<string> Unprotect(Product product, string text) =>
        product.Use<IDataProtectionProvider, string>((provider, _) => Task.Run(() => provider.CreateProtector("test").Unprotect(text)));
}
