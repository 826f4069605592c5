using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Web.Portal.Plans.Measures;

/// <summary>How far a measure is, in words with an icon; the tone only repeats it.</summary>
public sealed record FarWords(string Tone, string Icon, string Text);

/// <summary>What is known of a measure, in words.</summary>
public sealed class MeasureWords(ShownMeasures plan, string vendor, IStringLocalizer<MeasureTexts> texts)
{
    public FarWords Far(MeasureView view) => view switch
    {
        { Latest: null } => new("soft", "question", texts["far.never"]),
        { IsStale: true } => new("paused", "clock", texts["far.stale", Amounts.Number(view.LastKnown!.Value), Day(view.ReadOn!.Value), view.Age!.Value]),
        { IsReached: true } => new("good", "check", texts["far.reached"]),
        { IsWorse: true } => new("worse", "alert", texts["far.worse"]),
        _ when view.Now == view.Baseline => new("soft", "circle", texts["far.same"]),
        { Share: null } => new("good", "up-right", texts["far.better"]),
        { Share: < 0.5 } => new("soft", "up-right", texts["far.begun"]),
        { Share: 0.5 } => new("good", "up-right", texts["far.half"]),
        { Share: < 0.9 } => new("good", "up-right", texts["far.more"]),
        _ => new("good", "up-right", texts["far.nearly"]),
    };

    /// <summary>"from 16 to 4"; null: neither is known.</summary>
    public string? FromTo(MeasureView view) => (view.Baseline, view.Measure.Target) switch
    {
        ({ } from, { } to) => texts["way.from_to", Amounts.Number(from), Amounts.Number(to)].Value,
        (null, { } to) => texts["way.to", Amounts.Number(to)].Value,
        ({ } from, null) => texts["way.from", Amounts.Number(from)].Value,
        _ => null,
    };

    /// <summary>"you, Mon 2 Nov"; null: never read.</summary>
    public string? Reported(MeasureView view) => view.Latest is { } latest ? texts["reported", Source(latest), Day(latest.Day)].Value : null;

    /// <summary>"you, in a check-in", "Ole Berg, in the survey", "Acme, automatically".</summary>
    public string Source(Reading reading) => reading.ContactId switch
    {
        null => texts[$"source.{reading.Source}.vendor", vendor],
        var contact when contact == plan.Visitor.ContactId => texts[$"source.{reading.Source}.you"],
        { } contact => texts[$"source.{reading.Source}.by", plan.View.Owners.GetValueOrDefault(contact, texts["colleague"])],
    };

    public string Day(DateOnly day) => Days.Short(day, plan.View.Today);

    /// <summary>What the little chart shows.</summary>
    public string Line(MeasureView view)
    {
        var numbers = string.Join(", ", view.Counted.Select(reading => Amounts.Number(reading.Value)));
        var said = texts[view.IsStale ? "line.stale" : "line", view.Measure.Title, numbers, Day(view.ReadOn!.Value)].Value;
        return view.Measure.Target is { } target ? said + " " + texts["line.target", Amounts.Number(target)] : said;
    }

    /// <summary>"Down by 13 hours a week".</summary>
    public string Gain(MeasureView view) => (view.Now, view.Baseline) switch
    {
        (null, _) or (_, null) => texts["gain.unknown"],
        ({ } now, { } from) when now == from => texts["gain.same"],
        ({ } now, { } from) => texts[now < from ? "gain.down" : "gain.up",
            view.Measure.Unit == "%" ? texts[Math.Abs(now - from) == 1 ? "gain.points.one" : "gain.points.other", Amounts.Number(Math.Abs(now - from))].Value : Amounts.WithUnit(Math.Abs(now - from), view.Measure.Unit)],
    };
}
