namespace ScaleSuccess.SegmentCli.Files;

/// <summary>The full path with links of files and folders resolved: two paths to one file give the same text.</summary>
internal static class RealPath
{
    private static readonly StringComparison Alike =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public static bool AreSame(string one, string other) => string.Equals(Of(one), Of(other), Alike);

    private static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            // A link may lead to a path with links of its own.
            if (new FileInfo(real) is { LinkTarget: not null } link)
                real = Of(link.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }
        return real;
    }
}
