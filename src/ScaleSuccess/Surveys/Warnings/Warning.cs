namespace ScaleSuccess.Surveys.Warnings;

/// <summary>Something doubtful at a place of a survey's file.</summary>
/// <param name="Path">Keys and places in lists that lead to it.</param>
internal sealed record Warning(IReadOnlyList<object> Path, string About, string Sentence);
