namespace ScaleSuccess.Web.Api;

/// <summary>What a caller of the API reads when a call fails.</summary>
public sealed class ApiTexts;
