namespace ScaleSuccess.Definitions;

/// <param name="File">e.g. "plans/growing.yaml"</param>
public sealed record DefinitionText(string File, string Content);
