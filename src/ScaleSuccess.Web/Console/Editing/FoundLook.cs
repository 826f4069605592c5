namespace ScaleSuccess.Web.Console.Editing;

/// <summary>How what is wrong or doubtful is shown at its place.</summary>
public enum FoundLook
{
    /// <summary>All of it, above an open part.</summary>
    Box,

    /// <summary>That there is something, beside a title.</summary>
    Mark,

    /// <summary>The doubts, above the fields of a line.</summary>
    Notes,
}
