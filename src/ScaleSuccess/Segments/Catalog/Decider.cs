namespace ScaleSuccess.Segments.Catalog;

/// <summary>Who decided: a user or a step of the journey, or the publishing policy.</summary>
/// <param name="Name">Of a decision by policy, the user who set it.</param>
public sealed record Decider(string Name, bool ByPolicy = false);
