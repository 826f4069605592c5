namespace ScaleSuccess.Engagement;

/// <summary>The answers to a check-in, and why one is not taken.</summary>
public sealed class CheckInTexts;
