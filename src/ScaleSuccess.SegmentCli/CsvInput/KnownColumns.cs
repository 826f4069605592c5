using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Lifecycle;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Reads a CSV file's columns as a saved model knows them: kinds and separators are the model's.</summary>
internal static class KnownColumns
{
    // Not stored in a model that was not trained on text.
    private const string UsualSeparator = ";";

    /// <returns>The rows; answers that count as missing because the model does not know them, by question; questions that the file lacks.</returns>
    public static (CsvAnswers Input, IReadOnlyDictionary<string, int> Unknown, IReadOnlyList<string> Absent) Read(string file, SavedModel model, string? idName)
    {
        var rows = CsvFile.Read(file, csv => CsvRows.Read(csv, idName, id => Columns(csv, model, id), _ => { }));
        var noNumbers = new Dictionary<string, int>();
        var table = new AnswerTable([.. rows.Columns.Select(cells => Column(cells, noNumbers))]);
        var (answers, unknown) = model.Space.Encode(table);
        return (new CsvAnswers(rows.IdName, rows.Ids, model.Space, answers),
            unknown.Concat(noNumbers).ToDictionary(x => x.Key, x => x.Value),
            [.. model.Space.Features.Select(f => f.Name).Except(rows.Columns.Select(c => c.Name))]);
    }

    private static ColumnCells[] Columns(CsvFile csv, SavedModel model, int id)
    {
        ColumnCells[] known = [.. model.Space.Features.Select(f => (Feature: f, Column: Array.IndexOf(csv.Header, f.Name)))
            .Where(x => x.Column >= 0 && x.Column != id)
            .Select(x => new ColumnCells(x.Column, x.Feature.Name,
                new ColumnKind(x.Feature.Kind, model.Separators.GetValueOrDefault(x.Feature.Name, UsualSeparator))))];
        return known.Length > 0 ? known : throw new BadInputException(
            $"{csv.File}, line 1, column 1: no usable column: the file has none of the model's questions, such as '{model.Space.Features[0].Name}'.");
    }

    private static AnswerColumn Column(ColumnCells cells, Dictionary<string, int> noNumbers)
    {
        if (cells.Kind.Kind is AnswerKind.SingleChoice)
            return new SingleColumn(cells.Name, cells.Texts());
        if (cells.Kind.Kind is AnswerKind.MultipleChoice)
            return new MultipleColumn(cells.Name, cells.Options());
        var (numbers, others) = cells.Numbers();
        if (others > 0)
            noNumbers[cells.Name] = others;
        return new NumberColumn(cells.Name, cells.Kind.Kind!.Value, numbers);
    }
}
