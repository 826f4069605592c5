namespace ScaleSuccess.SegmentCli.Files;

/// <summary>Files that a command writes: all of them appear at once at the end, or none does. None may overwrite an input file.</summary>
/// <param name="read">The command's input files: the option and the file it names.</param>
internal sealed class OutputFiles(params (string Option, string File)[] read) : IDisposable
{
    private readonly List<(string Temporary, string Final)> _files = [];

    /// <summary>Opens a temporary file beside the final one.</summary>
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
                throw new IOException($"It is the input file given as {option}.");
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

    /// <summary>Renames every file to its final name, replacing an older one.</summary>
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

    /// <summary>What is wrong with a file, without its temporary name.</summary>
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
