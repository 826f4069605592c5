namespace ScaleSuccess.Engagement.Sequences;

/// <summary>When what was asked for is asked for again.</summary>
/// <param name="IsPaused">Nothing is sent until it is not; then each goes on where it stood.</param>
public sealed record Sequence(SequenceKind For, bool IsPaused, IReadOnlyList<SequenceStep> Steps);

/// <param name="After">Days since the e-mail with which the sequence began.</param>
/// <param name="Email">Its key.</param>
public sealed record SequenceStep(int After, string Email);
