using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>
/// Everybody whom some conditions can tell apart: each combination of facts and answers that the survey lets them give. A question that
/// is not shown has no answer, a required one has always one. The conditions are asked as they are when a person answers, so what holds
/// for nobody here holds for nobody.
/// </summary>
internal sealed class PossiblePeople
{
    /// <summary>More are not looked at, and then nothing is said.</summary>
    private const int Most = 10_000;

    private readonly Survey survey;
    private readonly IReadOnlyList<string> facts;
    private readonly IReadOnlyList<(SurveyPage Page, Question Question)> questions;
    private readonly ILookup<string, ConditionLine> lines;
    private readonly ImaginedAnswers known = new();
    private Action<Known> look = _ => { };
    private int seen;

    /// <param name="conditions">Those that will be asked.</param>
    public PossiblePeople(Survey survey, IEnumerable<Condition> conditions)
    {
        this.survey = survey;
        var all = WithThoseBehind(conditions);
        lines = all.SelectMany(condition => condition.Lines).ToLookup(line => Name(line.Name));
        facts = [.. lines.Select(line => line.Key).Where(Fact.IsOne)];
        questions = [.. survey.Pages.SelectMany(page => page.Questions.Select(question => (page, question))).Where(asked => lines.Contains(asked.question.Key))];
    }

    /// <returns>False: there are too many, and not all were looked at.</returns>
    public bool Each(Action<Known> each)
    {
        (look, seen) = (each, 0);
        return Next(0);
    }

    private bool Next(int place)
    {
        if (place == facts.Count + questions.Count)
        {
            if (++seen > Most) return false;
            look(known);
            return true;
        }
        var (names, answers) = place < facts.Count ? ([facts[place]], OfFact(facts[place])) : (Names(questions[place - facts.Count].Question), OfQuestion(questions[place - facts.Count]));
        foreach (var answer in answers)
        {
            known.Set(names, answer);
            if (!Next(place + 1)) return false;
        }
        known.Set(names, ImaginedAnswer.None);
        return true;
    }

    private IEnumerable<ImaginedAnswer> OfFact(string name)
    {
        // Another value than any that is named; a fact may also be unknown.
        var values = Fact.InConditions.GetValueOrDefault(name) ?? [.. lines[name].SelectMany(line => line.Values).Distinct(), "\0"];
        return values.Select(value => new ImaginedAnswer([value], null, true)).Prepend(ImaginedAnswer.None);
    }

    private IEnumerable<ImaginedAnswer> OfQuestion((SurveyPage Page, Question Question) place)
    {
        var (page, question) = place;
        if (page.ShowIf?.Holds(known) == false || question.ShowIf?.Holds(known) == false || question.Kind.Narrow(question, known) is not { } asked) return [ImaginedAnswer.None];
        var answers = ImaginedChoices.Of(asked, [.. lines[question.Key]]);
        return question.Required || question.RequiredIf?.Holds(known) == true ? answers : answers.Prepend(ImaginedAnswer.None);
    }

    /// <summary>With the conditions of the questions that they name, and of those that these name.</summary>
    private List<Condition> WithThoseBehind(IEnumerable<Condition> conditions)
    {
        var (all, waiting, seen) = (new List<Condition>(), new Queue<Condition>(conditions), new HashSet<Question>(ReferenceEqualityComparer.Instance));
        while (waiting.TryDequeue(out var condition))
        {
            all.Add(condition);
            foreach (var question in condition.Lines.Select(line => survey.Named(line.Name)).OfType<Question>().Where(seen.Add))
                foreach (var behind in new[] { survey.Pages.First(page => page.Questions.Contains(question)).ShowIf, question.ShowIf, question.RequiredIf }
                    .Concat(question.Lines.Select(line => line.ShowIf)).OfType<Condition>()) waiting.Enqueue(behind);
        }
        return all;
    }

    private string Name(string name) => Fact.IsOne(name) ? name : survey.Named(name)?.Key ?? name;

    private static IReadOnlyList<string> Names(Question question) => question.Means is { } meaning ? [question.Key, meaning.Name()] : [question.Key];
}
