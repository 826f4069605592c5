using ScaleSuccess.Definitions.Rewriting;

namespace ScaleSuccess.Definitions.Drafts;

public abstract record EditDraftOutcome
{
    private EditDraftOutcome() { }

    /// <param name="At">Where what was added or moved is now; null: nothing was.</param>
    /// <param name="Open">Where what was open is now; null: it is gone.</param>
    public sealed record Kept(string? At, string? Open) : EditDraftOutcome;

    /// <summary>Somebody else has changed the same: nothing was kept.</summary>
    /// <param name="Typed">With both people's changes, and of what both have changed this one's; null: it cannot be told.</param>
    public sealed record EditConflict(DefinitionDraft Latest, TypedDraft? Typed) : EditDraftOutcome;
    public sealed record NotFound : EditDraftOutcome;

    /// <summary>The file would be longer than one can be: nothing was kept.</summary>
    public sealed record TooLong : EditDraftOutcome;
}

/// <param name="Shown">The file that the changes began with.</param>
/// <param name="Typed">The file whose places the fields name, where that is another one; null: the same.</param>
/// <param name="Open">The path of what the form shows; empty: the definition's own texts.</param>
/// <param name="Fields">By their names; what they fill is the form's to say.</param>
/// <param name="Button">What the form does not know only saves.</param>
public sealed record DraftEdit(string Shown, string? Typed, string Open, IReadOnlyDictionary<string, string[]> Fields, string Button);

/// <summary>A file as somebody is changing it, with what others have changed meanwhile.</summary>
/// <param name="Open">Where what the form shows is now; null: it is gone.</param>
public sealed record TypedDraft(string Source, string? Open);

/// <summary>How the form of one kind of definition changes its file.</summary>
public interface IDraftForm
{
    /// <summary>As of a <see cref="Definition"/>.</summary>
    string Kind { get; }

    YamlNode Apply(YamlNode definition, IReadOnlyDictionary<string, string[]> fields);

    /// <returns>The definition, and the path of what was added or moved.</returns>
    (YamlNode Definition, string? At) Press(YamlNode definition, string button);
}

/// <summary>
/// Saves what ops changed on a form. Two people who change different things at once both keep their changes, in one line of a list, too; of two
/// who change the same, the later one is asked.
/// </summary>
public sealed class EditDraft(DefinitionDrafts drafts)
{
    /// <summary>How often somebody else may be quicker.</summary>
    private const int Attempts = 5;

    public async Task<EditDraftOutcome> Run(IDraftForm form, string key, DraftEdit edit, string author, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await drafts.Find(form.Kind, key, cancel) is not { } draft) return new EditDraftOutcome.NotFound();
            if (Merge(form, draft.Source, edit) is not { } merged) return new EditDraftOutcome.EditConflict(draft, null);
            var text = RewriteYaml.Of(draft.Source, merged.Node);
            if (YamlFile.Nodes(text) is not YamlEntries) return new EditDraftOutcome.TooLong();
            if (merged.Clashes || attempt > Attempts) return new EditDraftOutcome.EditConflict(draft, new(text, merged.Open));
            if (RewriteYaml.IsSame(draft.Nodes, merged.Node) || await drafts.Keep(draft, text, author, cancel)) return new EditDraftOutcome.Kept(merged.At, merged.Open);
        }
    }

    /// <returns>The file with what was typed and with what others have changed meanwhile; null: one of them cannot be read.</returns>
    public static TypedDraft? Typed(IDraftForm form, string source, DraftEdit edit) =>
        Merge(form, source, edit with { Button = "" }) is { } merged && RewriteYaml.Of(source, merged.Node) is var text && YamlFile.Nodes(text) is YamlEntries ? new(text, merged.Open) : null;

    /// <summary>What a form sends names places in the file that it was made from: it is applied to that one, and what changed there is brought together with what the file says now.</summary>
    private static (YamlNode Node, bool Clashes, string? At, string? Open)? Merge(IDraftForm form, string source, DraftEdit edit)
    {
        if (YamlFile.Nodes(source) is not YamlEntries now || YamlFile.Nodes(edit.Shown) is not YamlEntries shown || YamlFile.Nodes(edit.Typed ?? edit.Shown) is not YamlEntries typed) return null;
        var filled = form.Apply(typed, edit.Fields);
        var (mine, at) = form.Press(filled, edit.Button);
        var (both, clashes) = RewriteYaml.IsSame(shown, now) ? new MergedYaml(mine, false) : MergeYaml.Of(shown, mine, now);
        // What two people have added at once may have lost its key.
        if (!ReferenceEquals(both, mine)) both = form.Apply(both, new Dictionary<string, string[]>());
        return (both, clashes, Followed(mine, both, at), Followed(filled, both, edit.Open));
    }

    private static string? Followed(YamlNode was, YamlNode now, string? path) =>
        path is null || was.At(DraftPath.Of(path)) is null ? path : MergeYaml.Follow(was, now, DraftPath.Of(path)) is { } there ? DraftPath.Name(there) : null;
}
