using System.Globalization;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Warnings;

/// <summary>Conditions that hold for nobody or for everybody, and with them pages, questions and choices that nobody sees.</summary>
internal sealed class LogicWarnings(Survey survey)
{
    private readonly List<Warning> warnings = [];

    public static IEnumerable<Warning> Of(Survey survey)
    {
        var logic = new LogicWarnings(survey);
        foreach (var (place, page) in survey.Pages.Index()) logic.Page(page, place);
        return logic.warnings;
    }

    private void Page(SurveyPage page, int place)
    {
        if (!Check(page.ShowIf, [], ["pages", place, "show_if"], "page `" + page.Title + "`, `show_if`", "Nobody sees this page: with the questions before it, `show_if` never holds.")) return;
        foreach (var (number, question) in page.Questions.Index()) Question(page, question, ["pages", place, "questions", number]);
    }

    private void Question(SurveyPage page, Question question, object[] path)
    {
        var about = $"question `{question.Key}`";
        if (!Check(question.ShowIf, [page.ShowIf], [.. path, "show_if"], $"{about}, `show_if`", "Nobody is asked this: with the questions before it, `show_if` never holds.")) return;
        Condition?[] under = [page.ShowIf, question.ShowIf];
        if (question.Required && question.RequiredIf is not null) Warn([.. path, "required_if"], $"{about}, `required_if`", "It is `required` anyway: leave one of them out.");
        else Check(question.RequiredIf, under, [.. path, "required_if"], $"{about}, `required_if`", "It is never required: with the questions before it, `required_if` never holds.");
        foreach (var (key, lines) in new[] { ("choices", question.Choices), ("rows", question.Rows) })
            foreach (var (place, line) in lines.Index())
                Check(line.ShowIf, under, [.. path, key, place, "show_if"], $"{about}, `{line.Key}`, `show_if`", "It is offered to nobody: with the questions before it, `show_if` never holds.");
    }

    /// <param name="under">The conditions of what it stands in.</param>
    /// <returns>False: it never holds.</returns>
    private bool Check(Condition? condition, Condition?[] under, object[] path, string about, string never)
    {
        if (condition is null) return true;
        var outer = under.OfType<Condition>().ToList();
        var (ever, fails, groups) = (false, false, new bool[condition.Groups.Count]);
        var all = new PossiblePeople(survey, [condition, .. outer]).Each(known =>
        {
            if (!outer.TrueForAll(one => one.Holds(known))) return;
            for (var group = 0; group < groups.Length; group++) groups[group] |= condition.Groups[group].All(line => line.Holds(known));
            var holds = condition.Holds(known);
            (ever, fails) = (ever || holds, fails || !holds);
        });
        if (!all) return true;
        if (!ever) Warn(path, about, never + Clash(condition));
        else if (!fails) Warn(path, about, $"The condition holds for everybody who gets here: {(path[^1] is "required_if" ? "write `required: true`" : "leave it out")}.");
        foreach (var (place, _) in groups.Index().Where(group => ever && !group.Item))
            Warn(path, about, $"Block {(place + 1).ToString(CultureInfo.InvariantCulture)} never holds: leave it out.{Clash(new Condition([condition.Groups[place]]))}");
        return ever;
    }

    private void Warn(IReadOnlyList<object> path, string about, string sentence) => warnings.Add(new Warning(path, about, sentence));

    /// <summary>Two lines of which each can hold, but not both.</summary>
    private string Clash(Condition condition)
    {
        if (condition.Groups is not [{ Count: > 1 } lines]) return "";
        var pairs = from one in lines.Index() from other in lines.Skip(one.Index + 1) select (One: one.Item, Other: other);
        foreach (var (one, other) in pairs)
            if (Can(one) && Can(other) && !Can(one, other)) return one.Name == other.Name ? $" Its lines about `{one.Name}` exclude each other." : $" `{one.Name}` and `{other.Name}` exclude each other.";
        return "";
    }

    private bool Can(params ConditionLine[] lines)
    {
        var can = false;
        return !new PossiblePeople(survey, [new Condition([lines])]).Each(known => can |= lines.All(line => line.Holds(known))) || can;
    }
}
