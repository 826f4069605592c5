using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>The choices of a question with `random`: in an order of each person's own, the same on every visit and also when one is added.</summary>
internal static class OwnOrder
{
    /// <summary>Those that stand alone stay last. For nobody in particular, as in a preview, the order is the file's.</summary>
    public static IReadOnlyList<Choice> Of(Question question, long? person) => person is not { } own || !question.Random ? question.Choices
        : [.. question.Choices.OrderBy(choice => choice.Alone).ThenBy(choice => choice.Alone ? "" : Place(own, question.Key, choice.Key), StringComparer.Ordinal)];

    private static string Place(long person, string question, string choice) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{person} {question} {choice}"))));
}
