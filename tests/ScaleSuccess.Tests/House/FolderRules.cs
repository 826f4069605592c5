namespace ScaleSuccess.Tests.House;

/// <summary>A folder that grew is split by noun. Migrations are a list by nature, and its order is all that counts.</summary>
public static class FolderRules
{
    public const int MostFiles = 20;

    private const string Migrations = "src/ScaleSuccess/Foundation/Migrations";

    public static IEnumerable<string> TooFull(IEnumerable<SourceFile> files) =>
        from file in files
        group file by file.Path[..file.Path.LastIndexOf('/')] into folder
        where folder.Count() > MostFiles && folder.Key != Migrations
        select $"{folder.Key}: {folder.Count()} files; {MostFiles} are the most. Which nouns is it about?";
}
