using ScaleSuccess.Segmentation;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.Segments;

/// <summary>How each segment answers, as shares of 0 to 1.</summary>
public sealed record Heatmap(IReadOnlyList<KnownSegment> Segments, IReadOnlyList<HeatRow> Rows);

/// <param name="Shares">One a segment.</param>
/// <param name="Overall">Among all customers.</param>
public sealed record HeatRow(string Question, string Ask, string Answer, IReadOnlyList<double> Shares, double Overall);

/// <summary>Answers × segments, from the model itself: it is what the model believes, not a count of today.</summary>
public sealed class ReadHeatmap(ReadUsableModel models, KnownSegments known, CurrentSurvey surveys)
{
    /// <param name="model">Null: the published one.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<Heatmap?> Of(long? model, CancellationToken cancel)
    {
        var usable = model is { } id ? await models.Of(id, cancel) : await models.Published(cancel);
        if (usable is null) return null;
        var (name, labels) = (await known.Lookup(cancel), SurveyLabels.Of((await surveys.Find(CurrentSurvey.Onboarding, cancel)).Value));
        return new Heatmap([.. usable.Segments.Select(name)], [.. Rows(usable, labels)]);
    }

    private static IEnumerable<HeatRow> Rows(UsableModel usable, Labels labels)
    {
        var cell = 0;
        foreach (var feature in usable.Saved.Space.Features)
            for (var option = 0; option < feature.Width; option++, cell++)
                foreach (var (code, words) in Answers(feature, option, labels))
                    yield return Row(usable, feature.Name, labels.Question(feature.Name), words, usable.Saved.Model.Profiles[cell], code);
    }

    /// <summary>Of an option only that it was chosen.</summary>
    private static IEnumerable<(int Code, string Words)> Answers(Feature feature, int option, Labels labels) => feature.Kind switch
    {
        AnswerKind.MultipleChoice => [(1, labels.Choice(feature.Name, feature.Levels[option]))],
        AnswerKind.SingleChoice => feature.Levels.Select((level, code) => (code, labels.Choice(feature.Name, level))),
        _ => Enumerable.Range(0, feature.Cuts.Count + 1).Select(code => (code, feature.Range(code, code))),
    };

    /// <summary>Several clusters of one segment count by their shares.</summary>
    private static HeatRow Row(UsableModel usable, string question, string ask, string answer, double[][] profile, int code)
    {
        var (shares, weights) = (new double[usable.Segments.Count], new double[usable.Segments.Count]);
        for (var cluster = 0; cluster < profile.Length; cluster++)
        {
            var share = usable.Saved.Model.Shares[cluster];
            shares[usable.SegmentOf[cluster]] += share * profile[cluster][code];
            weights[usable.SegmentOf[cluster]] += share;
        }
        return new HeatRow(question, ask, answer, [.. shares.Zip(weights, (sum, weight) => sum / weight)], shares.Sum());
    }
}
