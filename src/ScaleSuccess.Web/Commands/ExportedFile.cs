namespace ScaleSuccess.Web.Commands;

/// <summary>A file that a verb writes.</summary>
/// <param name="What">It is, as the verb says it.</param>
/// <param name="Dropped">What the file cannot say.</param>
internal sealed record ExportedFile(string Path, string Content, string What, IReadOnlyList<string> Dropped)
{
    /// <summary>All of them, or none while one is there that may not be replaced.</summary>
    public static async Task<int> Write(string folder, IReadOnlyList<ExportedFile> files, bool overwrite, CancellationToken cancel)
    {
        if (!overwrite && files.Where(file => File.Exists(file.Path)).Select(file => file.Path).ToList() is { Count: > 0 } there)
            return CommandLine.Refuse(there.Select(path => $"{path} exists. Choose another folder with --to, or replace it with --overwrite."));
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in files)
            {
                await File.WriteAllTextAsync(file.Path, file.Content, cancel);
                System.Console.WriteLine($"{file.Path}: {file.What}.");
                foreach (var dropped in file.Dropped) System.Console.WriteLine($"Not written: {dropped}");
            }
            return CommandLine.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Refuse($"{folder} cannot be written to: {e.Message}");
        }
    }
}
