using CsvHelper;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Web.Console.Surveys.Results.Files;

/// <summary>What each question lost as CSV; docs/results.md has the columns.</summary>
public sealed class QuestionsCsv(ReadResults results)
{
    private static readonly string[] Columns = ["Key", "Question", "Until version", "Saw it", "Answered", "Skipped", "Stopped after it", "Answered, sent in"];

    /// <returns>Null when there is no such survey; else writes the file.</returns>
    public async Task<Func<Stream, Task>?> Of(string survey, ResultFilter filter, CancellationToken cancel) =>
        await results.Of(survey, filter, cancel) is { } found ? output => Write(output, found, cancel) : null;

    private static async Task Write(Stream output, SurveyResults found, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(output, ResponsesCsv.Spreadsheet, leaveOpen: true);
        foreach (var column in Columns) csv.WriteField(column);
        await csv.EndRecordAsync(cancel);
        foreach (var question in found.Questions)
        {
            csv.WriteField(question.Question.Key);
            csv.WriteField(question.Question.Ask);
            csv.WriteField(question.Until);
            foreach (var number in new[] { question.DropOff.Saw, question.DropOff.Answered, question.DropOff.Skipped, question.DropOff.Stopped, question.Answered() }) csv.WriteField(number);
            await csv.EndRecordAsync(cancel);
        }
        await csv.FlushAsync(cancel);
    }
}
