namespace ScaleSuccess.Web.Portal.Plans.Commitments;

/// <summary>Texts of the commitments on a plan's page.</summary>
public sealed class CommitmentTexts;
