using System.Diagnostics;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>
/// Merging a plan that its customer has edited with the draft of a new template version, all accepted, against drafting it. Without a
/// database on either side.
/// </summary>
public sealed class PlanMerging : IRow
{
    private const int Plans = 10_000;
    private static readonly DateOnly Start = new(2026, 1, 5);

    private PlanSources? sources;
    private PlanState? plan;
    private IReadOnlyList<PlanLine> draft = [];

    public string Name => "plan-merge";
    public string About => $"Merging {Plans:N0} edited plans with a new template version, against drafting as many.";
    public IReadOnlyList<Unit> Units => [new("plans/s", Goal: 0.3)];
    public string? Missing => null;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        var root = Harness.Product.RepositoryFolder();
        var plans = Directory.GetFiles(Path.Combine(root, "plans"), "*.yaml").Order().Select(file => File(Path.Combine("plans", Path.GetFileName(file))));
        var files = PlanFiles.Read(await File(Path.Combine("surveys", "onboarding.yaml")), await Task.WhenAll(plans)) is Read<PlanFiles>.Good(var good)
            ? good : throw new InvalidOperationException("The repository's own definitions cannot be read.");
        var rule = files.Rules[0];
        sources = new PlanSources(
            SampleAnswers.Customer, [SampleAnswers.Contact], Version(Definition.Survey, "onboarding", files.Survey), SampleAnswers.Of(files.Survey, rule, null, Start),
            Version(Definition.Plan, rule.Key, files.Templates.Single(template => template.Key == rule.Key)),
            files.Goals.ToDictionary(goal => goal.Goal, goal => Version(Definition.Plan, goal.Goal, goal)), Start, WorkingDays.In(null));

        var made = PlanState.MadeFrom(Drafted());
        // Every third line reworded by the customer, every fifth done; every other one by the new version.
        plan = made with
        {
            Lines = [.. made.Lines.Select((line, i) => new CustomerLine(i % 3 == 0 ? line.Line with { Title = line.Line.Title + " (ours)" } : line.Line) { IsDone = i % 5 == 0 })],
        };
        draft = [.. made.Base.Select((line, i) => i % 2 == 0 ? line with { Title = line.Title + " (new)", DueOn = line.DueOn?.AddDays(1) } : line)];

        async Task<DefinitionText> File(string name) => new(name, await System.IO.File.ReadAllTextAsync(Path.Combine(root, name), cancel));
    }

    public Task<double[]> Product(CancellationToken cancel) =>
        Each(() => PlanMerge.Of(plan!, draft, MergePolicy.AskAll).ApplyAll(true).Lines.Count);

    public Task<double[]> Reference(CancellationToken cancel) => Each(() => Drafted().Count);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IReadOnlyList<PlanLine> Drafted() => [.. DraftPlan.From(sources!).Items.Select(PlanLine.Of)];

    private Task<double[]> Each(Func<int> lines)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Plans; i++)
            if (lines() is var count && count != draft.Count) throw new InvalidOperationException($"A plan has {count} lines, not {draft.Count}.");
        return Task.FromResult(new[] { Plans / watch.Elapsed.TotalSeconds });
    }

    private static ParsedDefinition<T> Version<T>(string kind, string key, T value) => new(
        new Definition { Kind = kind, Key = key, Version = 1, Source = "", Origin = Definition.FromFile, Author = "", CreatedAt = DateTimeOffset.UnixEpoch }, value);
}
