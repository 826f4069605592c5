namespace ScaleSuccess.Web.Commands;

/// <summary>Files that a command writes: all of them appear at once at the end, or none does.</summary>
internal sealed class SegmentFiles : IDisposable
{
    private readonly List<(string Temporary, string Final)> _files = [];

    /// <summary>Opens a file to write beside where it will be.</summary>
    public FileStream Create(string path)
    {
        var final = Path.GetFullPath(path);
        var temporary = $"{final}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (Directory.Exists(final))
                throw new IOException("It is a folder.");
            if (_files.Exists(f => f.Final == final))
                throw new IOException("Two outputs have this name.");
            var file = new FileStream(temporary, FileMode.CreateNew);
            _files.Add((temporary, final));
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SegmentBadInputException($"{path} cannot be written: {e.Message}");
        }
    }

    /// <summary>Puts every file in its place, over an older one.</summary>
    public void Publish()
    {
        foreach (var (temporary, final) in _files)
            File.Move(temporary, final, overwrite: true);
        _files.Clear();
    }

    public void Dispose()
    {
        foreach (var (temporary, _) in _files)
            File.Delete(temporary);
    }
}
