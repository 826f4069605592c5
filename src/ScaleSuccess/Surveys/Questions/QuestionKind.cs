using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>
/// One kind of question. A class in Kinds owns all of it: what its file says, which fields it has, what is wrong with an
/// answer, the answer in words, a sample, and its column in segmentation. Its field on the page is the component that
/// inherits <c>FieldOf</c> it.
/// </summary>
public abstract class QuestionKind
{
    /// <summary>Every kind, by name: found by reflection, so that a new kind needs no registration.</summary>
    public static IReadOnlyDictionary<string, QuestionKind> All { get; } = typeof(QuestionKind).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(QuestionKind)) && !type.IsAbstract)
        .Select(type => (QuestionKind)Activator.CreateInstance(type)!)
        .OrderBy(kind => kind.Name, StringComparer.Ordinal).ToDictionary(kind => kind.Name);

    /// <summary>As files write it, e.g. <c>long-text</c>.</summary>
    public abstract string Name { get; }

    /// <summary>False: it only says something.</summary>
    public virtual bool HasAnswer => true;

    /// <summary>Each person is asked, whatever a colleague has said: their own words, whom they name, what they agree to.</summary>
    public virtual bool IsOwnWords => false;

    /// <summary>What a question of this kind may ask about.</summary>
    public virtual IReadOnlyList<Meaning> Suits => [];

    /// <summary>Null: the answer is not used in segmentation.</summary>
    public virtual AnswerKind? Column => null;

    /// <summary>The answer is a day, which counts in segmentation by how far off it was when it was given.</summary>
    public virtual bool CountsDays => false;

    /// <summary>Its fields that are ticked: a box that is not ticked is not sent at all, so an absent one is an empty one.</summary>
    public virtual IEnumerable<string> Ticked(Question question) => [];

    /// <summary>
    /// What is one answer together with this field, by name: two people who change it at once are asked, rather than given half of each's. A field is one by itself
    /// (a row of a matrix, a measure's target), unless the kind says more.
    /// </summary>
    public virtual string AnswerOf(string field) => field;

    /// <summary>What was typed, as it is kept: of one line, unless the kind takes more.</summary>
    public virtual string Clean(string typed) => TypedText.Lines(typed).Replace('\n', ' ');

    /// <summary>Reading and answering, on average: ticking is quicker than typing.</summary>
    public virtual int Seconds => !HasAnswer ? 0 : AnsweredBy == AnsweredBy.Choosing ? 15 : 25;

    /// <summary>What a person has to look at and fill in: what is ticked or typed in one place is one.</summary>
    public virtual int Inputs(Question asked) => HasAnswer ? 1 : 0;

    /// <summary>What its answers say when a plan tells where something comes from.</summary>
    public virtual AnsweredBy AnsweredBy => AnsweredBy.Choosing;

    /// <summary>Reads its own keys, besides those that every question has.</summary>
    public virtual Question Read(YamlMap map, Question question) => question;

    /// <summary>What the console's form offers for it, besides what every question has.</summary>
    public virtual IReadOnlyList<KindOption> Options => [];

    /// <summary>What each of its choices has besides key, label and hint; null: it has no choices.</summary>
    public virtual IReadOnlyList<KindOption>? ChoiceOptions => null;

    /// <summary>Besides choices it has rows, with a key and a label each.</summary>
    public virtual bool HasRows => false;

    /// <summary>Every field that an answer may have.</summary>
    public virtual IEnumerable<string> Fields(Question question) => [question.Key];

    /// <summary>Of a question with several rows, what the row of this field is called; null: it has none.</summary>
    public virtual string? Row(Question question, string field) => null;

    /// <summary>What must be fixed before the answer is accepted as submitted.</summary>
    /// <param name="today">In the person's time zone.</param>
    public abstract IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today);

    /// <summary>What the answer lacks; null: it says all that was asked.</summary>
    public virtual AnswerGap? Gap(Question question, Answers answers) => Words(question, answers).Length == 0 ? AnswerGap.NotAnswered : null;

    /// <summary>Empty when there is no answer.</summary>
    public abstract string Words(Question question, Answers answers);

    /// <summary>Whether two people have answered the same, however they have typed it.</summary>
    public virtual bool IsSame(Question question, Answers one, Answers other) => Fields(question).All(field => one.One(field) == other.One(field));

    /// <summary>The question as it is asked when this much is known: without the choices whose condition does not hold. Null: nothing of it is left.</summary>
    public virtual Question? Narrow(Question question, Known known)
    {
        if (question.Choices.All(choice => choice.ShowIf is null)) return question;
        var left = question.Choices.Where(choice => choice.ShowIf?.Holds(known) != false).ToList();
        return left.Count == 0 && !question.Other ? null : question with
        {
            Choices = left,
            Withdrawn = [.. question.Choices.Except(left).Select(choice => choice.Key)],
        };
    }

    /// <summary>Those of a person's fields that answer the question as it is asked of them.</summary>
    public virtual IReadOnlyDictionary<string, string[]> Kept(Question asked, Answers given)
    {
        var kept = new Dictionary<string, string[]>();
        foreach (var field in Fields(asked))
            if (given.Fields.TryGetValue(field, out var values)) kept[field] = values;
        return kept;
    }

    /// <summary>What a condition can compare an answer with; null: not with choices.</summary>
    public virtual IReadOnlyList<string>? Offers(Question question) => question.Choices.Count == 0 ? null
        : question.Other ? [.. question.Choices.Select(choice => choice.Key), Answers.OtherChoice] : [.. question.Choices.Select(choice => choice.Key)];

    /// <summary>The choices given.</summary>
    public virtual IReadOnlyList<string> Values(Question question, Answers answers) => answers.Many(question.Key);

    /// <summary>How many of what <see cref="Offers"/> has can be given at once; null: all.</summary>
    public virtual int? MostValues(Question question) => 1;

    /// <summary>A condition can compare the answer with a number.</summary>
    public virtual bool HasNumber(Question question) => false;

    /// <summary>The number that a condition compares.</summary>
    public virtual double? Number(Question question, Answers answers) => HasNumber(question) ? answers.Number(question.Key) : null;

    /// <summary>A realistic answer, for a preview before there are real ones.</summary>
    public abstract IEnumerable<(string Field, string[] Values)> Sample(Question question, DateOnly today);
}

/// <summary>"You chose …", "You wrote …", "You filled in …": what a person did to answer.</summary>
public enum AnsweredBy
{
    Choosing,
    Writing,
    FillingIn,
}
