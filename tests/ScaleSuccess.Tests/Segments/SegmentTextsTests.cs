using System.Resources;
using ScaleSuccess.Segmentation.Selection;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Tests.Segments;

public sealed class SegmentTextsTests
{
    private static readonly ResourceManager Texts = new(typeof(SegmentTexts));
    private static readonly ResourceManager Choices = new(typeof(ChoiceTexts));

    [Fact]
    public void Each_code_has_a_text()
    {
        IEnumerable<string> keys =
        [
            .. Keys<SegmentRefusal>("refusal"), .. Keys<AssignmentReasonCode>("reason"), .. Keys<SegmentEventKind>("event"), .. Keys<ModelNoteCode>("note"),
            "split", .. EngineChoice.Words.Where(word => word != EngineChoice.Auto).Select(word => "engine." + word),
            .. Enum.GetValues<DriftFindingCode>().SelectMany(code => code is DriftFindingCode.TooFew or DriftFindingCode.Steady or DriftFindingCode.Changed
                ? new[] { $"drift.{code}.one", $"drift.{code}.other" } : [$"drift.{code}"]),
        ];
        Assert.All(keys, key => Assert.False(string.IsNullOrEmpty(Texts.GetString(key)), key));
        Assert.All([.. Enum.GetNames<KReason>(), "criteria"], key => Assert.False(string.IsNullOrEmpty(Choices.GetString(key)), key));
    }

    [Fact]
    public void Who_decided_is_a_user_or_their_policy_or_the_system()
    {
        Assert.Equal("olga", KnownFacts.Words.Of(new Decider("olga")));
        Assert.Equal("olga's publishing policy", KnownFacts.Words.Of(new Decider("olga", ByPolicy: true)));
        Assert.Equal("the system", KnownFacts.Words.Of(new Decider("train-segments")));
    }

    private static IEnumerable<string> Keys<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{prefix}.{name}");
}
