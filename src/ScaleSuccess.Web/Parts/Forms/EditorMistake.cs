namespace ScaleSuccess.Web.Parts.Forms;

/// <summary>One mistake in a file being edited, in a <see cref="MarkedText"/>; Line counts from 1.</summary>
public sealed record EditorMistake(int Line, string Text);
