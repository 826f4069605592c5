namespace ScaleSuccess.Web.Portal.Plans.Reviews;

/// <summary>Texts of reviews.</summary>
public sealed class ReviewTexts;
