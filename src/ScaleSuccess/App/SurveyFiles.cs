namespace ScaleSuccess.App;

/// <summary>The files of surveys/ as they are now: what was imported from a file stays active when the file goes.</summary>
public sealed class SurveyFiles(DefinitionFolder folder)
{
    /// <returns>The keys; null: the folder cannot be listed.</returns>
    public IReadOnlySet<string>? Keys()
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(folder.Path, "surveys"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
