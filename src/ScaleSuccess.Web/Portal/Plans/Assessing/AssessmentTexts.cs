namespace ScaleSuccess.Web.Portal.Plans.Assessing;

/// <summary>The words of AssessmentTexts.resx.</summary>
public sealed class AssessmentTexts;
