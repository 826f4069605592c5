using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Answers;

public sealed class RepeatedCellsTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(60_000)]
    [InlineData(20_000_000)]
    public void Row_codes_come_back_as_they_were_given(int most)
    {
        var random = new Random(most);
        var given = Enumerable.Range(0, 200_000).Select(i => i < 1000 ? 1 : random.Next(most)).ToArray();
        var codes = new RowCodes();
        foreach (var code in given)
            codes.Add(code);

        Assert.Equal(given.Length, codes.Count);
        Assert.All(new[] { 0, 999, 65_535, 65_536, 199_999 }, row => Assert.Equal(given[row], codes[row]));
        var read = new int[150_000];
        codes.Read(40_000, read);
        Assert.Equal(given[40_000..190_000], read);
    }

    [Property(MaxTest = 50)]
    public void A_table_of_repeated_cells_is_learned_and_coded_as_one_of_plain_cells(byte[] rows, byte seed)
    {
        string?[] paces = [null, "fast", "careful", "fast", "none"];
        IReadOnlyList<string>?[] goals = [null, [], ["save"], ["save", "grow"], ["grow", "save"]];
        double[] seats = [double.NaN, 3, 1, 3, 700];
        var repeated = new AnswerTable([
            new SingleColumn("pace", new RepeatedCells<string?>(paces, Which(rows, seed))),
            new MultipleColumn("goals", new RepeatedCells<IReadOnlyList<string>?>(goals, Which(rows, seed + 1))),
            new NumberColumn("seats", AnswerKind.Number, new RepeatedCells<double>(seats, Which(rows, seed + 2))),
        ]);
        var plain = new AnswerTable([.. repeated.Columns.Select(column => (AnswerColumn)(column switch
        {
            SingleColumn single => single with { Cells = [.. single.Cells] },
            MultipleColumn multiple => multiple with { Cells = [.. multiple.Cells] },
            NumberColumn number => number with { Cells = [.. number.Cells] },
            _ => throw new InvalidOperationException(),
        }))]);

        var (a, b) = (FeatureSpace.Learn(repeated), FeatureSpace.Learn(plain));
        Assert.Equal(a is null, b is null);
        if (a is null || b is null)
            return;
        Assert.Equal(a.Features.SelectMany(f => f.Levels), b.Features.SelectMany(f => f.Levels));
        Assert.Equal(a.Features.SelectMany(f => f.Cuts), b.Features.SelectMany(f => f.Cuts));
        Assert.Equal(a.Features.SelectMany(f => f.Values), b.Features.SelectMany(f => f.Values));
        Assert.Equal(b.Encode(plain).Answers.Codes, a.Encode(repeated).Answers.Codes);
    }

    private static RowCodes Which(byte[] rows, int seed)
    {
        var codes = new RowCodes();
        foreach (var row in rows)
            codes.Add((row + seed) % 5);
        return codes;
    }
}
