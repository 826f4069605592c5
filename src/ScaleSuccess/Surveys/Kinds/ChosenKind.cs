using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Answered by ticking choices, perhaps with "other" as free text.</summary>
public abstract class ChosenKind : QuestionKind
{
    private const int MostOther = 120;

    public override string AnswerOf(string field) => field.Split('.')[0];

    public override IEnumerable<string> Ticked(Question question) => [question.Key];

    public override IReadOnlyList<KindOption> Options => [new("other", OptionType.Flag), new("random", OptionType.Flag)];
    public override IReadOnlyList<KindOption>? ChoiceOptions => [];

    /// <summary>How many may be ticked; null: all.</summary>
    public abstract int? Most(Question question);

    public override int? MostValues(Question question) => Most(question);

    /// <summary>How many have to be ticked, once any is.</summary>
    protected virtual int Least(Question question) => 1;

    public override Question Read(YamlMap map, Question question) =>
        question with { Choices = ChoiceBlock.Read(map, 2, Own), Other = map.Flag("other") };

    /// <summary>Reads what a choice of this kind has besides its words.</summary>
    protected virtual Choice Own(YamlMap map, Choice choice) => choice;

    public override IEnumerable<string> Fields(Question question) => question.Other ? [question.Key, question.Key + ".other"] : [question.Key];

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        var given = answers.Many(question.Key).Where(choice => choice.Length > 0).Distinct().ToList();
        var (least, most) = (Least(question), Most(question));
        var alone = given.Select(question.Find).FirstOrDefault(choice => choice?.Alone == true);
        if (given.Count == 0 && question.Required && least < 2)
            yield return new(question.Key, most == 1 ? AnswerCode.ChooseOne : AnswerCode.ChooseAtLeastOne);
        if (alone is null && given.Count < least && least > 1 && (question.Required || given.Count > 0))
            yield return new(question.Key, AnswerCode.ChooseAtLeast, least);
        if (alone is not null && given.Count > 1)
        {
            yield return new(question.Key, AnswerCode.ChoiceAlone, alone.Label);
            yield break;
        }
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
        [(question.Key, [.. question.Choices.Where(choice => !choice.Alone).Take(Math.Min(Math.Max(2, Least(question)), Most(question) ?? int.MaxValue)).Select(choice => choice.Key)])];

    public override Question? Narrow(Question question, Known known) =>
        base.Narrow(question, known) is { } left ? left with { Choices = OwnOrder.Of(left, known.Facts.Contact) } : null;

    /// <summary>A choice that is offered no more to this person is not theirs; one that the survey never had is left to be checked.</summary>
    public override IReadOnlyDictionary<string, string[]> Kept(Question asked, Answers given)
    {
        var kept = base.Kept(asked, given);
        if (asked.Withdrawn.Count == 0 || !kept.TryGetValue(asked.Key, out var chosen)) return kept;
        return new Dictionary<string, string[]>(kept) { [asked.Key] = [.. chosen.Where(choice => !asked.Withdrawn.Contains(choice))] };
    }

    private static bool IsOther(Question question, string choice) => question.Other && choice == Answers.OtherChoice;
}
