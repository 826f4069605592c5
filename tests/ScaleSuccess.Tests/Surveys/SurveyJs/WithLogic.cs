using System.Globalization;
using System.Text.Json.Nodes;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Surveys.SurveyJs;

/// <summary>A survey of all that SurveyJS can say too, and people who answer it.</summary>
internal static class WithLogic
{
    public const string Survey = """
        survey: logic
        title: How is it, really?
        intro: Two minutes.
        thanks: Thank you & goodbye <soon>!
        pages:
          - title: You
            hint: Rough answers are fine.
            questions:
              - { key: hello, ask: Hello there, hint: "It is short: five questions.", kind: statement }
              - key: uses
                ask: What do you use?
                kind: choices
                required: true
                least: 1
                most: 3
                random: true
                other: true
                choices:
                  - { key: reports, label: Reports }
                  - { key: flows, label: Flows }
                  - { key: audit, label: Audit log }
                  - { key: none, label: None of these, alone: true }
              - key: team
                ask: How many are you?
                hint: Roughly.
                kind: choice
                other: true
                choices: [ { key: one, label: One }, { key: few, label: A few }, { key: many, label: Many, show_if: { uses: [flows, audit] } } ]
              - { key: mood, ask: How is it?, kind: scale, min: 0, max: 10, low: Awful, high: Great, required: true }
              - { key: stars, ask: And the app?, kind: scale, look: stars, min: 1, max: 5, show_if: { mood: { at_least: 4 } } }
              - { key: faces, ask: And we?, kind: scale, look: faces, min: 1, max: 3 }
          - title: More
            show_if: [ { uses: { all_of: [reports, flows] } }, { mood: { at_most: 6 }, team: { none_of: [one] } }, { uses: { none_of: [audit] }, mood: { at_least: 9 } } ]
            questions:
              - key: order
                ask: "What matters, where you use {{answers.uses}}?"
                kind: ranking
                most: 2
                random: true
                choices: [ { key: price, label: Price }, { key: speed, label: Speed }, { key: calm, label: Calm } ]
              - key: rate
                ask: How good is it?
                kind: matrix
                required: true
                rows: [ { key: app, label: App }, { key: help, label: Help, show_if: { team: { answered: true } } } ]
                choices: [ { key: bad, label: Bad }, { key: good, label: Good } ]
              - { key: people, ask: How many people?, kind: number, min: 1, max: 500.5, show_if: { order: [price, speed] } }
              - { key: since, ask: Since when?, kind: date, min: -300, max: 0, show_if: { order: { none_of: [price] } } }
              - { key: note, ask: A word?, kind: text, show_if: { people: { answered: false }, team: { answered: true } } }
              - { key: why, ask: Why?, kind: long-text, show_if: { order: { answered: true }, people: { at_most: 100 } }, required_if: { mood: { at_most: 3 } } }
              - { key: quote, ask: May we quote you?, kind: consent, text: "You may quote me.", required: true }
          - title: Last
            questions:
              - { key: big, ask: Who is in charge?, kind: text, show_if: { customer.tier: [large, small] } }
              - { key: named, ask: "And you, {{contact.firstName}}?", kind: text, show_if: { quote: { answered: true } } }
        """;

    public static Answers Drawn(Random random)
    {
        string[] Some(int most, params string[] from) => [.. from.Where(_ => random.Next(3) > 0).Take(most)];
        return new Answers(new Dictionary<string, string[]>
        {
            ["uses"] = Some(3, "reports", "flows", "audit"), ["team"] = Some(1, "one", "few"), ["mood"] = [$"{random.Next(0, 11)}"], ["order"] = [.. Some(2, "price", "speed", "calm").OrderBy(_ => random.Next())],
            ["rate.app"] = Some(1, "bad", "good"), ["people"] = random.Next(2) == 0 ? ["7"] : random.Next(2) == 0 ? ["400"] : [], ["quote"] = Some(1, "yes"),
        }.Where(field => field.Value.Length > 0).ToDictionary(field => field.Key, field => field.Value));
    }

    /// <summary>As SurveyJS keeps answers.</summary>
    public static JsonObject AsJson(Answers answers, Survey survey)
    {
        var json = new JsonObject();
        foreach (var (field, values) in answers.Fields)
            if (field.Split('.') is [var matrix, var row]) json[matrix] = new JsonObject { [row] = values[0] };
            else json[field] = survey.Find(field)!.Kind.Name switch
            {
                "choices" or "ranking" or "consent" => new JsonArray([.. values.Select(value => (JsonNode)value)]),
                "scale" or "number" => double.Parse(values[0], CultureInfo.InvariantCulture),
                _ => values[0],
            };
        return json;
    }
}
