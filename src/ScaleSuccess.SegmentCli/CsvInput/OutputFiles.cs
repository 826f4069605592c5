namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Files that a command writes: all of them appear at once at the end, or none does. None takes the place of what is read.</summary>
/// <param name="read">What the command reads: the option and the file it names.</param>
internal sealed class OutputFiles(params (string Option, string File)[] read) : IDisposable
{
    private readonly List<(string Temporary, string Final)> _files = [];

    /// <summary>Opens a file to write beside where it will be.</summary>
    public FileStream Create(string path)
    {
        try
        {
            var final = Path.GetFullPath(path);
            if (Directory.Exists(final))
                throw new IOException("It is a folder.");
            if (!Directory.Exists(Path.GetDirectoryName(final)))
                throw new IOException("Its folder does not exist.");
            if (read.FirstOrDefault(r => RealPath.AreSame(r.File, final)).Option is { } option)
                throw new IOException($"It is the file that {option} names, and would be lost.");
            if (_files.Exists(f => RealPath.AreSame(f.Final, final)))
                throw new IOException("Two outputs have this name.");
            var temporary = $"{final}.{Guid.NewGuid():N}.tmp";
            var file = new FileStream(temporary, FileMode.CreateNew);
            _files.Add((temporary, final));
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"{path} cannot be written: {Why(e)}");
        }
    }

    /// <summary>Puts every file in its place, over an older one.</summary>
    public void Publish()
    {
        foreach (var (temporary, final) in _files)
            try
            {
                File.Move(temporary, final, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new BadInputException($"{final} cannot be written: {Why(e)}");
            }
        _files.Clear();
    }

    /// <summary>What is wrong with a file, without the name that it has meanwhile.</summary>
    public static string Why(Exception e) => e switch
    {
        UnauthorizedAccessException => "This is not allowed.",
        FileNotFoundException or DirectoryNotFoundException => "It does not exist.",
        _ => e.Message.ReplaceLineEndings(" "),
    };

    public void Dispose()
    {
        foreach (var (temporary, _) in _files)
            File.Delete(temporary);
    }
}
