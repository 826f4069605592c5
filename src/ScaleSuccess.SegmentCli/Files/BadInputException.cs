namespace ScaleSuccess.SegmentCli.Files;

/// <summary>The caller's input cannot be used; the message is the one sentence to show. Caught only where a command ends.</summary>
internal sealed class BadInputException(string sentence) : Exception(sentence);
