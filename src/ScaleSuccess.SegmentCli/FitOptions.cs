using System.CommandLine;
using System.Globalization;
using ScaleSuccess.SegmentCli.CsvInput;
using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.SegmentCli;

/// <summary>The options of <c>segment fit</c>.</summary>
internal sealed class FitOptions
{
    public Option<string> Input { get; } = new("--input") { Required = true, HelpName = "FILE.csv", Description = "The answers." };
    public Option<string> Output { get; } = new("--output") { Required = true, HelpName = "OUT.csv", Description = "Where to write each row's segment and confidence." };
    public Option<string?> Model { get; } = new("--model") { HelpName = "MODEL.json", Description = "Where to write the model, for segment assign." };
    public Option<string?> Report { get; } = new("--report") { HelpName = "REPORT.json", Description = "Where to write the figures." };
    public Option<string?> Id { get; } = new("--id") { HelpName = "COLUMN", Description = "The ID column (default: the first if its values all differ, else rows are numbered)." };
    public Option<string?> Delimiter { get; } = new("--delimiter") { HelpName = "CHARACTER", Description = "The column separator, a character or comma, semicolon, tab, pipe, space (default: detected)." };
    public Option<string?> Missing { get; } = new("--missing") { HelpName = "WORD,WORD", Description = $"Words that mean 'not answered', as an empty cell does (default: {string.Join(",", MissingWords.Usual)})." };
    public Option<string?> Ignore { get; } = new("--ignore") { HelpName = "COL,COL", Description = "Columns to leave out." };
    public Option<string?> Multi { get; } = new("--multi") { HelpName = "COL:SEP,COL:SEP", Description = "Multiple-choice columns and the separator of their options." };
    public Option<string?> Scale { get; } = new("--scale") { HelpName = "COL,COL", Description = "Columns that hold steps on a scale." };
    public Option<string?> Number { get; } = new("--number") { HelpName = "COL,COL", Description = "Columns that hold numbers (default: columns with only numbers, more than 12 different ones)." };
    public Option<string?> MinK { get; } = new("--min-k") { DefaultValueFactory = _ => "1", HelpName = "NUMBER", Description = "Fewest segments to try." };
    public Option<string?> MaxK { get; } = new("--max-k") { DefaultValueFactory = _ => "20", HelpName = "NUMBER", Description = "Most segments to try." };
    public Option<string?> K { get; } = new("--k") { HelpName = "NUMBER", Description = "The exact number of segments." };
    public Option<string> Engine { get; } = new("--engine") { DefaultValueFactory = _ => EngineChoice.Auto, HelpName = string.Join('|', EngineChoice.Words), Description = "The engine that finds the segments; auto runs all and takes the better result." };
    public Option<string?> Seed { get; } = new("--seed") { DefaultValueFactory = _ => "1", HelpName = "NUMBER", Description = "The same seed and rows give the same segments." };

    public IEnumerable<Option> All => [Input, Delimiter, Id, Missing, Ignore, Multi, Scale, Number, MinK, MaxK, K, Engine, Seed, Output, Model, Report];

    public ColumnOptions Columns(ParseResult parsed) =>
        new(parsed.GetValue(Id), parsed.GetValue(Ignore), parsed.GetValue(Multi), parsed.GetValue(Scale), parsed.GetValue(Number))
        {
            Delimiter = Files.Delimiter.Of(parsed.GetValue(Delimiter)),
            Missing = new MissingWords(parsed.GetValue(Missing) is { } words ? words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : MissingWords.Usual),
        };

    /// <summary>The engines that compete.</summary>
    public IReadOnlyList<IClusterer> Engines(ParseResult parsed) => EngineChoice.Of(parsed.GetValue(Engine)!) is { Count: > 0 } engines ? engines
        : throw new BadInputException($"--engine is '{parsed.GetValue(Engine)}' and must be one of {string.Join(", ", EngineChoice.Words)}.");

    /// <summary>The numbers of segments to try.</summary>
    public (int Least, int Most) Range(ParseResult parsed)
    {
        var (k, least, most) = (Whole(parsed, K), Whole(parsed, MinK)!.Value, Whole(parsed, MaxK)!.Value);
        if ((k ?? least) < 1)
            throw new BadInputException($"{LeastOption(parsed)} is {k ?? least} and must be 1 or more.");
        if (k > most && IsSaid(parsed, MaxK))
            throw new BadInputException($"--k is {k}, above --max-k, which is {most}.");
        if (k < least && IsSaid(parsed, MinK))
            throw new BadInputException($"--k is {k}, below --min-k, which is {least}.");
        if (k is { } exactly)
            return (exactly, exactly);
        return least <= most ? (least, most) : throw new BadInputException($"--min-k is {least}, above --max-k, which is {most}.");
    }

    /// <summary>Checks the fewest segments against the number of rows.</summary>
    public void CheckRows(ParseResult parsed, int least, CsvFile csv)
    {
        if (least > csv.Rows)
            throw new BadInputException(
                $"{csv.File}, line {csv.Line}, column 1: the file ends after {csv.Rows} rows, too few for the {least} segments that {LeastOption(parsed)} asks for.");
    }

    /// <summary>The random seed.</summary>
    public int SeedOf(ParseResult parsed) => Whole(parsed, Seed)!.Value;

    // Read here, for a sentence that says no more than what to fix.
    private static int? Whole(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BadInputException($"{option.Name} is '{text}' and must be a whole number.");

    private static bool IsSaid(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private string LeastOption(ParseResult parsed) => parsed.GetValue(K) is null ? "--min-k" : "--k";
}
