using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Plans.Texts;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>What a plan is made from.</summary>
/// <param name="People">The customer's contacts, the respondent first.</param>
/// <param name="Start">The customer's own day.</param>
/// <param name="WorkingDays">The customer's own, too.</param>
public sealed record PlanSources(
    string CustomerName, IReadOnlyList<Person> People, ParsedDefinition<Survey> Survey, Answers Answers, ParsedDefinition<Template> Template,
    IReadOnlyDictionary<string, ParsedDefinition<GoalModule>> Modules, DateOnly Start, WorkingDays WorkingDays)
{
    /// <summary>The deadline that its texts name; null: the one that follows from the answers.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>What is known besides the answers; null: everything is drafted, whomever it is for.</summary>
    public Facts? Facts { get; init; } = Facts.None;

    /// <summary>Without what is for others.</summary>
    public PlanSources Fitting()
    {
        if (Facts is null) return this;
        var fit = new FitTemplate(Survey.Value, Answers, Facts);
        return this with
        {
            Template = new(Template.Definition, fit.Of(Template.Value)),
            Modules = Modules.ToDictionary(module => module.Key, module => new ParsedDefinition<GoalModule>(module.Value.Definition, fit.Of(module.Value.Value))),
        };
    }
}

public sealed record Person(long Id, string Role)
{
    /// <summary>Of plan <c>p</c>, as JSON, who answered first: also when they want no mail any more.</summary>
    internal const string SelectOfPlan =
        """
        select json_agg(json_build_object('id', o.id, 'role', o.role) order by o.id <> p.contact_id, o.role <> 'champion', o.id)::text
        from contacts o where o.customer_id = p.customer_id and (o.consent in ('given', 'asked') or o.id = p.contact_id)
        """;

    /// <summary>They get e-mails; whoever has not may own an action all the same.</summary>
    public bool Agreed { get; init; } = true;
}

public sealed record DraftedPlan(string Title, Schedule Schedule, IReadOnlyList<DraftItem> Items);

public sealed record DraftItem(string Kind, string Key, string Title, Origin Origin)
{
    public string? Parent { get; init; }

    /// <summary>Of an action: the key of the one that it comes after.</summary>
    public string? After { get; init; }

    /// <summary>Of an action: so many working days before its milestone, if there is time.</summary>
    public int? Before { get; init; }

    /// <summary>Of a milestone: where on the way, in percent.</summary>
    public int? At { get; init; }
    public Side? Side { get; init; }
    public long? OwnerId { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>How often, of a commitment.</summary>
    public string? Every { get; init; }
    public bool AcceptsPlan { get; init; }

    /// <summary>Not repeated in a later phase when it is done.</summary>
    public bool Once { get; init; }
    public string? Unit { get; init; }
    public Better? Better { get; init; }
    public double? Baseline { get; init; }
    public double? Target { get; init; }
}

/// <summary>Turns answers, a template and the chosen goals' modules into one customer's plan. Same input, same plan.</summary>
public sealed class DraftPlan
{
    private readonly PlanSources sources;
    private readonly Schedule schedule;
    private readonly Func<string, string> text, textOfKnown;
    private readonly Origin template;
    private readonly List<DraftItem> items = [];

    private DraftPlan(PlanSources sources)
    {
        this.sources = sources;
        schedule = Schedule.For(sources.Survey.Value, sources.Answers, sources.Start, sources.Template.Value.Days, sources.WorkingDays);
        var words = PlanText.Words(sources.CustomerName, sources.Deadline ?? schedule.Deadline, sources.Survey.Value, sources.Answers);
        text = line => PlanText.Render(line, words);
        textOfKnown = line => PlanText.RenderIfKnown(line, words);
        template = new Origin(null, null, sources.Template.Definition.Key, sources.Template.Definition.Version);
    }

    public static DraftedPlan From(PlanSources sources)
    {
        var draft = new DraftPlan(sources.Fitting());
        draft.AddHighlights();
        draft.AddObjectives();
        draft.AddChosen(ItemKind.Challenge, Meaning.Challenges);
        draft.AddBenefits();
        draft.AddMilestones();
        draft.AddCriteria();
        draft.AddMeasures();
        draft.AddCommitments();
        return new DraftedPlan(draft.text(sources.Template.Value.Title), draft.schedule, draft.items);
    }

    private Question? Goals => sources.Survey.Value.About(Meaning.Goals);

    private IEnumerable<(string Goal, ParsedDefinition<GoalModule> Module)> ChosenModules =>
        from goal in Goals is null ? [] : sources.Answers.Many(Goals.Key)
        where sources.Modules.ContainsKey(goal)
        select (goal, sources.Modules[goal]);

    private void AddHighlights() => AddTexts(ItemKind.Highlight, sources.Template.Value.Highlights);

    private void AddObjectives()
    {
        foreach (var (goal, module) in ChosenModules)
            Add(new DraftItem(ItemKind.Objective, goal, text(module.Value.Objective), Of(module, goal)));
        if (Goals is { } asked && AnswerText.Chosen(asked, sources.Answers).FirstOrDefault(chosen => chosen.Choice == Answers.OtherChoice) is { Label: { } own })
            Add(new DraftItem(ItemKind.Objective, Answers.OtherChoice, own, Answered(asked, Answers.OtherChoice)));
        AddTexts(ItemKind.Objective, sources.Template.Value.Objectives);
    }

    /// <summary>What they hope for, then what else comes with their goals.</summary>
    private void AddBenefits()
    {
        AddChosen(ItemKind.Benefit, Meaning.Benefits);
        foreach (var (goal, module) in ChosenModules)
            foreach (var benefit in module.Value.Benefits)
                Add(new DraftItem(ItemKind.Benefit, benefit.Key, text(benefit.Title), Of(module, goal)));
    }

    /// <summary>Every option that was chosen, in the survey's words or the customer's own; not "None of these".</summary>
    private void AddChosen(string kind, Meaning meaning)
    {
        if (sources.Survey.Value.About(meaning) is not { } asked) return;
        foreach (var (choice, label) in AnswerText.Chosen(asked, sources.Answers).Where(chosen => asked.Find(chosen.Choice)?.Alone != true))
            Add(new DraftItem(kind, choice, label, Answered(asked, choice)));
    }

    private void AddMilestones()
    {
        var milestones = sources.Template.Value.Milestones;
        foreach (var milestone in milestones)
        {
            var due = schedule.Milestone(milestone.At);
            // One of whose actions none is for this customer leads to nothing.
            if (milestone != milestones[^1] && milestone.Actions.Count == 0 && !ChosenModules.Any(chosen => chosen.Module.Value.Actions.Any(action => Home(action, milestones) == milestone.Key))) continue;
            Add(new DraftItem(ItemKind.Milestone, milestone.Key, text(milestone.Title), template) { DueOn = due, At = milestone.At });
            foreach (var action in milestone.Actions) AddAction(milestone.Key, due, action, template);
            foreach (var (goal, module) in ChosenModules)
                foreach (var added in module.Value.Actions.Where(a => Home(a, milestones) == milestone.Key))
                    AddAction(milestone.Key, due, added.Action, Of(module, goal));
        }
        OrderActions.In(items);
    }

    private static string Home(GoalAction action, IReadOnlyList<TemplateMilestone> milestones) =>
        milestones.Any(m => m.Key == action.Milestone) ? action.Milestone : milestones[^1].Key;

    private void AddAction(string milestone, DateOnly due, TemplateAction action, Origin origin) =>
        Add(new DraftItem(ItemKind.Action, $"{milestone}.{action.Key}", text(action.Title), origin)
        {
            Parent = milestone,
            After = action.After,
            Before = action.Before,
            Side = action.Who,
            OwnerId = action.Who == Side.Customer ? OwnerFor(action.Role).Id : null,
            DueOn = schedule.Action(due, action.Before),
            AcceptsPlan = action.AcceptsPlan,
            Once = action.Once,
        });

    private Person OwnerFor(string role) => sources.People.FirstOrDefault(p => p.Role == role) ?? sources.People[0];

    private void AddCriteria()
    {
        if (sources.Survey.Value.About(Meaning.WhereToBe) is { } asked && AnswerText.Words(asked, sources.Answers) is { Length: > 0 } success)
            Add(new DraftItem(ItemKind.Criterion, asked.Key, success, Answered(asked, null)));
        foreach (var (goal, module) in ChosenModules)
            foreach (var criterion in module.Value.Criteria)
                Add(new DraftItem(ItemKind.Criterion, $"{goal}.{criterion.Number}", text(criterion.Text), Of(module, goal)));
        AddTexts(ItemKind.Criterion, sources.Template.Value.Criteria);
    }

    /// <summary>What the customer wants to measure; a measure that shows a benefit of the plan is attached to it.</summary>
    private void AddMeasures()
    {
        if (sources.Survey.Value.About(Meaning.Measures) is not { } asked) return;
        foreach (var (measure, baseline, target) in sources.Answers.Measures(asked))
            Add(new DraftItem(ItemKind.Measure, measure.Key, measure.Label, Answered(asked, measure.Key))
            {
                Parent = BenefitShownBy(measure.Key), Unit = measure.Unit, Better = measure.Better,
                Baseline = baseline, Target = target,
            });
    }

    private void AddCommitments()
    {
        foreach (var commitment in sources.Template.Value.Commitments) AddCommitment(commitment, template);
        foreach (var (goal, module) in ChosenModules)
            foreach (var commitment in module.Value.Commitments) AddCommitment(commitment, Of(module, goal));
    }

    private void AddCommitment(TemplateCommitment commitment, Origin origin) =>
        Add(new DraftItem(ItemKind.Commitment, commitment.Key, text(commitment.Title), origin)
        {
            Side = commitment.Who,
            OwnerId = commitment.Who == Side.Customer ? OwnerFor(commitment.Role).Id : null,
            DueOn = commitment.At is { } at ? schedule.Milestone(at) : null,
            Every = commitment.Every,
        });

    /// <summary>The benefit of this plan that the measure shows according to a module, whichever goal or answer added it.</summary>
    private string? BenefitShownBy(string measure) =>
        ChosenModules.Select(chosen => chosen.Module).Concat(sources.Modules.Values)
            .SelectMany(module => module.Value.Benefits)
            .FirstOrDefault(benefit => benefit.Measures.Contains(measure) && Has(ItemKind.Benefit, benefit.Key))?.Key;

    private bool Has(string kind, string key) => items.Exists(item => item.Kind == kind && item.Key == key);

    private void AddTexts(string kind, IReadOnlyList<TemplateLine> texts)
    {
        foreach (var line in texts)
            if (textOfKnown(line.Text) is { Length: > 0 } words)
                Add(new DraftItem(kind, $"{sources.Template.Definition.Key}.{line.Number}", words, template));
    }

    /// <summary>Two goals may add the same benefit or action: it appears in the plan once.</summary>
    private void Add(DraftItem item)
    {
        if (!Has(item.Kind, item.Key)) items.Add(item);
    }

    private Origin Of(ParsedDefinition<GoalModule> module, string goal) =>
        new(Goals?.Key, goal, module.Definition.Key, module.Definition.Version);

    private Origin Answered(Question question, string? choice) =>
        new(question.Key, choice, null, sources.Survey.Definition.Version);
}
