namespace ScaleSuccess.App;

/// <summary>A file that an operator names, wherever links lead.</summary>
internal static class LinkedFile
{
    /// <returns>
    /// Where they end. What has no length there is not to be opened: an empty file, or a pipe or device, where that may wait for
    /// ever.
    /// </returns>
    public static FileInfo Of(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
}
