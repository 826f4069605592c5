namespace ScaleSuccess.Definitions;

/// <summary>A piece of a YAML file and the line where it begins, counted from 1.</summary>
public abstract record YamlNode(int Line);

/// <param name="FirstLine">The line of the text's own first line; after <c>|</c> or <c>&gt;</c> the next one.</param>
public sealed record YamlScalar(int Line, int FirstLine, string Value, bool Quoted) : YamlNode(Line);

public sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

public sealed record YamlEntries(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line);

public sealed record YamlEntry(string Key, int Line, YamlNode Value);
