using Microsoft.Extensions.Localization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>
/// The choices in an order, or the first few of them. The answer is one field with what is in each place, so that two tabs never mix
/// two orders, and what comes first is the answer where one is asked for: in conditions and segments.
/// </summary>
public sealed class RankingKind : QuestionKind
{
    private const int MostPlaces = 10;

    private static readonly IStringLocalizer<SurveyTexts> Texts = Localizer.Of<SurveyTexts>();

    public override string Name => "ranking";
    public override AnswerKind? Column => AnswerKind.SingleChoice;

    public override IReadOnlyList<KindOption> Options => [new("most", OptionType.Number), new("random", OptionType.Flag)];
    public override IReadOnlyList<KindOption>? ChoiceOptions => [];

    public override Question Read(YamlMap map, Question question)
    {
        var read = question with { Choices = ChoiceBlock.Read(map, 2), Random = map.Flag("random") };
        if (map.Has("most")) read = read with { Most = map.Whole("most", 2, MostPlaces) };
        if (read.Most > read.Choices.Count) map.Wrong("most", $"There are only {read.Choices.Count} choices.");
        if (read.Most is null && read.Choices.Count > MostPlaces) map.Wrong("choices", $"Nobody puts more than {MostPlaces} into an order: say how many with `most`.");
        return read;
    }

    public override Question? Narrow(Question question, Known known) =>
        base.Narrow(question, known) is { } left ? left with { Choices = OwnOrder.Of(left, known.Facts.Contact) } : null;

    /// <summary>How many places are to be filled.</summary>
    public static int Places(Question question) => Math.Min(question.Most ?? MostPlaces, question.Choices.Count);

    /// <summary>Where a mistake about a place, counted from 1, is shown.</summary>
    public static string Field(Question question, int place) => place == 1 ? question.Key : $"{question.Key}.{place}";

    public static string Ordinal(int place) => Texts[$"rank.{place}"];

    public override string? Row(Question question, string field) =>
        Enumerable.Range(2, Places(question) - 1).Where(place => Field(question, place) == field).Select(Ordinal).FirstOrDefault();

    public override IReadOnlyList<string> Values(Question question, Answers answers) => answers.One(question.Key) is { } first ? [first] : [];

    public override IReadOnlyDictionary<string, string[]> Kept(Question asked, Answers given) =>
        base.Kept(asked, given).ToDictionary(field => field.Key, field => field.Value.Where(choice => !asked.Withdrawn.Contains(choice)).ToArray());

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        var (given, places) = (answers.Many(question.Key).Select(choice => choice.Trim()).ToList(), Places(question));
        var last = given.FindLastIndex(choice => choice.Length > 0) + 1;
        if (last == 0)
        {
            if (question.Required) yield return new(question.Key, AnswerCode.RankMissing, Ordinal(1));
            yield break;
        }
        if (last > places) yield return new(question.Key, AnswerCode.ChooseAtMost, places, last);
        for (var place = 1; place <= places && (place <= last || question.Required); place++)
        {
            var (field, choice) = (Field(question, place), place <= given.Count ? given[place - 1] : "");
            if (choice.Length == 0) yield return new(field, AnswerCode.RankMissing, Ordinal(place));
            else if (question.Find(choice) is not { } known) yield return new(field, AnswerCode.ChoiceGone);
            else if (given.IndexOf(choice) + 1 is var first && first < place) yield return new(field, AnswerCode.RankTwice, known.Label, Ordinal(first));
        }
    }

    public override string Words(Question question, Answers answers) => AnswerText.Joined(
        Order(question, answers).Select((choice, place) => Texts["rank.words", Ordinal(place + 1), choice.Label].Value));

    public override bool IsSame(Question question, Answers one, Answers other) => Order(question, one).Select(choice => choice.Key).SequenceEqual(Order(question, other).Select(choice => choice.Key));

    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) =>
        [(question.Key, [.. question.Choices.Take(Places(question)).Select(choice => choice.Key)])];

    private static IEnumerable<Choice> Order(Question question, Answers answers) =>
        answers.Many(question.Key).Select(choice => question.Find(choice.Trim())).OfType<Choice>().Distinct().Take(MostPlaces);
}
