using System.CommandLine;
using System.Text.Json;
using ScaleSuccess.SegmentCli.CsvInput;
using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.Segmentation.Lifecycle;

namespace ScaleSuccess.SegmentCli;

/// <summary><c>segment assign</c>: puts the rows of a CSV file into segments found before.</summary>
internal static class AssignCommand
{
    public static Command Create()
    {
        Option<string> model = new("--model") { Required = true, HelpName = "MODEL.json", Description = "The model that segment fit wrote." };
        Option<string> input = new("--input") { Required = true, HelpName = "FILE.csv", Description = "The answers." };
        Option<string?> id = new("--id") { HelpName = "COLUMN", Description = "The ID column (default: the first if its values all differ, else rows are numbered)." };
        Option<string?> delimiter = new("--delimiter") { HelpName = "CHARACTER", Description = "The column separator, a character or comma, semicolon, tab, pipe, space (default: detected)." };
        Option<string> output = new("--output") { Required = true, HelpName = "OUT.csv", Description = "Where to write each row's segment and confidence." };
        var command = new Command("assign", "Assign the rows of a CSV file to segments found before; answers the model does not know count as missing.")
        {
            model, input, delimiter, id, output,
        };
        command.SetAction(parsed => SegmentCommand.Run(parsed, () =>
            Run(parsed, parsed.GetRequiredValue(model), parsed.GetRequiredValue(input), parsed.GetValue(id), Delimiter.Of(parsed.GetValue(delimiter)), parsed.GetRequiredValue(output))));
        return command;
    }

    private static void Run(ParseResult parsed, string modelFile, string inputFile, string? idName, char? delimiter, string outputFile)
    {
        using var files = new OutputFiles(("--input", inputFile), ("--model", modelFile));
        using var output = files.Create(outputFile);
        var model = ReadModel(modelFile);
        var (input, unknown, absent) = KnownColumns.Read(inputFile, model, idName, delimiter);
        AssignmentsCsv.Write(output, input, RowAssignments.Of(model.Model, input.Answers));
        output.Dispose();
        files.Publish();

        var console = parsed.InvocationConfiguration;
        foreach (var note in input.Notes)
            console.Error.WriteLine(note);
        foreach (var (question, count) in unknown.OrderBy(x => x.Key, StringComparer.Ordinal))
            console.Error.WriteLine($"{Wording.Shown(question)}: {Wording.Count(count, "answer")} {(count == 1 ? "is unknown to the model and counts" : "are unknown to the model and count")} as missing.");
        foreach (var question in absent)
            console.Error.WriteLine($"{Wording.Shown(question)}: the file has no such column, so it counts as missing.");
        console.Output.WriteLine($"{Wording.Count(input.Ids.Count, "row")} assigned, {Wording.Count(unknown.Sum(x => x.Value), "unknown answer")}.");
    }

    private static SavedModel ReadModel(string file)
    {
        try
        {
            if (Directory.Exists(file))
                throw new IOException("It is a folder.");
            return SavedModel.FromJson(File.ReadAllText(file));
        }
        // Where the text is not JSON, or JSON of another shape, only the position is given: the reason would name types of this program.
        catch (FormatException e) when (e.InnerException is JsonException json)
        {
            throw new BadInputException(
                $"{file}, line {json.LineNumber + 1 ?? 1}, column {json.BytePositionInLine + 1 ?? 1}: the model cannot be used: it was not written by segment fit.");
        }
        catch (FormatException e)
        {
            throw new BadInputException($"{file}: the model cannot be used: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"{file} cannot be read: {OutputFiles.Why(e)}");
        }
    }
}
