using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Explaining;

public sealed class SegmentNameTests
{
    [Fact]
    public void A_name_is_made_of_the_most_telling_answers_in_words()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [
            (MadeModels.Multiple("goals", "save_time", "see"), [MadeModels.Chosen(0.95, 0.1), MadeModels.Chosen(0.1, 0.9)]),
            (MadeModels.Single("team_size", "few", "many"), [[[0.85, 0.15], [0.2, 0.8]]]),
            (MadeModels.Single("pace", "careful", "fast"), [[[0.75, 0.25], [0.3, 0.7]]]),
            (MadeModels.Single("colour", "red", "blue"), [[[0.5, 0.5], [0.5, 0.5]]]),
        ]);
        var labels = new Labels(new Dictionary<string, string>(), new Dictionary<(string, string), string>
        {
            [("goals", "save_time")] = "cut manual reporting", [("team_size", "few")] = "small teams", [("goals", "see")] = "See our numbers at any moment of the day",
        });
        var names = SegmentName.Of(space, AnswerCounts.Expected(model, 1000), labels);
        Assert.Equal("Cut manual reporting · small teams · careful", names[0]);
        Assert.Equal("See our numbers… · team_size: many · fast", names[1]);
    }

    [Fact]
    public void A_yes_and_a_number_are_told_with_their_question()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [
            (MadeModels.Single("feathers", "yes", "no"), [[[0.95, 0.05], [0.05, 0.95]]]),
            (MadeModels.Scale("legs", 4), [[[0.02, 0.9, 0.04, 0.04], [0.1, 0.1, 0.1, 0.7]]]),
        ]);
        Assert.Equal(["Feathers: yes · legs: 2 or less", "Feathers: no · legs: 3 or more"], SegmentName.Of(space, AnswerCounts.Expected(model, 1000)));
    }

    [Fact]
    public void An_answer_that_two_questions_have_is_told_with_its_question()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [
            (MadeModels.Single("honest", "quite well", "not at all well"), [[[0.95, 0.05], [0.05, 0.95]]]),
            (MadeModels.Single("strong", "quite well", "not at all well", "I cannot say"), [[[0.8, 0.1, 0.1], [0.1, 0.1, 0.8]]]),
        ]);
        Assert.Equal(["Honest: quite well · strong: quite well", "Honest: not at all well · I cannot say"], SegmentName.Of(space, AnswerCounts.Expected(model, 1000)));
        Assert.StartsWith("Answered 'quite well' to 'honest', which", Reasons.Of(space, model, [0, AnswerCodes.Missing]).Answers[0].Sentence);
    }

    [Property]
    public void A_range_is_never_told_without_its_question(int seed, byte k, bool areCodes)
    {
        var random = new Random(seed);
        var names = new[] { "price", "a column with quite a long name in the file it came from", "x" };
        var (space, model) = MadeModels.Of([.. Enumerable.Repeat(1.0 / (2 + k % 4), 2 + k % 4)],
            [.. names.Select((name, i) => (Wide(name, i), new[] { Enumerable.Range(0, 2 + k % 4).Select(_ => Random_profile(random)).ToArray() }))]);
        foreach (var part in SegmentName.Of(space, AnswerCounts.Expected(model, 900), Labels.None with { AreCodes = areCodes }).Where(n => !n.StartsWith("Mixed", StringComparison.Ordinal)).SelectMany(n => n.Split(" · ")))
            Assert.Matches(@"^(?i:price|a column[^:]*|x): (up to|above) [\d.]+(, up to [\d.]+)?( \(\d+\))?$", part);

        static Feature Wide(string name, int i) => new(name, AnswerKind.Number, 1, [], [17.95 + i, 24.35 + i, 11723.55 + i], [0, 1, 2, 3]);

        static double[] Random_profile(Random random)
        {
            double[] p = [.. Enumerable.Range(0, 4).Select(_ => 0.02 + random.NextDouble() * random.NextDouble())];
            return [.. p.Select(x => x / p.Sum())];
        }
    }

    [Fact]
    public void Codes_of_a_file_are_told_with_their_columns()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [(MadeModels.Single("thal", "fixed_defect", "normal"), [[[0.95, 0.05], [0.05, 0.95]]])]);
        Assert.Equal(["Thal: fixed_defect", "Thal: normal"], SegmentName.Of(space, AnswerCounts.Expected(model, 1000), Labels.None with { AreCodes = true }));
    }

    [Fact]
    public void A_segment_of_four_customers_gets_a_name_although_hardly_anything_is_sure_of_it()
    {
        var space = new FeatureSpace([MadeModels.Single("pace", "careful", "quick")]);
        byte[] codes = [.. Enumerable.Repeat((byte)1, 4), .. Enumerable.Range(0, 60).Select(i => (byte)(i % 2))];
        var counts = AnswerCounts.Of(new AnswerCodes(codes, space.Cells), [.. Enumerable.Repeat(0, 4), .. Enumerable.Repeat(1, 60)], 2);
        Assert.Equal("Quick", SegmentName.Of(space, counts)[0]);
        Assert.Empty(DistinguishingAnswers.Of(space, counts, most: 1)[0].Often);
    }

    [Property]
    public void Names_are_short_and_no_two_are_the_same(int seed, byte k, bool longWords)
    {
        var random = new Random(seed);
        var (space, model) = MadeModels.At_random(1 + k % 9, random);
        var words = new Dictionary<(string, string), string>();
        foreach (var feature in space.Features)
            foreach (var level in feature.Levels)
                words[(feature.Name, level)] = longWords ? string.Concat(Enumerable.Repeat("extraordinarily ", random.Next(1, 6))) + level : "same words";
        var names = SegmentName.Of(space, AnswerCounts.Expected(model, 300), new Labels(new Dictionary<string, string>(), words));
        Assert.All(names, name => Assert.InRange(name.Length, 1, SegmentName.Longest));
        Assert.All(names, name => Assert.InRange(name.Split(" · ").Length, 1, 3));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void A_segment_that_nothing_sets_apart_is_named_so_and_a_single_one_is_everybody()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [(MadeModels.Single("pace", "careful", "fast"), [[[0.5, 0.5], [0.5, 0.5]]])]);
        Assert.Equal(["Mixed answers", "Mixed answers (2)"], SegmentName.Of(space, AnswerCounts.Expected(model, 1000)));
        var (one, alone) = MadeModels.Of_favourites([[0]], choices: 2, faithful: 0.9);
        Assert.Equal(["All customers"], SegmentName.Of(one, AnswerCounts.Expected(alone, 1000)));
    }
}
