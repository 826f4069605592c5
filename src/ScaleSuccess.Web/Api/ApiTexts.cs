namespace ScaleSuccess.Web.Api;

/// <summary>What a caller of the API gets without a key.</summary>
public sealed class ApiTexts;
