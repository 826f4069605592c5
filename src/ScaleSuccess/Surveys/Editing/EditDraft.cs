using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rewriting;

namespace ScaleSuccess.Surveys.Editing;

public abstract record EditDraftOutcome
{
    private EditDraftOutcome() { }

    /// <param name="At">Where what was added or moved is now; null: nothing was.</param>
    public sealed record Kept(string? At) : EditDraftOutcome;

    /// <summary>Somebody else has changed or removed the same part: nothing was kept.</summary>
    public sealed record EditConflict(SurveyDraft Latest) : EditDraftOutcome;
    public sealed record NotFound : EditDraftOutcome;

    /// <summary>The file would be longer than one can be: nothing was kept.</summary>
    public sealed record TooLong : EditDraftOutcome;
}

/// <param name="Revision">Of the draft, as the form showed it.</param>
/// <param name="Part">The path of the part that the form shows: a page, a question, who gets it, or empty: the survey's own texts.</param>
/// <param name="Shown">That part, as the form showed it.</param>
/// <param name="Fields">See <see cref="DraftFields"/>.</param>
/// <param name="Button">See <see cref="DraftStructure"/>; any other button only saves.</param>
public sealed record DraftEdit(int Revision, string Part, string Shown, IReadOnlyDictionary<string, string[]> Fields, string Button);

/// <summary>
/// Saves what ops changed on the form of a survey. Two people who change different parts at once both keep their changes; of two who change
/// the same part, the later one decides.
/// </summary>
public sealed class EditDraft(SurveyDrafts drafts)
{
    public async Task<EditDraftOutcome> Run(string survey, DraftEdit edit, string author, CancellationToken cancel)
    {
        if (await drafts.Find(survey, cancel) is not { } draft) return new EditDraftOutcome.NotFound();
        var (part, moved) = (edit.Part, draft.Revision != edit.Revision);
        if (moved)
        {
            if (PartNow(draft.Nodes, edit) is not { } now) return new EditDraftOutcome.EditConflict(draft);
            part = now;
        }
        var fields = part == edit.Part ? edit.Fields : edit.Fields.ToDictionary(field => field.Key.Replace(edit.Part, part, StringComparison.Ordinal), field => field.Value);
        // A button that moves or removes something else than the part may mean another place by now.
        var button = moved && part != edit.Part ? edit.Button.Replace(edit.Part, part, StringComparison.Ordinal) : edit.Button;
        var (after, at) = DraftStructure.Run(DraftFields.Apply(draft.Nodes, fields), button);
        if (RewriteYaml.IsSame(draft.Nodes, after)) return new EditDraftOutcome.Kept(at ?? (part == edit.Part ? null : part));
        var text = RewriteYaml.Of(draft.Source, after);
        if (YamlFile.Nodes(text) is null) return new EditDraftOutcome.TooLong();
        if (!await drafts.Keep(draft, text, author, cancel)) return new EditDraftOutcome.EditConflict((await drafts.Find(survey, cancel))!);
        return new EditDraftOutcome.Kept(at ?? (part == edit.Part ? null : part));
    }

    /// <summary>A part as it is compared: as it would be written.</summary>
    public static string Written(YamlNode survey, string part) => part.Length == 0
        ? YamlOutputFile.Write(((YamlEntries)survey) with { Entries = [.. ((YamlEntries)survey).Entries.Where(entry => entry.Key is not ("pages" or SendFields.Part))] })
        : survey.At(DraftFields.Path(part)) is { } node ? YamlOutputFile.Write(node) : "";

    /// <summary>Where the part is now that the form showed; null: it is not as it was.</summary>
    private static string? PartNow(YamlNode survey, DraftEdit edit) =>
        new[] { edit.Part }.Concat(Parts(survey, edit.Part)).FirstOrDefault(part => Written(survey, part) == edit.Shown.ReplaceLineEndings("\n"));

    private static IEnumerable<string> Parts(YamlNode survey, string part) => DraftFields.Path(part).Count switch
    {
        4 => DraftFields.Questions(survey).Select(path => DraftFields.Name(path)),
        2 => survey.ItemsAt("pages").Select((_, place) => DraftFields.Name("pages", place)),
        _ => [],
    };
}
