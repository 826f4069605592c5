using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Web.Parts;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>Where a question of a page stands.</summary>
/// <param name="Id">Of the element that is replaced when an answer on the same page changes it; null: nothing on the page does.</param>
/// <param name="Question">As it is asked; null: not now.</param>
/// <param name="Known">What colleagues have answered: it is shown, and not asked again.</param>
public sealed record AskedSlot(string? Id, Question? Question, IReadOnlyList<KnownAnswer> Known)
{
    /// <summary>What the vendor thinks; null: nothing.</summary>
    public KnownAnswer? Thought { get; init; }
}

/// <summary>The questions of a page, also those that an answer on the same page can bring or change.</summary>
public static class QuestionSlots
{
    public static IEnumerable<AskedSlot> On(OpenedSurvey opened, SurveyPage shown)
    {
        var before = new HashSet<string>();
        foreach (var question in opened.Version.Value.Page(shown.Number)!.Questions)
        {
            var asked = shown.Questions.FirstOrDefault(one => one.Key == question.Key);
            var id = AskSurvey.Names(question).Any(before.Contains) ? Id(question) : null;
            if (asked is not null || id is not null) yield return new AskedSlot(id, asked, asked is null ? [] : opened.Known(asked)) { Thought = asked is null ? null : opened.Thought(asked) };
            before.Add(question.Key);
            if (question.Means is { } meaning) before.Add(meaning.Name());
        }
    }

    /// <summary>Those that look different after some answers of the page have changed.</summary>
    public static IEnumerable<AskedSlot> Changed(OpenedSurvey before, OpenedSurvey now, int page)
    {
        if (now.Survey.Page(page) is not { } shown) return [];
        var was = before.Survey.Page(page)?.Questions ?? [];
        return On(now, shown).Where(slot => slot.Id is not null && !LooksLike(slot, was.FirstOrDefault(question => Id(question) == slot.Id), before));
    }

    private static string Id(Question question) => FieldIds.For($"ask-{question.Key}");

    private static bool LooksLike(AskedSlot slot, Question? other, OpenedSurvey before) =>
        LooksLike(slot.Question, other) && (other is null || slot.Known.Select(known => known.Words).SequenceEqual(before.Known(other).Select(known => known.Words)) && slot.Thought?.Words == before.Thought(other)?.Words);

    private static bool LooksLike(Question? one, Question? other) => one is null || other is null ? one is null && other is null
        : (one.Ask, one.Hint, one.Required) == (other.Ask, other.Hint, other.Required)
            && one.Lines.Select(Look).SequenceEqual(other.Lines.Select(Look));

    private static (string, string, string?, bool) Look(Choice choice) => (choice.Key, choice.Label, choice.Hint, choice.Aside);
}
