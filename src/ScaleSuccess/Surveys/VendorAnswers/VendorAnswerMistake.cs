using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.VendorAnswers;

/// <summary>What can be wrong with an answer that the vendor sends; VendorAnswerTexts has the sentence of each.</summary>
public enum VendorAnswerCode
{
    /// <summary>{0}: the names there are.</summary>
    UnknownQuestion,

    /// <summary>Sent by its meaning and by its key; {0}: the other name.</summary>
    SameQuestion,

    /// <summary>Each person's own words, whom they name, what they agree to; or more than one value can say. {0}: the names that can be sent.</summary>
    AskedOfEach,

    /// <summary>Neither a text nor a number, nor a list of them.</summary>
    NotAnAnswer,

    /// <summary>{0}: as sent; {1}: the choices there are.</summary>
    UnknownChoice,

    /// <summary>The survey would not take it from a person either; {0}: why.</summary>
    NotTaken,
}

/// <param name="Name">As it was sent.</param>
/// <param name="Survey">What the survey says of it, for <see cref="VendorAnswerCode.NotTaken"/>.</param>
public sealed record VendorAnswerMistake(string Name, VendorAnswerCode Code, AnswerMistake? Survey, params object[] Arguments);
