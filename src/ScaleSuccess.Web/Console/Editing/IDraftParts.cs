using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;

namespace ScaleSuccess.Web.Console.Editing;

/// <summary>A draft as its form shows it, part by part. A part is named by its path in the file; the definition's own texts by none.</summary>
public interface IDraftParts
{
    DefinitionDraft Draft { get; }

    /// <summary>All that keep it from being published.</summary>
    IReadOnlyList<Mistake> Mistakes { get; }

    /// <summary>What is doubtful; it may be published all the same.</summary>
    IReadOnlyList<Mistake> Warnings { get; }

    IReadOnlyList<Mistake> At(string path);
    IReadOnlyList<Mistake> WarningsAt(string path);

    /// <summary>In the words of the form, with what people read in place of the file's `keys`.</summary>
    string InWords(Mistake one);

    /// <summary>The id of the field that it is about; null: none.</summary>
    string? FieldOf(Mistake one);
}
