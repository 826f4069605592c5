using Microsoft.Extensions.Localization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>The same choices for several things: one choice for each row. Its rows may have conditions, too.</summary>
public sealed class MatrixKind : QuestionKind
{
    private const int MostRows = 20, MostChoices = 7;

    private static readonly IStringLocalizer<SurveyTexts> Texts = Localizer.Of<SurveyTexts>();

    public override string Name => "matrix";

    // Seven columns is what fits beside the rows' names.
    public override IReadOnlyList<KindOption>? ChoiceOptions => [];
    public override bool HasRows => true;

    public override Question Read(YamlMap map, Question question)
    {
        var read = question with { Rows = ChoiceBlock.Rows(map), Choices = ChoiceBlock.Read(map, 2) };
        if (read.Rows.Count > MostRows) map.Wrong("rows", $"List at most {MostRows} rows.");
        if (read.Choices.Count > MostChoices) map.Wrong("choices", $"List at most {MostChoices} choices.");
        return read;
    }

    public static string Field(Question question, Choice row) => $"{question.Key}.{row.Key}";

    public override string? Row(Question question, string field) => question.Rows.FirstOrDefault(row => Field(question, row) == field)?.Label;

    public override IEnumerable<string> Fields(Question question) => question.Rows.Select(row => Field(question, row));
    public override IEnumerable<string> Ticked(Question question) => Fields(question);
    public override int Inputs(Question asked) => asked.Rows.Count;

    public override Question? Narrow(Question question, Known known)
    {
        var rows = question.Rows.Where(row => row.ShowIf?.Holds(known) != false).ToList();
        return rows.Count == 0 ? null : base.Narrow(question with { Rows = rows }, known);
    }

    public override IReadOnlyDictionary<string, string[]> Kept(Question asked, Answers given) =>
        base.Kept(asked, given).ToDictionary(field => field.Key, field => field.Value.Where(choice => !asked.Withdrawn.Contains(choice)).ToArray());

    /// <summary>A condition can ask only whether it was answered: a choice alone does not say of which row.</summary>
    public override IReadOnlyList<string>? Offers(Question question) => null;

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today) =>
        Fields(question).SelectMany(field => Check(question, field, [.. answers.Many(field).Where(choice => choice.Length > 0).Distinct()]));

    public override string Words(Question question, Answers answers) => AnswerText.Joined(
        from row in question.Rows
        let choice = answers.One(Field(question, row)) is { } given ? question.Find(given) : null
        where choice is not null
        select Texts["matrix.row", row.Label, choice.Label].Value);

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) =>
        Fields(question).Select((field, place) => (field, new[] { question.Choices[place % question.Choices.Count].Key }));

    private static IEnumerable<AnswerMistake> Check(Question question, string field, List<string> given)
    {
        if (given.Count == 0 && question.Required) yield return new(field, AnswerCode.ChooseOne);
        if (given.Count > 1) yield return new(field, AnswerCode.ChooseOnlyOne);
        else if (given is [var choice] && question.Find(choice) is null) yield return new(field, AnswerCode.ChoiceGone);
    }
}
