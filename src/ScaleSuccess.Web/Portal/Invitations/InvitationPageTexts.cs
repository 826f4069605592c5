namespace ScaleSuccess.Web.Portal.Invitations;

/// <summary>Texts of the page on which a person whom a colleague named agrees or declines.</summary>
public sealed class InvitationPageTexts;
