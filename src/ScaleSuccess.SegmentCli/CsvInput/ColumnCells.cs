using System.Text;
using System.Text.Unicode;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>What a column is to be read as.</summary>
/// <param name="Kind">The kind of answer; null: inferred from the cells.</param>
/// <param name="Separator">The separator between the options of a multiple choice.</param>
/// <param name="Refuse">Whether a cell that should be a number and is not ends the reading; otherwise it is counted.</param>
internal sealed record ColumnKind(AnswerKind? Kind, string Separator = "", bool Refuse = false)
{
    public bool IsNumber => Kind is AnswerKind.Number or AnswerKind.Scale;
}

/// <summary>
/// One column as it is read: each distinct text once, and a byte or two per row. A column of too many distinct numbers goes on as
/// numbers; one of too many distinct texts that was not declared as choices is given up.
/// </summary>
internal sealed class ColumnCells(int column, string name, ColumnKind kind)
{
    public const string NotUtf8 = "the text is not in UTF-8; save the file as CSV UTF-8.";

    private const int MostDifferent = 65_536;

    private readonly RowCodes _codes = new();
    private TextTable? _texts = new();
    private List<double>? _numbers;
    private int _noNumbers;
    private bool _dates;

    public string Name => name;

    /// <summary>Its position in the header, counted from 0.</summary>
    public int Column => column;

    public ColumnKind Kind => kind;

    /// <summary>Whether it had more distinct texts than choices may have.</summary>
    public bool GivenUp => _texts is null && _numbers is null;

    /// <summary>Whether every answer is a date; with too many distinct ones, as far as the texts were kept.</summary>
    public bool AreDates => _texts is null ? _dates
        : Enumerable.Range(0, _texts.Count).Select(_texts.Text).Where(text => !string.IsNullOrWhiteSpace(text)).All(text => CsvNumber.IsDate(text, out _));

    /// <summary>Reads this column of the row.</summary>
    public void Add(CsvFile csv)
    {
        var cell = csv.Cell(column);
        if (_texts is null)
        {
            if (_numbers is not null)
                AddNumber(csv, cell, _numbers);
            return;
        }

        var before = _texts.Count;
        var code = _texts.NumberOf(cell);
        _codes.Add(code);
        if (code == before)
            AddNew(csv, cell, code);
    }

    /// <summary>The texts without the blanks around them; null where there is none.</summary>
    public RepeatedCells<string?> Texts() => Repeated(text => text.Trim() is { Length: > 0 } trimmed ? trimmed : null);

    /// <summary>The options; null where there is none.</summary>
    public RepeatedCells<IReadOnlyList<string>?> Options() => Repeated(text => string.IsNullOrWhiteSpace(text) ? null
        : (IReadOnlyList<string>?)[.. text.Split(kind.Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()]);

    /// <summary>The numbers, NaN where there is none; and how many cells hold something else.</summary>
    public (IReadOnlyList<double> Cells, int NoNumbers) Numbers()
    {
        if (_numbers is not null)
            return (_numbers, _noNumbers);
        var cells = Repeated(CsvNumber.Parse);
        return (cells, Texts().Different.Zip(cells.Different, cells.Counts()).Where(x => x.First is not null && double.IsNaN(x.Second)).Sum(x => x.Third));
    }

    private void AddNew(CsvFile csv, ReadOnlySpan<byte> cell, int code)
    {
        if (!Utf8.IsValid(cell))
            throw csv.Mistake(column, NotUtf8);
        if (kind.Refuse)
            Number(csv, cell);
        if (code < MostDifferent || kind.Kind is AnswerKind.SingleChoice or AnswerKind.MultipleChoice)
            return;

        var (numbers, others) = Numbers();
        (_noNumbers, _dates) = (others, AreDates);
        if (kind.IsNumber || others == 0)
            _numbers = [.. numbers];
        _texts = null;
    }

    private void AddNumber(CsvFile csv, ReadOnlySpan<byte> cell, List<double> numbers)
    {
        var number = Number(csv, cell);
        numbers.Add(number);
        if (!double.IsNaN(number) || string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(cell)))
            return;
        _noNumbers++;
        if (!kind.IsNumber)
            _numbers = null;
    }

    private double Number(CsvFile csv, ReadOnlySpan<byte> cell)
    {
        var number = CsvNumber.Parse(Encoding.UTF8.GetString(cell));
        return kind.Refuse && double.IsNaN(number) && Encoding.UTF8.GetString(cell).Trim() is { Length: > 0 } text
            ? throw csv.Mistake(column, $"'{text}' is not a number.")
            : number;
    }

    private RepeatedCells<T> Repeated<T>(Func<string, T> read) =>
        new([.. Enumerable.Range(0, _texts!.Count).Select(i => read(_texts.Text(i)))], _codes);
}
