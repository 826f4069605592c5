using System.Text;
using System.Text.Unicode;
using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>What a column is to be read as.</summary>
/// <param name="Kind">The kind of answer; null: inferred from the cells.</param>
/// <param name="Missing">Words that say "not answered".</param>
/// <param name="Separator">What stands between the options of a multiple choice.</param>
/// <param name="Refuse">Whether a cell that should be a number and is none ends the reading; else it is counted.</param>
internal sealed record ColumnKind(AnswerKind? Kind, MissingWords Missing, string Separator = "", bool Refuse = false)
{
    public bool IsNumber => Kind is AnswerKind.Number or AnswerKind.Scale;

    public bool IsChoices => Kind is AnswerKind.SingleChoice or AnswerKind.MultipleChoice;
}

/// <summary>
/// One column as it is read: each different text once, and a byte or two a row. A column of endless different numbers goes on as
/// numbers; one of endless different texts that nobody called choices is given up.
/// </summary>
internal sealed class ColumnCells(int column, string name, ColumnKind kind)
{
    private const int MostDifferent = 65_536;

    private readonly RowCodes _codes = new();
    private readonly NotAnswered _notAnswered = new(kind.Missing);
    private TextTable? _texts = new();
    private long _kept;
    private List<double>? _numbers;
    private DecimalMark _mark;
    private DateOrder? _order;
    private string? _noNumber;
    private int _noNumbers;
    private bool _dates;

    public string Name => name;

    /// <summary>Its place in the header, counted from 0.</summary>
    public int Column => column;

    public ColumnKind Kind => kind;

    /// <summary>How its numbers are written.</summary>
    public ColumnMarks Marks { get; } = new();

    /// <summary>In which order its dates are written.</summary>
    public ColumnDates Dates { get; } = new();

    /// <summary>Whether it had more different texts than choices could be.</summary>
    public bool GivenUp => _texts is null && _numbers is null;

    /// <summary>A text that is no number, of a column with such texts.</summary>
    /// <param name="order">Which part of its dates comes first; null: that is not known.</param>
    public string? NoNumber(DateOrder? order) => _noNumber ?? (_texts is null ? null : Dates.Unreadable(order));

    /// <summary>Whether there is a text that is neither number nor date.</summary>
    public bool HoldsMoreThanDates => _noNumber is not null;

    /// <summary>Whether every answer is a date; of endless different ones, as far as each text was kept.</summary>
    /// <param name="order">Which part of its dates comes first; null: that is not known.</param>
    public bool AreDates(DateOrder? order) => _texts is null ? _dates : Trimmed().All(text => text is null || CsvDate.Of(text, order) is not null);

    /// <summary>How many cells hold which word for "not answered".</summary>
    public IReadOnlyDictionary<string, int> NotAnswered =>
        _texts is null ? _notAnswered.Counts : _notAnswered.With(_texts, _codes);

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
    public RepeatedCells<string?> Texts() => Repeated(_notAnswered.Answer);

    /// <summary>The options; null where there is none.</summary>
    public RepeatedCells<IReadOnlyList<string>?> Options() => Repeated(text => _notAnswered.Answer(text) is null ? null
        : (IReadOnlyList<string>?)[.. text.Split(kind.Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()]);

    /// <summary>The numbers, NaN where there is none; and how many cells hold something else.</summary>
    /// <param name="mark">What stands before decimals.</param>
    /// <param name="order">Which part of its dates comes first; null: that is not known.</param>
    public (IReadOnlyList<double> Cells, int NoNumbers) Numbers(DecimalMark mark, DateOrder? order)
    {
        if (_numbers is not null)
            return (_numbers, _noNumbers);
        var cells = Repeated(text => _notAnswered.Answer(text) is { } answer ? CsvNumber.Parse(answer, mark, order) : double.NaN);
        return (cells, NoNumber(order) is null ? 0 : Texts().Different.Zip(cells.Different, cells.Counts()).Where(x => x.First is not null && double.IsNaN(x.Second)).Sum(x => x.Third));
    }

    private void AddNew(CsvFile csv, ReadOnlySpan<byte> cell, int code)
    {
        if (cell.Length > InputLimits.CellBytes)
            throw csv.Mistake(column, $"the answer is longer than {InputLimits.CellBytes:N0} bytes.");
        if (!Utf8.IsValid(cell))
            throw csv.Mistake(column, CsvStream.NotUtf8);
        Keep(csv, cell.Length + TextTable.Overhead);
        if (_notAnswered.Answer(Encoding.UTF8.GetString(cell)) is { } answer)
            Look(csv, answer);
        if (code < MostDifferent || kind.IsChoices)
            return;

        (_mark, _order) = (Marks.Decide(null, csv.Delimiter == ';'), Dates.Sure);
        var (numbers, others) = Numbers(_mark, _order);
        (_noNumber, _noNumbers, _dates) = (NoNumber(_order), others, AreDates(_order));
        if (kind.IsNumber || others == 0)
            _numbers = [.. numbers];
        _notAnswered.Count(_texts!, _codes);
        _texts = null;
        Keep(csv, -_kept);
    }

    private void Look(CsvFile csv, string answer)
    {
        if (!Marks.Add(answer) && CsvDate.Of(answer) is null && !Dates.Add(answer))
            _noNumber = kind.Refuse ? throw csv.Mistake(column, $"'{Wording.Shown(answer)}' is not a number.") : _noNumber ?? answer;
    }

    private void AddNumber(CsvFile csv, ReadOnlySpan<byte> cell, List<double> numbers)
    {
        var number = CsvNumber.Parse(cell, _mark, _order);
        numbers.Add(number);
        if (!double.IsNaN(number) || _notAnswered.Count(cell))
            return;
        _noNumber ??= Encoding.UTF8.GetString(cell).Trim();
        if (kind.Refuse)
            throw csv.Mistake(column, $"'{Wording.Shown(_noNumber)}' is not a number.");
        _noNumbers++;
        if (!kind.IsNumber)
            _numbers = null;
    }

    private void Keep(CsvFile csv, long bytes)
    {
        _kept += bytes;
        csv.Keep(column, bytes);
    }

    private IEnumerable<string?> Trimmed() => Enumerable.Range(0, _texts!.Count).Select(i => _notAnswered.Answer(_texts.Text(i)));

    private RepeatedCells<T> Repeated<T>(Func<string, T> read) =>
        new([.. Enumerable.Range(0, _texts!.Count).Select(i => read(_texts.Text(i)))], _codes);
}
