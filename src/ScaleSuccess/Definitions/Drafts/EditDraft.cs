using ScaleSuccess.Definitions.Rewriting;

namespace ScaleSuccess.Definitions.Drafts;

public abstract record EditDraftOutcome
{
    private EditDraftOutcome() { }

    /// <param name="At">Where what was added or moved is now; null: nothing was.</param>
    public sealed record Kept(string? At) : EditDraftOutcome;

    /// <summary>Somebody else has changed or removed the same part: nothing was kept.</summary>
    public sealed record EditConflict(DefinitionDraft Latest) : EditDraftOutcome;
    public sealed record NotFound : EditDraftOutcome;

    /// <summary>The file would be longer than one can be: nothing was kept.</summary>
    public sealed record TooLong : EditDraftOutcome;
}

/// <param name="Revision">Of the draft, as the form showed it.</param>
/// <param name="Part">The path of the part that the form shows, such as a question or a milestone; empty: the definition's own texts.</param>
/// <param name="Shown">That part, as the form showed it.</param>
/// <param name="Fields">By their names; what they fill is the form's to say.</param>
/// <param name="Button">What the form does not know only saves.</param>
public sealed record DraftEdit(int Revision, string Part, string Shown, IReadOnlyDictionary<string, string[]> Fields, string Button);

/// <summary>How the form of one kind of definition changes its file.</summary>
public interface IDraftForm
{
    /// <summary>As of a <see cref="Definition"/>.</summary>
    string Kind { get; }

    YamlNode Apply(YamlNode definition, IReadOnlyDictionary<string, string[]> fields);

    /// <returns>The definition, and the path of what was added or moved.</returns>
    (YamlNode Definition, string? At) Press(YamlNode definition, string button);

    /// <summary>A part as it is compared: as it would be written.</summary>
    string Written(YamlNode definition, string part);

    /// <summary>The paths of all parts of the same sort: what somebody else has moved is found there.</summary>
    IEnumerable<string> PartsLike(YamlNode definition, string part);
}

/// <summary>
/// Saves what ops changed on a form. Two people who change different parts at once both keep their changes; of two who change the same part,
/// the later one decides.
/// </summary>
public sealed class EditDraft(DefinitionDrafts drafts)
{
    public async Task<EditDraftOutcome> Run(IDraftForm form, string key, DraftEdit edit, string author, CancellationToken cancel)
    {
        if (await drafts.Find(form.Kind, key, cancel) is not { } draft) return new EditDraftOutcome.NotFound();
        // Of a text that cannot be read the form shows nothing: what it sends would take everything out.
        if (YamlFile.Nodes(draft.Source) is not YamlEntries) return new EditDraftOutcome.EditConflict(draft);
        var (part, moved) = (edit.Part, draft.Revision != edit.Revision);
        if (moved)
        {
            if (PartNow(form, draft.Nodes, edit) is not { } now) return new EditDraftOutcome.EditConflict(draft);
            part = now;
        }
        var fields = part == edit.Part ? edit.Fields : edit.Fields.ToDictionary(field => field.Key.Replace(edit.Part, part, StringComparison.Ordinal), field => field.Value);
        // A button that moves or removes something else than the part may mean another place by now.
        var button = moved && part != edit.Part ? edit.Button.Replace(edit.Part, part, StringComparison.Ordinal) : edit.Button;
        var (after, at) = form.Press(form.Apply(draft.Nodes, fields), button);
        if (RewriteYaml.IsSame(draft.Nodes, after)) return new EditDraftOutcome.Kept(at ?? (part == edit.Part ? null : part));
        var text = RewriteYaml.Of(draft.Source, after);
        if (YamlFile.Nodes(text) is null) return new EditDraftOutcome.TooLong();
        if (!await drafts.Keep(draft, text, author, cancel))
            return await drafts.Find(form.Kind, key, cancel) is { } latest ? new EditDraftOutcome.EditConflict(latest) : new EditDraftOutcome.NotFound();
        return new EditDraftOutcome.Kept(at ?? (part == edit.Part ? null : part));
    }

    /// <summary>Where the part is now that the form showed; null: it is not as it was.</summary>
    private static string? PartNow(IDraftForm form, YamlNode definition, DraftEdit edit) =>
        new[] { edit.Part }.Concat(form.PartsLike(definition, edit.Part)).FirstOrDefault(part => form.Written(definition, part) == edit.Shown.ReplaceLineEndings("\n"));
}
