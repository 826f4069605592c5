using Microsoft.AspNetCore.Components;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Web.Parts.Questions;

/// <summary>Which component asks a question of a kind: the one that inherits <see cref="FieldOf{TKind}"/> for it.</summary>
public static class QuestionFields
{
    private static readonly Dictionary<QuestionKind, Type> All = QuestionKind.All.Values.ToDictionary(kind => kind, Find);

    public static Type Of(QuestionKind kind) => All[kind];

    /// <summary>Asks a question with the field of its kind.</summary>
    public static RenderFragment Ask(Question question, Answers answers, IReadOnlyList<AnswerMistake> mistakes, DateOnly today) => page =>
    {
        page.OpenComponent(0, Of(question.Kind));
        page.AddComponentParameter(1, nameof(FieldOf<>.Question), question);
        page.AddComponentParameter(2, nameof(FieldOf<>.Answers), answers);
        page.AddComponentParameter(3, nameof(FieldOf<>.Mistakes), mistakes);
        page.AddComponentParameter(4, nameof(FieldOf<>.Today), today);
        page.CloseComponent();
    };

    private static Type Find(QuestionKind kind) =>
        typeof(QuestionFields).Assembly.GetTypes().FirstOrDefault(type => AskedBy(type)?.IsInstanceOfType(kind) == true)
        ?? throw new InvalidOperationException($"No component inherits FieldOf<{kind.GetType().Name}>: nothing asks a question of kind {kind.Name}.");

    private static Type? AskedBy(Type type) =>
        type is { IsAbstract: false, BaseType: { IsGenericType: true } parent } && parent.GetGenericTypeDefinition() == typeof(FieldOf<>)
            ? parent.GetGenericArguments()[0] : null;
}
