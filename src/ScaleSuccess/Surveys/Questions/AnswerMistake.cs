using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>A mistake in an answer. Its sentence is in SurveyTexts.resx under `answer.CODE`.</summary>
/// <param name="Field">The field to show it at, e.g. <c>measures.report_hours.target</c>.</param>
public sealed record AnswerMistake(string Field, AnswerCode Code, params object[] Arguments)
{
    /// <summary>For the person who answers, in their language.</summary>
    public string Sentence(IStringLocalizer<SurveyTexts> texts) =>
        texts[$"answer.{Code}", [.. Arguments.Select(Shown)]];

    private static object Shown(object argument) => argument switch
    {
        DateOnly day => Days.Long(day),
        double number => Amounts.Number(number),
        _ => argument,
    };
}

/// <summary>What can be wrong with an answer.</summary>
public enum AnswerCode
{
    /// <summary>{0} characters over, {1} fit.</summary>
    TooLong,
    TextMissing,

    ChooseOne, ChooseAtLeastOne, ChooseOnlyOne,
    /// <summary>{0} at least.</summary>
    ChooseAtLeast,
    /// <summary>{0} at the most, {1} chosen.</summary>
    ChooseAtMost,
    /// <summary>{0}: the choice that stands alone.</summary>
    ChoiceAlone,
    ChoiceGone, OtherMissing,

    /// <summary>{0}: the place that is empty, as "2nd".</summary>
    RankMissing,
    /// <summary>{0}: the choice, {1}: the place where it is already.</summary>
    RankTwice,

    NotANumber, NotAStep,
    /// <summary>From {0} to {1}.</summary>
    NumberBetween,
    /// <summary>{0} or more.</summary>
    NumberAtLeast,
    /// <summary>{0} or less.</summary>
    NumberAtMost,

    NotAnAmount, CurrencyMissing,
    /// <summary>{0}: the currency, {1}: how many decimals it has.</summary>
    AmountTooFine,
    /// <summary>{0}: as typed, {1} and {2}: the two ways in which it can be meant.</summary>
    AmountUnclear,

    DateMissing, NotADate,
    /// <summary>{0} the day given, {1} the first possible one.</summary>
    DatePassed, DateTooSoon,
    /// <summary>{0} the day given, {1} the last possible one.</summary>
    DateTooFar,

    ConsentMissing,

    MeasureMissing,
    /// <summary>{0} at the most, {1} filled in.</summary>
    MeasuresTooMany,
    /// <summary>{0}: the baseline with its unit.</summary>
    TargetNotBelow, TargetNotAbove,
    NumberNegative, PercentOver100, NumberTooLarge,

    PersonMissing,
    /// <summary>{0} at the most.</summary>
    PeopleTooMany,
    /// <summary>{0}: the person's name.</summary>
    EmailMissing,
    EmailWrong, EmailTwice, RoleUnknown,
}
