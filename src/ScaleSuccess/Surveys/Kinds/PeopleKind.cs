using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Kinds;

/// <summary>Names, e-mail addresses and roles of a few people.</summary>
public sealed class PeopleKind : QuestionKind
{
    private const int MostName = 120;

    public override string Name => "people";
    public override IReadOnlyList<KindOption> Options => [new("most", OptionType.Number)];
    public override bool IsOwnWords => true;
    public override AnsweredBy AnsweredBy => AnsweredBy.Writing;
    public override string AnswerOf(string field) => field[..Math.Max(field.LastIndexOf('.'), 0)];
    public override IReadOnlyList<Meaning> Suits => [Meaning.People];

    public override Question Read(YamlMap map, Question question) => question with { Most = ChoiceBlock.Most(map, Answers.MostPeople) };

    public override IEnumerable<string> Fields(Question question) =>
        Rows(question).SelectMany(row => new[] { row + ".name", row + ".email", row + ".role" });

    public override IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today)
    {
        var rows = Rows(question).Where(row => answers.One(row + ".name") is not null || answers.One(row + ".email") is not null).ToList();
        if (rows.Count == 0 && question.Required) yield return new(question.Key, AnswerCode.PersonMissing);
        if (question.Most is { } most && rows.Count > most) yield return new(question.Key, AnswerCode.PeopleTooMany, most);

        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var (name, email, role) = (answers.One(row + ".name") ?? "", answers.One(row + ".email"), answers.One(row + ".role"));
            if (name.Length > MostName) yield return CheckAnswers.TooLong(row + ".name", name, MostName);
            if (email is null) yield return new(row + ".email", AnswerCode.EmailMissing, name);
            else if (!EmailAddress.IsValid(email)) yield return new(row + ".email", AnswerCode.EmailWrong);
            else if (!addresses.Add(email)) yield return new(row + ".email", AnswerCode.EmailTwice);
            if (role is not null && !Contact.Roles.Contains(role)) yield return new(row + ".role", AnswerCode.RoleUnknown);
        }
    }

    public override string Words(Question question, Answers answers) =>
        AnswerText.Joined(answers.People(question.Key).Select(person => person.Name));

    /// <summary>None: a preview invites no one.</summary>
    public override IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today) => [];

    private static IEnumerable<string> Rows(Question question) =>
        Enumerable.Range(1, Answers.MostPeople).Select(row => $"{question.Key}.{row}");
}
