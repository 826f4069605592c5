namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Tells by its name a column whose values have to be different: that one repeats is a mistake then, not a sign of another column.</summary>
internal static class IdName
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
        { "id", "ids", "uid", "uuid", "guid", "key", "customer", "account", "respondent", "participant", "email" };

    public static bool Is(string column)
    {
        var start = 0;
        for (var i = 1; i <= column.Length; i++)
            if (i == column.Length || !char.IsLetter(column[i]) || char.IsUpper(column[i]) && char.IsLower(column[i - 1]))
            {
                if (Words.Contains(column[start..i].TrimStart('_', '-', '.', ' ', '#')))
                    return true;
                start = i;
            }
        return false;
    }
}
