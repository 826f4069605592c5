using ScaleSuccess.Customers;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;
using ScaleSuccess.Web.Commands;

namespace ScaleSuccess.Tests.Commands;

public sealed class ReadingsCommandTests(CommandProcess commands) : IClassFixture<CommandProcess>
{
    [Fact]
    public async Task A_file_is_taken_whole_and_a_second_time_changes_nothing()
    {
        await using var product = await Product.New();
        var (one, other) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        // Excel's separator and decimal comma, columns in any order, one more than is asked for.
        var (code, said) = await Import(product, $"""
            day;value;Customer;measure;note
            {Day(1)};9,5;{await Key(product, one)};report_hours;first
            {Day(2)};9;{await Key(product, one)};report_hours;
            {Day(1)};1100.25;{(await Key(product, other)).ToUpperInvariant()};report_hours;
            """);
        Assert.Equal((CommandLine.Done, "3 readings saved, 0 were known."), (code, said.Trim()));
        Assert.Equal(["9.5", "9", "1100.25"], await product.Database.All<string>("select value::text from readings where source = 'csv' order by value::text desc"));

        Assert.Equal("1 readings saved, 0 were known.", (await Import(product, $"customer,measure,day,value\n{await Key(product, one)},report_hours,{Day(1)},8\n")).Said.Trim());
        Assert.Equal("0 readings saved, 1 were known.", (await Import(product, $"customer,measure,day,value\n{await Key(product, one)},report_hours,{Day(1)},8\n")).Said.Trim());
        Assert.Equal(3L, await product.One<long>("select count(*) from readings where source = 'csv'"));
    }

    [Fact]
    public async Task Every_mistake_is_told_with_its_line_and_nothing_is_imported()
    {
        await using var product = await Product.New();
        var nora = await Key(product, await product.A_customer_with_a_plan());
        var waiting = await Key(product, await product.A_customer());
        var (code, said) = await Import(product, $"""
            customer,measure,day,value
            {nora},report_hours,{Day(1)},9
            nobody,report_hours,{Day(1)},9
            {waiting},report_hours,{Day(1)},9
            {nora},hours,{Day(1)},9

            {nora},report_hours,3.11.2025,"1,234"
            {nora},report_hours,{Day(-40)},
            {nora},report_hours,{Day(1)},10
            """);
        Assert.Equal(CommandLine.Refused, code);
        Assert.Equal(
            [
                "line 3, column 'customer': No customer has the key `nobody`.",
                $"line 4, column 'customer': The customer `{waiting}` has no plan yet. Readings are taken once it has one.",
                "line 5, column 'measure': The plan has no such measure. It has: report_hours.",
                "line 7, column 'value': Please enter a number, such as 12 or 7.5.",
                "line 7, column 'day': Please enter a date: year, month and day, such as 2026-11-03.",
                "line 8, column 'day': This day is still to come. Please enter today or an earlier day.",
                "line 8, column 'value': Please enter a number.",
                "line 9, column 'day': This measure and day are sent twice. Send one number a day.",
                "Nothing was imported.",
            ], said.Trim().Split('\n').Select(line => line[(line.IndexOf("line ", StringComparison.Ordinal) is var at and >= 0 ? at : 0)..].TrimEnd()));
        Assert.Equal(0L, await product.One<long>("select count(*) from readings where source = 'csv'"));
    }

    [Theory]
    [InlineData("customer,measure,day\nx,y,2026-01-01\n", "the header names no column 'value'")]
    [InlineData("customer,measure,day,value\n", "there are no rows after the header")]
    [InlineData("", "the file is empty")]
    [InlineData(null, "cannot be read")]
    public async Task A_file_that_is_no_table_of_readings_is_told_in_a_sentence(string? text, string sentence)
    {
        await using var product = await Product.New();
        var (code, said) = await Import(product, text);
        Assert.Equal(CommandLine.Refused, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_help_says_what_the_file_holds()
    {
        var (code, said) = await commands.Run(["readings", "import", "--help"], "");
        Assert.Equal(0, code);
        Assert.All(new[] { "customer", "measure", "day", "value", "nothing is taken when one is wrong" }, word => Assert.Contains(word, said.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    private async Task<(int Code, string Said)> Import(Product product, string? text)
    {
        var folder = TestFolder.New();
        try
        {
            var file = Path.Combine(folder, "readings.csv");
            if (text is not null) await File.WriteAllTextAsync(file, text);
            return await commands.Run(["readings", "import", file], product.ConnectionString);
        }
        finally
        {
            TestFolder.Remove(folder);
        }
    }

    /// <summary>The program that is started lives today.</summary>
    private static string Day(int ago) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-ago).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<string> Key(Product product, Visitor visitor) => product.One<string>($"select key from customers where id = {visitor.CustomerId}");
}
