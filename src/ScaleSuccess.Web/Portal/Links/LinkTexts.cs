namespace ScaleSuccess.Web.Portal.Links;

/// <summary>Texts of the start page and of links that do not work.</summary>
public sealed class LinkTexts;
