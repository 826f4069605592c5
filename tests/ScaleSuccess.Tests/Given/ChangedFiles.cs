namespace ScaleSuccess.Tests.Given;

/// <summary>A copy of the repository's surveys, plans and e-mails that a test may change.</summary>
public sealed class ChangedFiles : IDisposable
{
    public ChangedFiles()
    {
        foreach (var kind in new[] { "surveys", "plans", "emails", "sequences" })
        {
            Directory.CreateDirectory(Path.Combine(Folder, kind));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Product.RepositoryFolder(), kind)))
                File.Copy(file, Path.Combine(Folder, kind, Path.GetFileName(file)));
        }
    }

    public string Folder { get; } = TestFolder.New();

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
    public void Change(string file, Func<string, string> change) => File.WriteAllText(Path.Combine(Folder, file), change(Read(file)));
    public void Dispose() => TestFolder.Remove(Folder);
}
