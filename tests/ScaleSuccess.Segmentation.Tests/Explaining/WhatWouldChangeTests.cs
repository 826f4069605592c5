using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Explaining;

public sealed class WhatWouldChangeTests
{
    [Property(MaxTest = 60)]
    public void No_fewer_answers_would_do(int seed, byte k, bool byDistance)
    {
        var random = new Random(seed);
        var (space, model) = MadeModels.At_random(2 + k % 4, random, byDistance ? 0.4 : null);
        var row = MadeModels.Row_at_random(model, random);
        var target = random.Next(model.K);
        var change = WhatWouldChange.Of(space, model, row, target);
        Assert.Equal(Fewest(model, row, target), change?.Changes.Count);
        Assert.True(change?.Fewest ?? true);
    }

    [Fact]
    public void The_answer_that_separates_the_segments_most_is_the_one_to_differ()
    {
        var (space, model) = Pace_and_size();
        var change = WhatWouldChange.Of(space, model, [0, 0], labels: new Labels(
            new Dictionary<string, string> { ["pace"] = "How fast?" }, new Dictionary<(string, string), string> { [("pace", "slow")] = "Step by step" }))!;
        var answer = Assert.Single(change.Changes);
        Assert.Equal((0, 1), (change.From, change.To));
        Assert.Equal(("How fast?", "fast", "Step by step"), (answer.Name, answer.From, answer.To));
        Assert.Equal("'Step by step' instead of 'fast' to 'How fast?'.", answer.Sentence);
        Assert.Equal(model.Assign([1, 0]).Confidence, change.Confidence, 9);
    }

    [Fact]
    public void A_question_that_was_not_answered_is_not_asked_to_be_different()
    {
        var (space, model) = Pace_and_size();
        Assert.Null(WhatWouldChange.Of(space, model, [AnswerCodes.Missing, AnswerCodes.Missing]));
        Assert.Equal("size", Assert.Single(WhatWouldChange.Of(space, model, [AnswerCodes.Missing, 0])!.Changes).Name);
    }

    [Fact]
    public void A_customer_already_there_needs_no_change()
    {
        var (space, model) = Pace_and_size();
        Assert.Empty(WhatWouldChange.Of(space, model, [0, 0], target: 0)!.Changes);
    }

    [Fact]
    public void A_segment_that_no_answers_lead_to_gives_nothing()
    {
        var (space, model) = MadeModels.Of([0.9, 0.1], [(MadeModels.Single("pace", "fast", "slow"), [[[0.5, 0.5], [0.4, 0.6]]])]);
        Assert.Null(WhatWouldChange.Of(space, model, [0], target: 1));
        var (one, alone) = MadeModels.Of_favourites([[0, 1]], choices: 2, faithful: 0.9);
        Assert.Null(WhatWouldChange.Of(one, alone, [0, 1]));
    }

    [Fact]
    public void On_a_scale_the_smallest_step_that_does_is_told()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [(MadeModels.Scale("effort", 5), [[[0.3, 0.25, 0.2, 0.15, 0.1], [0.1, 0.12, 0.21, 0.25, 0.32]]])]);
        Assert.Equal("3", Assert.Single(WhatWouldChange.Of(space, model, [0])!.Changes).To);
    }

    [Fact]
    public void An_option_is_told_as_chosen_or_not()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [(MadeModels.Multiple("goals", "time", "numbers"), [MadeModels.Chosen(0.9, 0.2), MadeModels.Chosen(0.5, 0.5)])]);
        Assert.Equal("'time' not chosen under 'goals'.", WhatWouldChange.Of(space, model, [1, 1])!.Changes.Single().Sentence);
        Assert.Equal("'time' chosen, too, under 'goals'.", WhatWouldChange.Of(space, model, [0, 1])!.Changes.Single().Sentence);
    }

    [Fact]
    public void Sixty_questions_are_answered_within_the_bound_on_tries()
    {
        int[][] favourites = [[.. Enumerable.Repeat(0, 60)], [.. Enumerable.Repeat(1, 60)], [.. Enumerable.Range(0, 60).Select(q => q % 2)]];
        var (space, model) = MadeModels.Of_favourites(favourites, choices: 3, faithful: 0.8);
        var change = WhatWouldChange.Of(space, model, new byte[60], target: 1)!;
        Assert.Equal(1, model.Assign([.. Enumerable.Range(0, 60).Select(q => change.Changes.Any(c => c.Question == q) ? (byte)1 : (byte)0)]).Cluster);
        Assert.InRange(change.Changes.Count, 31, 45);
    }

    private static (FeatureSpace Space, ClusterModel Model) Pace_and_size() => MadeModels.Of([0.5, 0.5], [
        (MadeModels.Single("pace", "fast", "slow"), [[[0.9, 0.1], [0.1, 0.9]]]),
        (MadeModels.Single("size", "one", "many"), [[[0.6, 0.4], [0.4, 0.6]]]),
    ]);

    // By trying every row.
    private static int? Fewest(ClusterModel model, byte[] row, int target)
    {
        int? fewest = null;
        var trial = row.ToArray();
        Try(0, 0);
        return fewest;

        void Try(int cell, int changes)
        {
            if (changes >= fewest)
                return;
            if (cell == row.Length)
            {
                if (model.Assign(trial).Cluster == target)
                    fewest = changes;
                return;
            }
            Try(cell + 1, changes);
            for (byte code = 0; row[cell] != AnswerCodes.Missing && code < model.Cells[cell].Codes; code++)
                if (code != row[cell])
                {
                    trial[cell] = code;
                    Try(cell + 1, changes + 1);
                    trial[cell] = row[cell];
                }
        }
    }
}
