using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Logic;

/// <summary>All that a colleague has submitted to a survey before somebody else answers it.</summary>
/// <param name="On">In the time zone of who answers now.</param>
/// <param name="Survey">As it was asked then.</param>
public sealed record ColleagueAnswers(string By, DateOnly On, Survey Survey, Answers Answers);

/// <summary>What the vendor thinks they would answer.</summary>
/// <param name="Name">The question's meaning, else its key.</param>
public sealed record VendorAnswer(string Name, DateOnly On, string[] Given);

/// <summary>One answer of a colleague, or of the vendor.</summary>
/// <param name="By">Empty: the vendor.</param>
public sealed record KnownAnswer(string By, DateOnly On, Answers Answers, string Words);

/// <summary>What a customer's other people have answered already: it is shown to the next one, and not asked again.</summary>
/// <param name="Colleagues">In the order in which they answered.</param>
public sealed record KnownAnswers(IReadOnlyList<ColleagueAnswers> Colleagues, DateOnly Today)
{
    public static readonly KnownAnswers None = new([], default);

    /// <summary>The vendor's, which are right only once somebody at the customer says so.</summary>
    public IReadOnlyList<VendorAnswer> Vendor { get; init; } = [];

    /// <summary>Different answers to a question, with who gave each first. Empty: it is asked.</summary>
    /// <param name="asked">As it is asked of this person: an answer that they could not give is none.</param>
    public IReadOnlyList<KnownAnswer> Of(Question asked)
    {
        var all = new List<KnownAnswer>();
        if (!IsShared(asked)) return all;
        foreach (var one in Colleagues)
            if (Answer(one, asked) is { } answer && !all.Exists(same => asked.Kind.IsSame(asked, same.Answers, answer.Answers))) all.Add(answer);
        return all;
    }

    /// <summary>What the vendor thinks, where no colleague has said anything and this person could give that answer. Null: nothing.</summary>
    public KnownAnswer? Thought(Question asked)
    {
        var name = asked.Name;
        if (asked.Kind.IsOwnWords || Vendor.FirstOrDefault(one => one.Name == name) is not { } known || Of(asked).Count > 0) return null;
        var answers = new Answers(new Dictionary<string, string[]> { [asked.Key] = known.Given });
        return AnswerText.Words(asked, answers) is { Length: > 0 } words && CheckAnswers.Of([asked], answers, Today).Count == 0 ? new KnownAnswer("", known.On, answers, words) : null;
    }

    /// <summary>This person has typed something of their own, right or wrong.</summary>
    public bool IsOwn(Question question, Answers given) => AnswerText.Words(question, given).Length > 0
        || CheckAnswers.Of([question with { Required = false }], given, Today).Count > 0;

    /// <summary>What colleagues may see of each other's answers, and is not each one's own to say.</summary>
    private static bool IsShared(Question question) => question.Means is not (null or Meaning.People) && !question.Kind.IsOwnWords;

    private KnownAnswer? Answer(ColleagueAnswers given, Question asked)
    {
        if (given.Survey.Find(asked.Key) is not { } then || then.Means != asked.Means || then.Kind.Name != asked.Kind.Name) return null;
        // A choice that is offered no more, or a day that is over, answers nothing.
        if (AnswerText.Words(asked, given.Answers) is not { Length: > 0 } words || CheckAnswers.Of([asked], given.Answers, Today).Count > 0) return null;
        return new KnownAnswer(given.By, given.On, new Answers(asked.Kind.Kept(asked, given.Answers)), words);
    }
}
