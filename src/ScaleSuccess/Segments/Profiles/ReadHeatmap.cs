using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.Profiles;

/// <summary>How each segment answers, as shares of 0 to 1.</summary>
public sealed record Heatmap(IReadOnlyList<KnownSegment> Segments, IReadOnlyList<HeatRow> Rows);

/// <param name="Shares">One a segment.</param>
/// <param name="Overall">Among all customers.</param>
public sealed record HeatRow(string Question, string Ask, string Answer, IReadOnlyList<double> Shares, double Overall);

/// <summary>Answers × segments, from the model itself: these are the model's estimates, not current counts.</summary>
public sealed class ReadHeatmap(ReadUsableModel models, KnownSegments known, CurrentSurvey surveys)
{
    private const int MostSteps = 6;

    /// <param name="model">Null: the published one.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<Heatmap?> Of(long? model, CancellationToken cancel)
    {
        var usable = model is { } id ? await models.Of(id, cancel) : await models.Published(cancel);
        if (usable is null) return null;
        var (name, labels) = (await known.Lookup(cancel), SurveyLabels.Of((await surveys.For(Purpose.Onboarding, cancel)).Value));
        return new Heatmap([.. usable.Segments.Select(name)], [.. Rows(usable, labels)]);
    }

    private static IEnumerable<HeatRow> Rows(UsableModel usable, Labels labels)
    {
        var cell = 0;
        foreach (var feature in usable.Saved.Space.Features)
            for (var option = 0; option < feature.Width; option++, cell++)
                foreach (var (from, to, words) in Answers(feature, option, labels, Overall(usable, cell)))
                    yield return Row(usable, feature.Name, labels.Question(feature.Name), words, usable.Saved.Model.Profiles[cell], from, to);
    }

    /// <summary>Of an option only that it was chosen; numbers in thirds where there are too many to look at one by one.</summary>
    private static IEnumerable<(int From, int To, string Words)> Answers(Feature feature, int option, Labels labels, double[] overall) => feature.Kind switch
    {
        AnswerKind.MultipleChoice => [(1, 1, labels.Choice(feature.Name, feature.Levels[option]))],
        AnswerKind.SingleChoice => feature.Levels.Select((level, code) => (code, code, labels.Choice(feature.Name, level))),
        _ => Ranges(overall).Select(range => (range.From, range.To, labels.Steps(feature, range.From, range.To))),
    };

    private static IEnumerable<(int From, int To)> Ranges(double[] overall)
    {
        var (from, below) = (0, 0.0);
        for (var code = 0; code < overall.Length; code++)
        {
            below += overall[code];
            var isThird = Math.Floor(3 * below + 1e-9) > Math.Floor(3 * (below - overall[code]) + 1e-9);
            if (code < overall.Length - 1 && overall.Length > MostSteps && !isThird) continue;
            yield return (from, code);
            from = code + 1;
        }
    }

    private static double[] Overall(UsableModel usable, int cell)
    {
        var profile = usable.Saved.Model.Profiles[cell];
        return [.. Enumerable.Range(0, profile[0].Length).Select(code => profile.Select((answers, cluster) => answers[code] * usable.Saved.Model.Shares[cluster]).Sum())];
    }

    /// <summary>Several clusters of one segment count by their shares.</summary>
    private static HeatRow Row(UsableModel usable, string question, string ask, string answer, double[][] profile, int from, int to)
    {
        var (shares, weights) = (new double[usable.Segments.Count], new double[usable.Segments.Count]);
        for (var cluster = 0; cluster < profile.Length; cluster++)
        {
            var share = usable.Saved.Model.Shares[cluster];
            shares[usable.SegmentOf[cluster]] += share * profile[cluster][from..(to + 1)].Sum();
            weights[usable.SegmentOf[cluster]] += share;
        }
        return new HeatRow(question, ask, answer, [.. shares.Zip(weights, (sum, weight) => sum / weight)], shares.Sum());
    }
}
