namespace ScaleSuccess.Web.Hosting;

/// <summary>What a reader or a caller of the API gets when a request fails.</summary>
public sealed class ProblemTexts;
