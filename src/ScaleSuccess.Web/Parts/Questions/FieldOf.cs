using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Parts.Questions;

/// <summary>What every question's field is given. The component that inherits this for a kind is that kind's field.</summary>
public abstract class FieldOf<TKind> : SettledComponent where TKind : QuestionKind
{
    [Inject] private IStringLocalizer<SurveyTexts> Texts { get; set; } = default!;

    [Parameter, EditorRequired] public required Question Question { get; set; }
    [Parameter, EditorRequired] public required Answers Answers { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<AnswerMistake> Mistakes { get; set; }
    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    protected TKind Kind => (TKind)Question.Kind;
    protected string Name => Question.Key;

    protected string? Error(string field) => Mistakes.FirstOrDefault(mistake => mistake.Field == field)?.Sentence(Texts);
    protected string? Typed(string field) => Answers.Many(field) is [var first, ..] ? first : null;
}
