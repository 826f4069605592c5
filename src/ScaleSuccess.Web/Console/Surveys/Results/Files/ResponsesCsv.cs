using CsvHelper;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Web.Console.Surveys.Results.Files;

/// <summary>Submitted answers as CSV for a spreadsheet; docs/results.md has the columns. A text that a spreadsheet would run as a formula is defused.</summary>
public sealed class ResponsesCsv(ReadResults results, ReadResponses responses)
{
    private const int Batch = 1_000;

    /// <summary>Before those of the questions.</summary>
    private static readonly string[] Columns =
        ["Response", "Customer", "Customer name", "Person", "Role", "Tier", "Segment", "Version", "Wave", "Began", "Sent in", "Set aside"];

    /// <summary>A spreadsheet takes the file for UTF-8 by its mark, and what begins with = + - @ tab or CR for text by the apostrophe before it.</summary>
    internal static readonly CsvWriterOptions Spreadsheet = CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <returns>Null when there is no such survey; else writes the file.</returns>
    public async Task<Func<Stream, Task>?> Of(string survey, ResultFilter filter, CancellationToken cancel) =>
        await results.Of(survey, filter, cancel) is { } found ? output => Write(output, found, cancel) : null;

    private async Task Write(Stream output, SurveyResults found, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(output, Spreadsheet, leaveOpen: true);
        var questions = found.Questions.Select(question => question.Question).ToList();
        foreach (var column in Columns.Concat(questions.Select(question => question.Ask)))
            csv.WriteField(column);
        await csv.EndRecordAsync(cancel);
        (DateTimeOffset, long)? after = null;
        while (await responses.Of(found.Survey.Key, found.Filter, after, Batch, settled: false, cancel) is [.., var last] batch)
        {
            foreach (var response in batch) await Write(csv, response, questions, cancel);
            after = (last.SubmittedAt, last.Id);
        }
        await csv.FlushAsync(cancel);
    }

    private static async Task Write(CsvWriter csv, SubmittedResponse response, List<Question> questions, CancellationToken cancel)
    {
        var version = response.Version.Value;
        csv.WriteField(response.Id);
        foreach (var text in new[] { response.CustomerKey, response.Customer, response.Contact, response.Role, response.Tier, response.Segment }) csv.WriteField(text);
        csv.WriteField(response.Version.Definition.Version);
        csv.WriteField(response.Wave);
        csv.WriteField(Time(response.BegunAt));
        csv.WriteField(Time(response.SubmittedAt));
        csv.WriteField(string.Join("; ", version.Questions.Where(question => question.Kind.Fields(question).Intersect(response.SetAside).Any()).Select(question => question.Ask)));
        foreach (var question in questions)
        {
            // As the version asked it that was answered.
            var asked = version.Find(question.Key) is { } own && own.Identity == question.Identity ? own : null;
            if (asked?.Kind.Number(asked, response.Given) is { } number) csv.WriteField(number);
            else if (asked is { Kind.CountsDays: true } && response.Given.Date(asked.Key) is { } day) csv.WriteField(Days.Iso(day));
            else csv.WriteField(asked is null ? "" : AnswerText.Words(asked, response.Given));
        }
        await csv.EndRecordAsync(cancel);
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
