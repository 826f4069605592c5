namespace ScaleSuccess.Tests.House;

/// <summary>A folder that grew is split by noun; style sheets, migrations and the like are lists by nature.</summary>
public static class FolderRules
{
    public const int MostFiles = 20;

    private static readonly string[] Lists = ["src/ScaleSuccess/Foundation/Migrations", "src/ScaleSuccess.Web/wwwroot/css/parts"];

    public static IEnumerable<string> TooFull(IEnumerable<SourceFile> files) =>
        from file in files
        group file by file.Path[..file.Path.LastIndexOf('/')] into folder
        where folder.Count() > MostFiles && !Lists.Contains(folder.Key)
        select $"{folder.Key}: {folder.Count()} files; {MostFiles} are the most. Which nouns is it about?";
}
