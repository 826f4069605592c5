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
    public sealed record EditConflict(DefinitionDraft Latest, TypedDraft? Typed) : EditDraftOutcome
    {
        /// <summary>What to compare the typed one with: only what both have changed is different.</summary>
        public DefinitionDraft Theirs => Typed is null ? Latest : Latest with { Source = Typed.Theirs };
    }

    public sealed record NotFound : EditDraftOutcome;

    /// <summary>The file would be longer than one can be: nothing was kept.</summary>
    public sealed record TooLong : EditDraftOutcome;
}

/// <param name="Shown">The file that the changes began with.</param>
/// <param name="Typed">The file whose places the fields name, where that is another one; null: the same.</param>
/// <param name="Open">The path of what the form shows; empty: the definition's own texts.</param>
/// <param name="Fields">By their names; what they fill is the form's to say.</param>
/// <param name="Button">What the form does not know only saves.</param>
public sealed record DraftEdit(string Shown, string? Typed, string Open, IReadOnlyDictionary<string, string[]> Fields, string Button)
{
    /// <summary>As of a <see cref="DraftPost"/>; null: it cannot come twice.</summary>
    public string? Post { get; init; }
}

/// <summary>A file as somebody is changing it, with what others have changed meanwhile.</summary>
/// <param name="Open">Where what the form shows is now; null: it is gone.</param>
/// <param name="Theirs">The same, but of what both have changed the others'.</param>
public sealed record TypedDraft(string Source, string? Open, string Theirs);

/// <summary>How the form of one kind of definition changes its file.</summary>
public interface IDraftForm
{
    /// <summary>As of a <see cref="Definition"/>.</summary>
    string Kind { get; }

    /// <summary>The button, with the way to a list as its second word or none, puts something new there: whoever presses it gets one.</summary>
    bool Adds(string button);

    YamlNode Apply(YamlNode definition, IReadOnlyDictionary<string, string[]> fields);

    /// <returns>The definition, and the path of what was added or moved.</returns>
    (YamlNode Definition, string? At) Press(YamlNode definition, string button);
}

/// <summary>
/// Saves what ops changed on a form. Two people who change different things at once both keep their changes, in one line of a list, too; of two
/// who change the same, the later one is asked. Two who add each get theirs; one form that is sent twice adds once.
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
            if (draft.Taken(edit.Post) is { } taken) return new EditDraftOutcome.Kept(taken.At, Typed(form, draft.Source, edit)?.Open);
            if (Merge(form, draft.Source, edit) is not { } merged) return new EditDraftOutcome.EditConflict(draft, null);
            var text = RewriteYaml.Of(draft.Source, merged.Node);
            if (YamlFile.Nodes(text) is not YamlEntries) return new EditDraftOutcome.TooLong();
            if (merged.Clashes || attempt > Attempts) return new EditDraftOutcome.EditConflict(draft, new(text, merged.Open, merged.Clashes ? RewriteYaml.Of(draft.Source, merged.Theirs) : draft.Source));
            if (RewriteYaml.IsSame(draft.Nodes, merged.Node) || await drafts.Keep(draft, text, author, cancel, edit.Post is { } post ? new DraftPost(post, merged.At) : null)) return new EditDraftOutcome.Kept(merged.At, merged.Open);
        }
    }

    /// <returns>The file with what was typed and with what others have changed meanwhile; null: one of them cannot be read.</returns>
    public static TypedDraft? Typed(IDraftForm form, string source, DraftEdit edit) =>
        Merge(form, source, edit with { Button = "" }) is { } merged && RewriteYaml.Of(source, merged.Node) is var text && YamlFile.Nodes(text) is YamlEntries ? new(text, merged.Open, source) : null;

    /// <summary>What a form sends names places in the file that it was made from: it is applied to that one, and what changed there is brought together with what the file says now.</summary>
    private static (YamlNode Node, bool Clashes, YamlNode Theirs, string? At, string? Open)? Merge(IDraftForm form, string source, DraftEdit edit, bool addsLast = true)
    {
        if (YamlFile.Nodes(source) is not YamlEntries now || YamlFile.Nodes(edit.Shown) is not YamlEntries shown || YamlFile.Nodes(edit.Typed ?? edit.Shown) is not YamlEntries typed) return null;
        var filled = form.Apply(typed, edit.Fields);
        var adds = addsLast && form.Adds(edit.Button);
        var (mine, at) = adds ? (filled, null) : form.Press(filled, edit.Button);
        // All three as the form writes them: its own way to write something is no change.
        YamlNode Written(YamlNode one) => form.Apply(one, new Dictionary<string, string[]>());
        var (was, other, isAlone) = (Written(shown), Written(now), RewriteYaml.IsSame(shown, now));
        var (both, clashes) = isAlone ? new MergedYaml(mine, false) : MergeYaml.Of(was, mine, other);
        // What two people have added at once may have lost its key.
        if (!isAlone) both = Written(both);
        var theirs = clashes ? MergeYaml.Of(was, other, mine).Node : both;
        var open = Followed(filled, both, edit.Open);
        // Put in only now: of two who add at once, neither's is taken for the other's.
        if (!adds) return (both, clashes, theirs, Followed(mine, both, at), open);
        // Somebody else has taken out where it was to go: that is asked about.
        if (FollowedButton(filled, both, edit.Button) is not { } button) return Merge(form, source, edit, addsLast: false);
        var (more, added) = form.Press(both, button);
        return (more, clashes, clashes ? form.Press(theirs, button).Definition : more, added, Followed(both, more, open));
    }

    /// <summary>Null: what it names is not there any more.</summary>
    private static string? FollowedButton(YamlNode was, YamlNode now, string button) => button.Split(' ') is not [var does, var list, .. var rest] ? button
        : MergeYaml.Follow(was, now, DraftPath.Of(list)) is { } there ? string.Join(' ', [does, DraftPath.Name(there), .. rest]) : null;

    private static string? Followed(YamlNode was, YamlNode now, string? path) =>
        path is null || was.At(DraftPath.Of(path)) is null ? path : MergeYaml.Follow(was, now, DraftPath.Of(path)) is { } there ? DraftPath.Name(there) : null;
}
