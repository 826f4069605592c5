namespace ScaleSuccess.Web.Parts;

/// <summary>One of <see cref="Tabs"/>; a link, so that every tab has an address.</summary>
public sealed record TabLink(string Label, string Href, bool Current = false, int? Count = null);
