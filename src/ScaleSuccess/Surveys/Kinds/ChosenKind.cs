using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Answered by ticking choices, perhaps with "other" as free text.</summary>
public abstract class ChosenKind : QuestionKind
{
    private const int MostOther = 120;

    public override bool IsTicked => true;

    public override IReadOnlyList<KindOption> Options => [new("other", OptionType.Flag)];
    public override IReadOnlyList<KindOption>? ChoiceOptions => [];

    /// <summary>How many may be ticked; null: all.</summary>
    public abstract int? Most(Question question);

    public override Question Read(YamlMap map, Question question) =>
        question with { Choices = ChoiceBlock.Read(map, 2), Other = map.Flag("other") };

    public override IEnumerable<string> Fields(Question question) => question.Other ? [question.Key, question.Key + ".other"] : [question.Key];

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        var given = answers.Many(question.Key).Where(choice => choice.Length > 0).Distinct().ToList();
        var most = Most(question);
        if (given.Count == 0 && question.Required)
            yield return new(question.Key, most == 1 ? AnswerCode.ChooseOne : AnswerCode.ChooseAtLeastOne);
        if (given.Count > most)
            yield return most == 1 ? new(question.Key, AnswerCode.ChooseOnlyOne) : new(question.Key, AnswerCode.ChooseAtMost, most, given.Count);
        if (given.Any(choice => question.Find(choice) is null && !IsOther(question, choice)))
            yield return new(question.Key, AnswerCode.ChoiceGone);
        if (!given.Any(choice => IsOther(question, choice))) yield break;

        var words = answers.Other(question.Key);
        if (words is null) yield return new(question.Key + ".other", AnswerCode.OtherMissing);
        if (words?.Length > MostOther) yield return CheckAnswers.TooLong(question.Key + ".other", words, MostOther);
    }

    public override AnswerGap? Gap(Question question, Answers answers) =>
        answers.Many(question.Key).Any(choice => IsOther(question, choice)) && answers.Other(question.Key) is null ? AnswerGap.NoWords : base.Gap(question, answers);

    public override string Words(Question question, Answers answers) =>
        AnswerText.Joined(AnswerText.Chosen(question, answers).Select(choice => choice.Label));

    public override bool IsSame(Question question, Answers one, Answers other) =>
        AnswerText.Chosen(question, one).SequenceEqual(AnswerText.Chosen(question, other));

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) =>
        [(question.Key, [.. question.Choices.Take(Math.Min(2, Most(question) ?? 2)).Select(choice => choice.Key)])];

    /// <summary>A choice that is offered no more to this person is not theirs; one that the survey never had is left to be checked.</summary>
    public override IReadOnlyDictionary<string, string[]> Kept(Question asked, Answers given)
    {
        var kept = base.Kept(asked, given);
        if (asked.Withdrawn.Count == 0 || !kept.TryGetValue(asked.Key, out var chosen)) return kept;
        return new Dictionary<string, string[]>(kept) { [asked.Key] = [.. chosen.Where(choice => !asked.Withdrawn.Contains(choice))] };
    }

    private static bool IsOther(Question question, string choice) => question.Other && choice == Answers.OtherChoice;
}
