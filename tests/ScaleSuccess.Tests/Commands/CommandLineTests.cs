using System.Diagnostics;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Commands;

namespace ScaleSuccess.Tests.Commands;

/// <summary>The program as an operator starts it: a process of its own, configured by its environment.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task A_step_says_what_it_did()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        var (code, said) = await Run(product, "step", "assign-segments");
        Assert.Equal((0, "assign-segments assigns a segment to each customer who has answered: 1 done."), (code, said.Trim()));
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
        var (code, said) = await Run(null, "--help");
        Assert.Equal(0, code);
        Assert.All(new[] { "serve", "migrate", "seed", "step", "doctor", "reset-password", "segment" }, verb => Assert.Contains(verb, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_in_a_sentence()
    {
        var (code, said) = await Start(["migrate"], "Host=127.0.0.1;Port=1;Username=x;Password=secret;Database=x;Timeout=3");
        Assert.Equal(CommandLine.Refused, code);
        Assert.Contains("The database cannot be reached", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_names_each_thing_and_the_fix_for_what_is_wrong()
    {
        await using var product = await Product.New();
        var (code, said) = await Run(product, "doctor");
        Assert.Equal(CommandLine.Failed, code);
        foreach (var what in new[] { "settings", "definitions", "disk", "database", "clock" })
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
    public async Task Sample_customers_are_refused_where_real_ones_live()
    {
        await using var product = await Product.New();
        var (code, said) = await Run(product, "seed", "--customers", "5");
        Assert.Equal(CommandLine.Refused, code);
        Assert.Contains("ASPNETCORE_ENVIRONMENT=Development", said, StringComparison.Ordinal);
        Assert.Equal(0L, await product.One<long>("select count(*) from customers"));
    }

    private static Task<(int Code, string Said)> Run(Product? product, params string[] arguments) =>
        Start(arguments, product?.ConnectionString ?? "Host=127.0.0.1;Port=1;Timeout=3");

    private static async Task<(int Code, string Said)> Start(string[] arguments, string connectionString, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Product.RepositoryFolder(),
        };
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ConnectionStrings__ScaleSuccess"] = connectionString,
            ["Mail__Transport"] = "smtp", ["Mail__From"] = "Acme <success@acme.example>", ["Mail__Host"] = "127.0.0.1", ["Mail__Port"] = "1",
            ["Vendor__PublicUrl"] = "https://success.acme.example", ["Vendor__SupportEmail"] = "help@acme.example", ["Vendor__Name"] = "Acme",
        }) start.Environment[key] = value;
        foreach (var (key, value) in settings) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }
}
