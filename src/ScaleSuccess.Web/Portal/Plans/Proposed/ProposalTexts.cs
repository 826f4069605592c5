namespace ScaleSuccess.Web.Portal.Plans.Proposed;

/// <summary>Texts of what we propose to change in a plan.</summary>
public sealed class ProposalTexts;
