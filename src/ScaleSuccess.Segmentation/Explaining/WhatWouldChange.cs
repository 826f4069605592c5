using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>An answer that would have to be different.</summary>
/// <param name="Question">The question, counted from 0 in the feature space.</param>
/// <param name="Name">The question in words.</param>
/// <param name="From">What was answered.</param>
/// <param name="To">What would have to be.</param>
/// <param name="Sentence">The same for people to read.</param>
public sealed record ChangedAnswer(int Question, string Name, string From, string To, string Sentence);

/// <summary>
/// The fewest answers that would have to be different for a row to belong to another segment: a counterfactual explanation
/// (S. Wachter, B. Mittelstadt and C. Russell, "Counterfactual explanations without opening the black box", Harvard Journal of Law
/// &amp; Technology 31, 2018). Only answers that were given are changed; each option of a multiple choice counts as one answer.
/// </summary>
/// <param name="From">The likeliest segment now, counted from 0.</param>
/// <param name="To">The segment it would be.</param>
/// <param name="Confidence">The probability of <paramref name="To"/> then.</param>
/// <param name="Changes">What would change, in the order of the questions; empty where the row is there already.</param>
/// <param name="Fewest">True: proven to be the fewest. False: none of these can be left out, but fewer others might do.</param>
public sealed record WhatWouldChange(int From, int To, double Confidence, IReadOnlyList<ChangedAnswer> Changes, bool Fewest)
{
    /// <summary>Looks for the changes.</summary>
    /// <param name="space">The questions.</param>
    /// <param name="model">The clusters.</param>
    /// <param name="row">One code a cell.</param>
    /// <param name="target">The wanted segment; null: the runner-up.</param>
    /// <param name="labels">Words for keys; null: keys as they are.</param>
    /// <returns>Null where no other answers to the answered questions lead there, or the model has one segment only.</returns>
    public static WhatWouldChange? Of(
        FeatureSpace space, ClusterModel model, ReadOnlySpan<byte> row, int? target = null, Labels? labels = null)
    {
        var places = CellPlaces.Of(space, model);
        var now = model.Assign(row).Cluster;
        if (model.K == 1)
            return null;
        var to = target ?? Reasons.Of(space, model, row).RunnerUp!.Value;
        if (FewestChanges.Towards(model, row, to) is not { } found)
            return null;

        var answers = labels ?? Labels.None;
        var changes = new List<ChangedAnswer>();
        for (var cell = 0; cell < row.Length; cell++)
            if (found.Row[cell] != row[cell])
                changes.Add(InWords(places[cell], space.Features[places[cell].Question], row[cell], found.Row[cell], answers));
        var probabilities = new double[model.K];
        model.Probabilities(found.Row, probabilities);
        return new WhatWouldChange(now, to, probabilities[to], changes, found.Proven);
    }

    private static ChangedAnswer InWords(CellPlace place, Feature feature, byte from, byte to, Labels labels)
    {
        var name = labels.Question(feature.Name);
        if (feature.Kind != AnswerKind.MultipleChoice)
        {
            var (was, would) = (labels.Answer(feature, from, 0), labels.Answer(feature, to, 0));
            return new ChangedAnswer(place.Question, name, was, would, $"'{would}' instead of '{was}' to '{name}'.");
        }
        var option = labels.Answer(feature, 1, place.Option);
        return to == 1
            ? new ChangedAnswer(place.Question, name, $"not '{option}'", option, $"'{option}' chosen, too, under '{name}'.")
            : new ChangedAnswer(place.Question, name, option, $"not '{option}'", $"'{option}' not chosen under '{name}'.");
    }
}
