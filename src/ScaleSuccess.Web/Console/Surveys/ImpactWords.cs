using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Web.Console.Surveys;

/// <summary>What publishing a survey does, in words.</summary>
public static class ImpactWords
{
    /// <summary>Of none, the file differs all the same.</summary>
    public static string Changes(SurveyImpact impact) => impact.Changes.Count switch { 0 => "Only the file is written in another way", 1 => "1 change", var count => $"{count:N0} changes" };

    public static string Short(SurveyImpact impact) => string.Join(" · ", new[]
    {
        impact.IsNew ? "New: nobody is asked yet" : Changes(impact),
        impact.Answering switch { 0 => null, 1 => "1 person is answering and keeps theirs", _ => $"{impact.Answering:N0} people are answering and keep theirs" },
    }.OfType<string>());
}
