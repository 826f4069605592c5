using ScaleSuccess.Surveys.Editing;

namespace ScaleSuccess.Web.Console.Surveys;

/// <summary>What publishing a survey does, in words.</summary>
public static class ImpactWords
{
    public static string Short(SurveyImpact impact) => string.Join(" · ", new[]
    {
        impact.IsNew ? "New: nobody is asked yet" : impact.Changes.Count == 1 ? "1 change" : $"{impact.Changes.Count:N0} changes",
        impact.Answering switch { 0 => null, 1 => "1 person is answering and keeps theirs", _ => $"{impact.Answering:N0} people are answering and keep theirs" },
    }.OfType<string>());
}
