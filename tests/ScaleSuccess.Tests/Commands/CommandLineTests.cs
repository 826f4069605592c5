using Npgsql;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;
using ScaleSuccess.Web.Commands;

namespace ScaleSuccess.Tests.Commands;

/// <summary>
/// The program as an operator starts it, configured by its environment. What starts it as a process of its own is said by
/// <see cref="Program"/>; the other commands share a process.
/// </summary>
public sealed class CommandLineTests(CommandProcess commands) : IClassFixture<CommandProcess>
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Timeout=3";

    [Fact]
    public async Task A_step_says_what_it_did()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        var (code, said) = await Program(["step", "assign-segments"], product.ConnectionString);
        Assert.Equal((0, "assign-segments: assigns a segment to each customer who has answered. 1 done."), (code, said.Trim()));
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("step sing")]
    [InlineData("step")]
    [InlineData("serve --port 0")]
    [InlineData("seed --customers -1")]
    [InlineData("migrate --sideways")]
    public async Task What_the_program_does_not_know_is_refused(string line) =>
        Assert.NotEqual(0, (await Run(null, line.Split(' '))).Code);

    [Fact]
    public async Task Every_verb_has_help()
    {
        var (code, said) = await Program(["--help"], Nowhere);
        Assert.Equal(0, code);
        Assert.Contains("./run [command]", said, StringComparison.Ordinal);
        Assert.Contains("--version", said, StringComparison.Ordinal);
        Assert.All(new[] { "serve", "migrate", "seed", "step", "doctor", "hold-mail", "release-mail", "backup", "restore", "reset-password", "rotate-keys", "readings", "surveys", "segment" }, verb => Assert.Contains(verb, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_in_a_sentence()
    {
        var (code, said) = await Program(["migrate"], "Host=127.0.0.1;Port=1;Username=x;Password=secret;Database=x;Timeout=3");
        Assert.Equal(CommandLine.Refused, code);
        Assert.Contains("The database cannot be reached", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("step assign-segments")]
    [InlineData("serve --port ")]
    public async Task A_database_of_a_newer_build_is_told_in_a_sentence(string line)
    {
        await using var product = await Product.New();
        await product.Sql("insert into migrations values ('9999_from_the_future.sql', now())");
        var (code, said) = line.EndsWith(' ') ? await Program($"{line}{PostfixFiles.FreePort()}".Split(' '), product.ConnectionString)
            : await Run(product, line.Split(' '));
        Assert.Equal((CommandLine.Refused, "The database is newer than this build: it has 9999_from_the_future.sql. Start the newer build, or restore a backup from before the upgrade."), (code, said.Trim()));
    }

    [Fact]
    public async Task The_doctor_names_each_thing_and_the_fix_for_what_is_wrong()
    {
        await using var product = await Product.New();
        var (code, said) = await Run(product, "doctor");
        Assert.Equal(CommandLine.Failed, code);
        foreach (var what in new[] { "settings", "definitions", "disk", "database", "schema", "clock", "mail hold" })
            Assert.Matches($"(?m)^ok +{what} ", said);
        Assert.Matches("(?m)^WRONG mail +.*127.0.0.1", said);
    }

    [Theory]
    [InlineData("title: {{#if customer.name}}x{{/if}}")]
    [InlineData("a: \0")]
    [InlineData("[[[[[[[[[[[[[[[[")]
    public async Task The_doctor_survives_what_it_is_there_to_find(string content)
    {
        using var files = new ChangedFiles();
        files.Change("plans/growing.yaml", _ => content);
        await File.WriteAllBytesAsync(Path.Combine(files.Folder, "plans/steady.yaml"), [0xFF, 0xFE, 0x00]);
        var (_, said) = await Start(["doctor"], "Host=127.0.0.1;Port=1;Username=x;Password=x;Database=x;Timeout=3", ("Definitions__Folder", files.Folder));
        Assert.Matches("(?m)^WRONG definitions ", said);
        Assert.Contains("plans/growing.yaml", said, StringComparison.Ordinal);
        Assert.Contains("plans/steady.yaml", said, StringComparison.Ordinal);
        Assert.Matches("(?m)^ok +disk ", said);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_names_a_schema_that_this_build_must_not_work_on()
    {
        await using var product = await Product.New();
        await product.Sql("update migrations set checksum = 'of another text' where name = '0003_messages.sql'");
        Assert.Matches(@"(?m)^WRONG schema +Applied migrations were changed since: 0003_messages\.sql\.", (await Run(product, "doctor")).Said);
    }

    [Fact]
    public async Task Mail_is_held_and_released_by_command()
    {
        await using var product = await Product.New();
        Assert.Contains("All mail is on hold.", (await Run(product, "hold-mail")).Said, StringComparison.Ordinal);
        Assert.Contains("already on hold", (await Run(product, "hold-mail")).Said, StringComparison.Ordinal);
        Assert.Matches("(?m)^WRONG mail hold +All mail was put on hold by command", (await Run(product, "doctor")).Said);
        Assert.Contains("released", (await Run(product, "release-mail")).Said, StringComparison.Ordinal);
        Assert.Equal((0, "Mail was not on hold."), ((await Run(product, "release-mail")) is var (code, said) ? (code, said.Trim()) : default));
    }

    [Fact]
    public async Task A_backup_goes_into_an_empty_database_and_into_no_other()
    {
        await using var product = await Product.New();
        await product.A_customer();
        var file = Path.Combine(TestFolder.New(), "monday.backup");
        try
        {
            Assert.Equal(CommandLine.Done, (await Run(product, "backup", file)).Code);
            Assert.Equal(CommandLine.Refused, (await Run(product, "backup", file)).Code);
            Assert.Equal(CommandLine.Done, (await Run(product, "backup", file, "--overwrite")).Code);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(["monday.backup"], Directory.EnumerateFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName));

            var (code, said) = await Run(product, "restore", file);
            Assert.Equal(CommandLine.Refused, code);
            Assert.Contains("--replace", said, StringComparison.Ordinal);

            var empty = await (await TestPostgres.Migrated(Nothing)).NewDatabase();
            (code, said) = await Start(["restore", file], empty);
            Assert.Equal(CommandLine.Done, code);
            Assert.Contains("All mail is on hold", said, StringComparison.Ordinal);
            await using var restored = NpgsqlDataSource.Create(empty);
            Assert.Equal(["1"], await restored.All<string>("select count(*)::text from customers"));
        }
        finally
        {
            TestFolder.Remove(Path.GetDirectoryName(file)!);
        }
    }

    [Fact]
    public async Task A_bad_backup_is_refused_in_one_line_and_a_good_one_takes_the_place_of_what_is_there()
    {
        await using var product = await Product.New();
        await product.A_customer();
        var folder = TestFolder.New();
        string In(string name) => Path.Combine(folder, name);
        try
        {
            Assert.Equal(CommandLine.Done, (await Run(product, "backup", In("good"))).Code);
            foreach (var nowhere in new[] { folder, In("no/file"), "/proc/backup" }) await Refused(product, nowhere.Replace("/file", "", StringComparison.Ordinal), "backup", nowhere);
            await product.A_customer();
            var good = await File.ReadAllBytesAsync(In("good"));
            await File.WriteAllBytesAsync(In("half"), good[..(good.Length / 2)]);
            await File.WriteAllTextAsync(In("empty"), "");
            good[good.Length / 3] ^= 1;
            await File.WriteAllBytesAsync(In("flipped"), good);
            await Until.NobodyIsConnected(product);
            foreach (var bad in new[] { In("half"), In("empty"), In("flipped"), In("none"), folder }) await Refused(product, bad, "restore", bad, "--replace");
            Assert.Equal(2L, await product.One<long>("select count(*) from customers"));

            await Until.NobodyIsConnected(product);
            Assert.Equal(CommandLine.Done, (await Run(product, "restore", In("good"), "--replace")).Code);
            Assert.Equal(1L, await product.One<long>("select count(*) from customers"));
            Assert.Equal("restored", await product.One<string>("select reason_code from mail_holds where released_at is null"));
        }
        finally
        {
            TestFolder.Remove(folder);
        }
    }

    private async Task Refused(Product product, string names, params string[] line)
    {
        var (code, said) = await Run(product, line);
        Assert.Equal(CommandLine.Refused, code);
        Assert.Contains(names, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said.Trim());
        Assert.DoesNotContain("System.", said, StringComparison.Ordinal);
    }

    private static Task Nothing(string connectionString, CancellationToken cancel) => Task.CompletedTask;

    [Fact]
    public async Task Sample_customers_are_refused_where_real_ones_live()
    {
        await using var product = await Product.New();
        var (code, said) = await Run(product, "seed", "--customers", "5");
        Assert.Equal(CommandLine.Refused, code);
        Assert.Contains("ASPNETCORE_ENVIRONMENT=Development", said, StringComparison.Ordinal);
        Assert.Equal(0L, await product.One<long>("select count(*) from customers"));
    }

    [Fact]
    public async Task Keys_are_rotated_and_retired_by_command_and_a_wrong_encryption_key_refuses_every_start()
    {
        await using var product = await Product.New();
        var key = ("Keys__EncryptionKey", Convert.ToBase64String(new byte[32]));
        Assert.Equal(CommandLine.Done, (await Start(["rotate-keys"], product.ConnectionString, key)).Code);
        Assert.Equal(CommandLine.Done, (await Start(["rotate-keys"], product.ConnectionString, key)).Code);
        Assert.Equal((2L, true), (await product.One<long>("select count(*) from link_keys"), await product.One<bool>("select bool_and(length(secret) = 60) from link_keys")));
        var (code, said) = await Start(["rotate-keys", "--retire"], product.ConnectionString, key);
        Assert.Equal(CommandLine.Done, code);
        Assert.Contains("Retired 1 link keys and 1 keys for cookies and forms", said, StringComparison.Ordinal);

        foreach (var wrong in new[] { ("Keys__EncryptionKey", Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray())), ("Keys__EncryptionKey", "") })
            foreach (var verb in new[] { new[] { "serve", "--port", $"{PostfixFiles.FreePort()}" }, ["rotate-keys"] })
            {
                (code, said) = await Start(verb, product.ConnectionString, wrong);
                Assert.Equal(CommandLine.Refused, code);
                Assert.Contains("Keys__EncryptionKeyFile", said, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task The_doctor_names_a_wrong_or_missing_encryption_key_and_changes_nothing()
    {
        await using var product = await Product.New();
        Assert.Matches("(?m)^ok +keys +readable, not encrypted", (await Run(product, "doctor")).Said);
        var key = ("Keys__EncryptionKey", Convert.ToBase64String(new byte[32]));
        Assert.Equal(CommandLine.Done, (await Start(["rotate-keys"], product.ConnectionString, key)).Code);
        var stored = await product.One<string>("select string_agg(encode(secret, 'hex'), '' order by id) from link_keys");

        Assert.Matches("(?m)^ok +keys +readable, encrypted with Keys__EncryptionKey", (await Start(["doctor"], product.ConnectionString, key)).Said);
        Assert.Matches("(?m)^WRONG keys +.*no encryption key is set: set Keys__EncryptionKeyFile or Keys__EncryptionKey", (await Run(product, "doctor")).Said);
        var (code, said) = await Start(["doctor"], product.ConnectionString, ("Keys__EncryptionKey", Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray())));
        Assert.Equal(CommandLine.Failed, code);
        Assert.Matches("(?m)^WRONG keys +Keys__EncryptionKey is not the key", said);
        Assert.Matches("(?m)^ok +clock ", said);
        Assert.Equal(stored, await product.One<string>("select string_agg(encode(secret, 'hex'), '' order by id) from link_keys"));
    }

    [Fact]
    public async Task The_encryption_key_is_changed_turned_on_and_turned_off_by_command()
    {
        await using var product = await Product.New();
        var folder = TestFolder.New();
        var (first, second) = (Path.Combine(folder, "first"), Path.Combine(folder, "second"));
        await File.WriteAllTextAsync(first, Convert.ToBase64String(new byte[32]));
        await File.WriteAllTextAsync(second, Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray()));
        try
        {
            var (code, said) = await Run(product, "rotate-keys", "--encrypt-with", first);
            Assert.Equal(CommandLine.Done, code);
            Assert.Contains($"Keys__EncryptionKeyFile={first}", said, StringComparison.Ordinal);
            Assert.Equal(CommandLine.Refused, (await Run(product, "rotate-keys", "--encrypt-with", second)).Code);
            Assert.Equal(CommandLine.Done, (await Start(["rotate-keys", "--encrypt-with", second], product.ConnectionString, ("Keys__EncryptionKeyFile", first))).Code);
            Assert.Matches("(?m)^WRONG keys +Keys__EncryptionKeyFile .* is not the key", (await Start(["doctor"], product.ConnectionString, ("Keys__EncryptionKeyFile", first))).Said);
            Assert.Equal(CommandLine.Done, (await Start(["rotate-keys", "--decrypt"], product.ConnectionString, ("Keys__EncryptionKeyFile", second))).Code);
            Assert.Matches("(?m)^ok +keys +readable, not encrypted", (await Run(product, "doctor")).Said);

            await File.WriteAllTextAsync(first, "no key");
            foreach (var (line, sentence) in new[]
            {
                ($"rotate-keys --encrypt-with {first}", "--encrypt-with holds no key"), ("rotate-keys --encrypt-with /nowhere/key", "--encrypt-with is \"/nowhere/key\""),
                ($"rotate-keys --encrypt-with {second} --retire", "at a time"), ("rotate-keys --encrypt-with", "--encrypt-with"),
            })
            {
                (code, said) = await Run(product, line.Split(' '));
                Assert.Equal(CommandLine.Refused, code);
                Assert.Contains(sentence, said, StringComparison.Ordinal);
            }
        }
        finally
        {
            TestFolder.Remove(folder);
        }
    }

    private Task<(int Code, string Said)> Run(Product? product, params string[] arguments) =>
        Start(arguments, product?.ConnectionString ?? Nowhere);

    private Task<(int Code, string Said)> Start(string[] arguments, string connectionString, params (string Key, string Value)[] settings) =>
        commands.Run(arguments, connectionString, settings);

    private static Task<(int Code, string Said)> Program(string[] arguments, string connectionString) => CommandProcess.RunAlone(arguments, connectionString);
}
