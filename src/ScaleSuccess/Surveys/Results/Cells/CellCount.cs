using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Results.Cells;

/// <param name="Definition">Null: invited, and not begun.</param>
/// <param name="Segment">Empty: none yet.</param>
internal sealed record CellKey(long? Definition, string Wave, string Segment, string Tier);

/// <summary>Counts those who belong together: of one day, version, wave, segment and tier.</summary>
internal sealed class CellCount
{
    private readonly Dictionary<(string Question, string Value), int> values = [];
    private readonly Dictionary<string, DropOff> questions = [];
    private int[] reached = [];

    public int People { get; private set; }
    public int Submitted { get; private set; }

    /// <summary>By page number, from 1.</summary>
    public int[] Reached => reached;
    public List<int> Seconds { get; } = [];
    public IReadOnlyDictionary<(string Question, string Value), int> Values => values;

    /// <summary>What each question lost.</summary>
    public IReadOnlyDictionary<string, DropOff> Questions => questions;

    public void AddInvited(int people) => People += people;

    public void Add(Survey survey, Answers answers, DateTimeOffset begun, DateTimeOffset? submitted)
    {
        People++;
        var last = survey.Pages.Max(page => page.Number);
        Array.Resize(ref reached, Math.Max(reached.Length, last));
        for (var page = submitted is null ? Furthest(survey, answers) : last; page > 0; page--) reached[page - 1]++;
        AddQuestions(survey, answers, submitted is not null);
        if (submitted is not { } at) return;
        Submitted++;
        // Answers that were imported were begun and submitted at once.
        if (at > begun) Seconds.Add((int)Math.Min((at - begun).TotalSeconds, int.MaxValue));
        foreach (var question in survey.Questions)
        {
            if (CountedAnswers.Values(question, answers) is not { } given) continue;
            foreach (var value in given.Prepend("")) values[(question.Key, value)] = values.GetValueOrDefault((question.Key, value)) + 1;
        }
    }

    /// <summary>A page's form sends all its fields, also empty ones: what is there was seen.</summary>
    private void AddQuestions(Survey survey, Answers answers, bool isSubmitted)
    {
        string? last = null;
        foreach (var question in survey.Questions.Where(question => question.Kind.HasAnswer && question.Kind.Fields(question).Any(answers.Fields.ContainsKey)))
        {
            var isAnswered = CountedAnswers.Values(question, answers) is not null;
            Add(question.Key, new DropOff(1, isAnswered ? 1 : 0, 0));
            if (isAnswered) last = question.Key;
        }
        if (!isSubmitted && last is not null) Add(last, new DropOff(0, 0, 1));
    }

    private void Add(string question, DropOff more) => questions[question] = (questions.GetValueOrDefault(question) ?? DropOff.None) + more;

    /// <summary>The last page on which something was saved, be it nothing but empty fields; 0: none.</summary>
    private static int Furthest(Survey survey, Answers answers) => survey.Pages
        .Where(page => page.Questions.Any(question => question.Kind.Fields(question).Any(answers.Fields.ContainsKey)))
        .Select(page => page.Number).DefaultIfEmpty(0).Max();
}
