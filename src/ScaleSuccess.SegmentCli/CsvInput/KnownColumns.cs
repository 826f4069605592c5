using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Lifecycle;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Reads a CSV file's columns as a saved model knows them: kinds, separators and marks are the model's.</summary>
internal static class KnownColumns
{
    // What a model learned elsewhere than from text leaves open.
    private const string UsualSeparator = ";";

    /// <returns>The rows; answers that count as missing because the model does not know them, by question; questions that the file lacks.</returns>
    public static (CsvAnswers Input, IReadOnlyDictionary<string, int> Unknown, IReadOnlyList<string> Absent) Read(
        string file, SavedModel model, string? idName, char? delimiter)
    {
        var rows = CsvFile.Read(file, delimiter, csv => Rows(csv, model, idName));
        var noNumbers = new Dictionary<string, int>();
        var table = new AnswerTable([.. rows.Columns.Select(cells => Column(cells, model, rows.Delimiter, noNumbers))]);
        var (answers, unknown) = model.Space.Encode(table);
        return (new CsvAnswers(rows.Ids, model.Space, answers) { Notes = rows.Notes },
            unknown.Concat(noNumbers).ToDictionary(x => x.Key, x => x.Value),
            [.. model.Space.Features.Select(f => f.Name).Except(rows.Columns.Select(c => c.Name))]);
    }

    private static CsvRows Rows(CsvFile csv, SavedModel model, string? idName)
    {
        var questions = model.Space.Features.ToDictionary(f => f.Name);
        var id = IdColumn.Of(csv, idName, column => questions.ContainsKey(csv.Header[column]));
        ColumnCells[] known = [.. Enumerable.Range(0, csv.Header.Length).Where(c => c != id.Column && questions.ContainsKey(csv.Header[c]))
            .Select(c => new ColumnCells(c, csv.Header[c], Kind(questions[csv.Header[c]], model)))];
        return known.Length > 0 ? CsvRows.Read(csv, id, known, _ => { }) : throw new BadInputException(
            $"{csv.File}, line 1, column 1: no usable column, the model asks for '{Wording.Shown(model.Space.Features[0].Name)}' and the file has none of its questions.");
    }

    // A word that the model knows as an answer is one.
    private static ColumnKind Kind(Feature feature, SavedModel model) => new(
        feature.Kind, new MissingWords([.. (model.Missing ?? MissingWords.Usual).Except(feature.Levels, StringComparer.OrdinalIgnoreCase)]),
        model.Separators.GetValueOrDefault(feature.Name, UsualSeparator));

    private static AnswerColumn Column(ColumnCells cells, SavedModel model, char delimiter, Dictionary<string, int> noNumbers)
    {
        if (cells.Kind.Kind is AnswerKind.SingleChoice)
            return new SingleColumn(cells.Name, cells.Texts());
        if (cells.Kind.Kind is AnswerKind.MultipleChoice)
            return new MultipleColumn(cells.Name, cells.Options());
        var known = model.Decimals.GetValueOrDefault(cells.Name) switch { "," => DecimalMark.Comma, "." => DecimalMark.Point, _ => (DecimalMark?)null };
        var order = model.DateOrders.GetValueOrDefault(cells.Name) switch { SavedModel.MonthFirst => DateOrder.Month, SavedModel.DayFirst => DateOrder.Day, _ => (DateOrder?)null };
        var (numbers, others) = cells.Numbers(cells.Marks.Sure ?? known ?? cells.Marks.Decide(null, delimiter == ';'), cells.Dates.Sure ?? order);
        if (others > 0)
            noNumbers[cells.Name] = others;
        return new NumberColumn(cells.Name, cells.Kind.Kind!.Value, numbers);
    }
}
