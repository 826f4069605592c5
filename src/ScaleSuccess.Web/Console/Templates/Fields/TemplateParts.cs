using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Web.Console.Editing;

namespace ScaleSuccess.Web.Console.Templates.Fields;

/// <summary>A template or a goal module as its form shows it: the file's own texts, also where they are wrong.</summary>
public sealed partial class TemplateParts : IDraftParts
{
    private readonly TemplateDraft read;

    /// <param name="opened">The path of what the form shows; empty: nothing.</param>
    public TemplateParts(TemplateDraft read, string opened = "")
    {
        (this.read, Nodes) = (read, read.Draft.Nodes);
        Changes = read.Active is null || YamlFile.Nodes(read.Active.Source) is not { } active ? [] : TemplateChanges.Between(active, Nodes);
        Questions = [.. read.Survey.Questions.Where(question => question.Kind.HasAnswer)];
        (Mistakes, IsWaiting) = NewParts.Of(read.Draft, Nodes, read.Mistakes, PathOf, opened);
    }

    public TemplateDraft Read => read;
    public DefinitionDraft Draft => read.Draft;
    public YamlEntries Nodes { get; }
    public IReadOnlyList<Mistake> Mistakes { get; }
    public IReadOnlyList<Mistake> Warnings => read.Warnings;

    /// <summary>What is open was added and has no words yet.</summary>
    public bool IsWaiting { get; }

    /// <summary>What is different from the active version.</summary>
    public IReadOnlyList<TemplateChange> Changes { get; }

    /// <summary>Who gets it is different from the active version.</summary>
    public bool MovesCustomers => read.Active is { } active && PublishTemplate.MovesCustomers(active.Source, Draft);

    /// <summary>Those that a condition can name.</summary>
    public IReadOnlyList<Question> Questions { get; }

    public string? Text(string path, string key) => Nodes.TextAt([.. Path(path), key]);
    public int Count(string list) => Nodes.ItemsAt(Path(list)).Count;
    public IReadOnlyList<string> Chosen(string path, string key) => [.. Nodes.ItemsAt([.. Path(path), key]).OfType<YamlScalar>().Select(one => one.Value)];

    /// <summary>All that have a key, with the number of their milestone; of a goal module, 0.</summary>
    public IReadOnlyList<(string Path, string Key, string? Title, int Milestone)> Actions =>
    [
        .. from list in read.IsGoalModule ? [(Path: "actions", Milestone: 0)] : Enumerable.Range(0, Count(PlanForm.Milestones)).Select(place => (Path: DraftPath.Name(PlanForm.Milestones, place, "actions"), Milestone: place))
           from place in Enumerable.Range(0, Count(list.Path))
           let path = DraftPath.Name([.. Path(list.Path), place])
           where Text(path, "key") is not null
           select (path, Text(path, "key")!, Text(path, "title"), list.Milestone),
    ];

    public string ActionTitle(string key) => TemplateWords.Outline(Actions.FirstOrDefault(action => action.Key == key).Title, key);

    /// <summary>Of a sentence about the file: with titles in place of keys, and what the form calls a field in place of the file's name for it.</summary>
    public string InWords(string sentence) =>
        MarkedKeys.InWords(File().Replace(sentence, file => read.Segments.FirstOrDefault(segment => segment.Key == file.Groups[1].Value) is { } other ? $"“{other.Name}”" : file.Value), key => TitleOf(key) ?? TemplateWords.Field(key) ?? (read.Survey.Named(key) is { } question ? PipedText.Outline(question.Ask) : null));

    public string InWords(Mistake one) => InWords($"{one.Key}: {one.Sentence}");
    public string? FieldOf(Mistake one) => null;

    private string? TitleOf(string key) => PartTitle(key) ?? (key == Text("", "segment") ? Text("", "name") : read.Segments.FirstOrDefault(segment => segment.Key == key)?.Name);

    private string? PartTitle(string key) => (from list in PlanForm.Lists.Prepend(PlanForm.Milestones)
                                              from item in Nodes.ItemsAt(list)
                                              from part in item.ItemsAt("actions").Prepend(item)
                                              where part.TextAt("key") == key
                                              select TemplateWords.Outline(part.TextAt("title"), key)).FirstOrDefault();

    /// <summary>What customers read of a line or a milestone; of no path, the plan's title or the goal's objective.</summary>
    public string? Wording(string path) => path.Length == 0 ? Text("", read.IsGoalModule ? "objective" : "title") : Line(path) ?? Text(path, "title");

    /// <summary>The text of a line that may be a block.</summary>
    public string? Line(string path) => Nodes.At(Path(path)) is YamlScalar text ? text.Value : Text(path, "text");
    public Condition? Condition(string path) => Nodes.At(Path(path)) is { } part ? OnlyIf.Of(part) : null;

    /// <summary>The mistakes of a part and of all that is in it; of no path, of what belongs to the definition itself.</summary>
    public IReadOnlyList<Mistake> At(string path) => In(path, Mistakes);

    public IReadOnlyList<Mistake> WarningsAt(string path) => In(path, Warnings);

    /// <summary>The part, or the line in it, that a line of the file belongs to.</summary>
    public string PathOf(int line)
    {
        var top = Nodes.Entries.Where(entry => entry.Line <= line).MaxBy(entry => entry.Line)?.Key ?? "";
        if (top is "rule" or "order" or "describes") return AudiencePart.OpenValue;
        if (top == EnoughPart.OpenValue) return EnoughPart.OpenValue;
        if (top != PlanForm.Milestones && !PlanForm.Lists.Contains(top)) return "";
        var path = Item(top, line);
        return top == PlanForm.Milestones && path != top && (Nodes.At(Path(path)) as YamlEntries)?.Entries.Where(entry => entry.Line <= line).MaxBy(entry => entry.Line)?.Key == "actions" ? Item($"{path}/actions", line) : path;
    }

    /// <summary>The parts of the form in their order, each with the lines in it that open by themselves.</summary>
    public static IEnumerable<(string Path, IReadOnlyList<string> Lines)> Shown(TemplateParts view)
    {
        IReadOnlyList<string> lists = view.read.IsGoalModule ? ["benefits", "criteria", "actions", "commitments"] : [.. PlanForm.TextLists, "commitments"];
        IReadOnlyList<string> own = view.read.IsGoalModule ? [""] : ["", AudiencePart.OpenValue, EnoughPart.OpenValue];
        return own.Select(path => (path, (IReadOnlyList<string>)[]))
            .Concat(lists.Select(list => (list, Lines(list))))
            .Concat(Enumerable.Range(0, view.read.IsGoalModule ? 0 : view.Count(PlanForm.Milestones)).Select(place => DraftPath.Name(PlanForm.Milestones, place)).Select(path => (path, Lines($"{path}/actions"))));

        IReadOnlyList<string> Lines(string list) => [.. Enumerable.Range(0, view.Count(list)).Select(place => $"{list}/{place}")];
    }

    private IReadOnlyList<Mistake> In(string path, IReadOnlyList<Mistake> all) =>
        [.. all.Where(one => one.File == Draft.File && PathOf(one.Line) is var place && (place == path || (path.Length > 0 && place.StartsWith(path + "/", StringComparison.Ordinal))))];

    private string Item(string list, int line)
    {
        var place = Enumerable.Range(0, Count(list)).LastOrDefault(place => Nodes.LineOf([.. Path(list), place]) <= line, -1);
        return place >= 0 ? DraftPath.Name([.. Path(list), place]) : list.EndsWith("/actions", StringComparison.Ordinal) ? list[..^"/actions".Length] : list;
    }

    [GeneratedRegex(@"\bplans/([a-z0-9_-]+)\.yaml\b")]
    private static partial Regex File();

    private static IReadOnlyList<object> Path(string path) => path.Length == 0 ? [] : DraftPath.Of(path);
}
