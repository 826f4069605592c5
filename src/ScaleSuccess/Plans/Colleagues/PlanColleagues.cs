using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Plans.Colleagues;

/// <summary>A person at the customer.</summary>
/// <param name="Survey">As it was when they answered; null: they have submitted no answers.</param>
public sealed record Colleague(long Id, string Name, string Role, Survey? Survey, Answers Answers)
{
    /// <summary>The same question, as they were asked; null: they were not, or as another kind of question.</summary>
    public Question? Asked(Question question) => Survey?.Find(question.Key) is { } asked && asked.Means == question.Means && asked.Kind.Name == question.Kind.Name ? asked : null;

    /// <summary>In words; empty: they have not answered it.</summary>
    public string Words(Question question) => Asked(question) is { } asked ? AnswerText.Words(asked, Answers) : "";
}

/// <summary>What the people of a customer have answered, beside the plan that was made from the answers of one of them.</summary>
public sealed class PlanColleagues
{
    /// <summary>A different answer to one of these would make another plan; what stands in the way or is hoped for only adds to each other.</summary>
    private static readonly HashSet<Meaning> Settling = [Meaning.Goals, Meaning.WhereToBe, Meaning.ByWhen, Meaning.Pace, Meaning.Measures];

    private readonly Plan plan;
    private readonly PlanAnswers made;
    private readonly DateOnly today;
    private readonly IReadOnlyList<ColleagueRows.Settled> settled;

    private PlanColleagues(Plan plan, PlanAnswers made, DateOnly today, IReadOnlyList<Colleague> people, IReadOnlyList<ColleagueRows.Settled> settled)
    {
        (this.plan, this.made, this.today, this.settled, People) = (plan, made, today, settled, people);
        Disagreements = plan.IsOver || plan.Phase > 1 ? [] : [.. Found()];
    }

    /// <summary>Whoever gave the answers that the plan was made from first, then in the order in which they answered.</summary>
    public IReadOnlyList<Colleague> People { get; }

    /// <summary>What is not settled yet, whoever may do so.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; }

    public IEnumerable<Colleague> Answered => People.Where(person => person.Survey is not null);

    public static async Task<PlanColleagues> Of(Plan plan, PlanAnswers made, DateOnly today, ColleagueRows rows, CurrentSurvey surveys, CancellationToken cancel)
    {
        var people = new List<Colleague>(rows.People.Count);
        foreach (var row in rows.People)
            people.Add(new Colleague(row.Id, row.Name, row.Role, row.Survey is { } version ? (await surveys.Version(version, cancel)).Value : null,
                row.Answers is null ? Answers.None : Response.ReadAnswers(row.Answers)));
        return new PlanColleagues(plan, made, today, [.. people.OrderBy(person => person.Id != plan.ContactId)], rows.Settlements);
    }

    /// <summary>What colleagues may see of each other's answers: what a plan is made from. Not whom somebody named, nor what the vendor asks besides.</summary>
    public IEnumerable<Question> Shared => made.Survey.Questions.Where(question => question.Means is not (null or Meaning.People));

    /// <summary>Who may settle: whoever gave the answers that the plan was made from, champions and economic buyers; nobody what they answered themselves.</summary>
    public IEnumerable<Disagreement> ToSettle(long reader) => People.FirstOrDefault(person => person.Id == reader) is { } person && MaySettle(person)
        ? Disagreements.Where(one => one.Colleague.Id != reader) : [];

    /// <summary>Whoever could settle what this person answered.</summary>
    public IEnumerable<Colleague> Settlers(long colleague) => People.Where(person => person.Id != colleague && MaySettle(person));

    /// <summary>How somebody's answer to a question was settled; null: it was not, or is another one by now.</summary>
    public ColleagueRows.Settled? SettledOf(Colleague colleague, Question question) => colleague.Asked(question) is { } asked
        ? settled.LastOrDefault(one => one.ContactId == colleague.Id && one.Question == question.Key && asked.Kind.IsSame(asked, Response.ReadAnswers(one.Theirs), colleague.Answers)) : null;

    /// <summary>What the plan says to a question: of its end the day that it has now.</summary>
    public string PlanWords(Question question) => question.Means == Meaning.ByWhen ? Days.Long(plan.Deadline) : AnswerText.Words(question, made.Answers);

    /// <summary>Somebody has answered it otherwise than the plan has it.</summary>
    public bool IsOther(Colleague colleague, Question question) => colleague.Asked(question) is { } asked && AnswerText.Words(asked, colleague.Answers).Length > 0
        && (question.Means == Meaning.ByWhen ? colleague.Answers.Date(question.Key) != plan.Deadline : !question.Kind.IsSame(question, made.Answers, colleague.Answers));

    private bool MaySettle(Colleague person) => person.Id == plan.ContactId || person.Role is Contact.Champion or Contact.EconomicBuyer;

    private IEnumerable<Disagreement> Found() =>
        from question in made.Survey.Questions
        where question.Means is { } means && Settling.Contains(means)
        from colleague in Answered
        where colleague.Id != plan.ContactId && IsOther(colleague, question)
        // One that was taken, and is in the plan no more, is open again.
        where SettledOf(colleague, question) is not { Decision: SettleDisagreement.Kept }
        // A day that is over can be taken by nobody.
        where question.Means != Meaning.ByWhen || colleague.Answers.Date(question.Key) > today
        select new Disagreement(question, colleague, PlanWords(question));
}
