using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results.Cells;

namespace ScaleSuccess.Surveys.Results;

/// <summary>What was counted of each version's questions.</summary>
internal sealed record CountedQuestions(
    ILookup<(long Definition, string Question), (string Group, string Value, long People)> Counts, IReadOnlyDictionary<(long Definition, string Question), DropOff> DropOffs);

/// <summary>The questions of all versions together. Answers belong together where <see cref="Question.Identity"/> is the same.</summary>
internal static class AskedQuestions
{
    public static IReadOnlyList<QuestionResult> Of(
        ParsedDefinition<Survey> active, IReadOnlyDictionary<long, ParsedDefinition<Survey>> versions,
        CountedQuestions counted)
    {
        // The active version first, whatever else is newer: ops may have gone back to it.
        var newest = versions.Values.OrderByDescending(version => version.Definition.Id == active.Definition.Id).ThenByDescending(version => version.Definition.Version).ToList();
        return
        [
            .. from asked in newest.SelectMany(version => version.Value.Questions.Where(question => question.Kind.HasAnswer).Select(question => (Version: version, Question: question)))
               group asked by asked.Question.Identity into same
               let result = Of(same.ToList(), active, counted)
               where result.Until is null || result.DropOff.Saw > 0 || result.Answered() > 0
               select result,
        ];
    }

    private static QuestionResult Of(
        List<(ParsedDefinition<Survey> Version, Question Question)> asked, ParsedDefinition<Survey> active,
        CountedQuestions counted)
    {
        var question = asked[0].Question;
        var counts = asked.SelectMany(of => counted.Counts[(of.Version.Definition.Id, question.Key)])
            .GroupBy(count => (count.Group, count.Value)).ToDictionary(of => of.Key, of => of.Sum(count => count.People));
        return new QuestionResult(question, Until(asked[0].Version, active), Choices(asked, active, counts.Keys.Select(key => key.Value).ToHashSet()), counts)
        {
            DropOff = asked.Select(of => counted.DropOffs.GetValueOrDefault((of.Version.Definition.Id, question.Key)) ?? DropOff.None).Aggregate((one, other) => one + other),
            Offered = Lines(asked, active, of => of.Choices),
            Rows = Lines(asked, active, of => of.Rows),
        };
    }

    private static IReadOnlyList<AskedLine> Lines(
        List<(ParsedDefinition<Survey> Version, Question Question)> asked, ParsedDefinition<Survey> active, Func<Question, IReadOnlyList<Choice>> lines) =>
        [.. asked.SelectMany(of => lines(of.Question).Select(line => new AskedLine(line, Until(of.Version, active)))).DistinctBy(of => of.Line.Key)];

    private static IReadOnlyList<CountedChoice> Choices(
        List<(ParsedDefinition<Survey> Version, Question Question)> asked, ParsedDefinition<Survey> active, HashSet<string> given)
    {
        if (CountedAnswers.Shape(asked[0].Question) is not (AnswerShape.Choices or AnswerShape.Grid)) return [];
        var choices = new List<CountedChoice>();
        foreach (var (version, question) in asked)
            foreach (var choice in Offered(question))
                if (!choices.Exists(known => known.Key == choice.Key) && (Until(version, active) is null || version == asked[0].Version || given.Contains(choice.Key)))
                    choices.Add(new CountedChoice(choice.Key, choice.Label, Until(version, active)));
        // What no file names: it goes by its own key, "other" last.
        var last = asked.Exists(of => of.Question.Other) ? Answers.OtherChoice : null;
        var named = choices.Select(choice => choice.Key).Append("").Append(last).ToHashSet();
        choices.AddRange(given.Where(value => !named.Contains(value)).Order(StringComparer.Ordinal).Select(value => new CountedChoice(value, value, null)));
        if (last is not null) choices.Add(new CountedChoice(last, last, null));
        return choices;
    }

    private static IEnumerable<(string Key, string Label)> Offered(Question question) => question.Rows.Count == 0
        ? question.Choices.Select(choice => (choice.Key, choice.Label))
        : question.Rows.SelectMany(row => question.Choices.Select(choice => (CountedAnswers.InRow(row.Key, choice.Key), $"{row.Label}: {choice.Label}")));

    private static int? Until(ParsedDefinition<Survey> version, ParsedDefinition<Survey> active) =>
        version.Definition.Id == active.Definition.Id ? null : version.Definition.Version;
}
