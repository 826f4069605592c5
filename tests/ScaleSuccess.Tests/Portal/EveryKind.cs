namespace ScaleSuccess.Tests.Portal;

/// <summary>A survey with a question of every kind that onboarding does not have.</summary>
internal static class EveryKind
{
    public const string Survey = """
        survey: kinds
        title: Every kind
        intro: Hello.
        thanks: Thanks.
        pages:
          - title: How it is going
            questions:
              - { key: hello, ask: Nearly done, hint: "The rest takes two minutes. Rough answers are fine.", kind: statement }
              - key: parts
                ask: What do you use?
                hint: Choose two or three.
                kind: choices
                required: true
                least: 2
                most: 3
                other: true
                choices:
                  - { key: reports, label: Reports }
                  - { key: flows, label: Workflows }
                  - { key: audit, label: The audit log }
                  - { key: none, label: None of these, alone: true }
              - { key: nps, ask: How likely are you to recommend us?, kind: scale, preset: nps, required: true }
              - { key: stars, ask: How is the app?, kind: scale, look: stars, min: 1, max: 5 }
              - { key: faces, ask: How satisfied are you?, kind: scale, preset: csat }
              - { key: agree, ask: It does what I need., kind: scale, preset: agreement }
              - key: matters
                ask: What matters most?
                hint: Your first two.
                kind: ranking
                required: true
                most: 2
                choices:
                  - { key: price, label: Price }
                  - { key: speed, label: Speed }
                  - { key: calm, label: A calm month end without anybody working late }
              - key: rate
                ask: How good is it?
                kind: matrix
                required: true
                rows:
                  - { key: reports, label: Reports }
                  - { key: support, label: Our support, hint: E-mail and phone }
                choices:
                  - { key: bad, label: Bad }
                  - { key: fine, label: Fine }
                  - { key: good, label: Good }
                  - { key: unknown, label: I cannot say }
              - { key: budget, ask: What may it cost?, kind: money, currency: EUR, max: 10000 }
              - { key: spent, ask: What did you spend?, kind: money, currencies: [EUR, USD] }
              - key: soon
                ask: How soon?
                kind: horizon
                choices:
                  - { key: month, label: This month, days: 30 }
                  - { key: quarter, label: This quarter, days: 90 }
                  - { key: open, label: No date yet }
              - { key: terms, ask: May we quote you?, kind: consent, text: "You may show my answers, with my name, to other customers.", required: true }
          - title: Last
            questions:
              - { key: last, ask: Anything else?, kind: text }
        """;
}
