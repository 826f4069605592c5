namespace ScaleSuccess.Surveys.Questions;

/// <summary>What an answer lacks to be of use; none of it keeps it from being submitted.</summary>
public enum AnswerGap
{
    /// <summary>There is none.</summary>
    NotAnswered,

    /// <summary>"Other" was chosen without a word about it.</summary>
    NoWords,

    /// <summary>A measure has a target, but nobody knows where it is today.</summary>
    NoNumber,

    /// <summary>A measure has today's number, but nobody knows where it is to go.</summary>
    NoTarget,
}
