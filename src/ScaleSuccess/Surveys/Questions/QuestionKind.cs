using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Answers;

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

    /// <summary>What a question of this kind may ask about.</summary>
    public virtual IReadOnlyList<Meaning> Suits => [];

    /// <summary>Null: the answer is not used in segmentation.</summary>
    public virtual AnswerKind? Column => null;

    /// <summary>The answer is a day, which counts in segmentation by how far off it was when it was given.</summary>
    public virtual bool CountsDays => false;

    /// <summary>A box that is not ticked is not sent at all: an absent field is an empty one.</summary>
    public virtual bool IsTicked => false;

    /// <summary>What was typed, as it is kept: of one line, unless the kind takes more.</summary>
    public virtual string Clean(string typed) => TypedText.Lines(typed).Replace('\n', ' ');

    /// <summary>What its answers say when a plan tells where something comes from.</summary>
    public virtual AnsweredBy AnsweredBy => AnsweredBy.Choosing;

    /// <summary>Reads its own keys, besides those that every question has.</summary>
    public virtual Question Read(YamlMap map, Question question) => question;

    /// <summary>Every field that an answer may have.</summary>
    public virtual IEnumerable<string> Fields(Question question) => [question.Key];

    /// <summary>What must be fixed before the answer is accepted as submitted.</summary>
    /// <param name="today">In the person's time zone.</param>
    public abstract IEnumerable<AnswerMistake> Check(Question question, Answers answers, DateOnly today);

    /// <summary>What the answer lacks; null: it says all that was asked.</summary>
    public virtual AnswerGap? Gap(Question question, Answers answers) => Words(question, answers).Length == 0 ? AnswerGap.NotAnswered : null;

    /// <summary>Empty when there is no answer.</summary>
    public abstract string Words(Question question, Answers answers);

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
