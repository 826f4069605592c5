using System.Globalization;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Measures;

/// <summary>What can be wrong with a reading, whoever reports it.</summary>
public sealed class ReadingTexts;

public static class ReadingSentences
{
    public static string Sentence(this IStringLocalizer<ReadingTexts> texts, ReadingMistake mistake) =>
        texts[$"mistake.{mistake.Code}", mistake.Argument switch
        {
            DateOnly day => Days.Long(day),
            var argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "",
        }];
}
