namespace ScaleSuccess.Tests.House;

/// <summary>The files that we write, found on the disk: what a build or a package manager puts there is not ours.</summary>
public static class SourceTree
{
    private static readonly string[] NotOurs =
        ["bin", "obj", "node_modules", "lib", ".git", ".data", ".test", "TestResults"];

    private static readonly string[] Kinds = [".cs", ".razor", ".css", ".js", ".sql", ".csproj"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> All { get; } =
        [.. new[] { "src", "tests" }.SelectMany(folder => Under(new DirectoryInfo(Path.Combine(Root, folder))))];

    public static IEnumerable<SourceFile> Product => All.Where(file => file.IsUnder("src/"));

    private static IEnumerable<SourceFile> Under(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => Kinds.Contains(file.Extension)).Select(Read)
            .Concat(folder.EnumerateDirectories().Where(child => !NotOurs.Contains(child.Name)).SelectMany(Under));

    private static SourceFile Read(FileInfo file) =>
        new(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScaleSuccess.sln"))) folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException($"No ScaleSuccess.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
