namespace ScaleSuccess.Segments.Catalog;

/// <summary>What ops may be refused when they decide about segments, models, pins and proposals.</summary>
public enum SegmentRefusal
{
    NoSuchModel, ModelIsDiscarded, ModelIsPublished, EditConflict, OneGroupOnly, NoSuchSegment, SegmentIsRetired, SegmentIsARules,
    SameSegment, NameIsTaken, NameIsEmpty, NameIsTooLong, NoSuchTemplate, CannotBeSplit, NoModelIsPublished, NotMerged, NoSuchCustomer,
    ReasonIsMissing, NotPinned, MostMovedIsOutOfRange, NoSuchProposal, ProposalIsDecided,
}

public static class SegmentRefusalWords
{
    /// <summary>The sentence to show.</summary>
    public static string Sentence(this SegmentRefusal refusal) => refusal switch
    {
        SegmentRefusal.NoSuchModel => "There is no such model.",
        SegmentRefusal.ModelIsDiscarded => "This model was discarded. Another one is trained from the next answers.",
        SegmentRefusal.ModelIsPublished => "This model is published. Publish another one, or go back to the rules, first.",
        SegmentRefusal.EditConflict => "Somebody published another model while you looked at this page. Look again, then decide.",
        SegmentRefusal.OneGroupOnly => "This model found one segment only: there is nothing to tell customers apart by.",
        SegmentRefusal.NoSuchSegment => "There is no such segment.",
        SegmentRefusal.SegmentIsRetired => "This segment is no longer in use: choose another one.",
        SegmentRefusal.SegmentIsARules => "This segment is one of the templates' own: change it in its template's text.",
        SegmentRefusal.SameSegment => "These are the same segment: choose two.",
        SegmentRefusal.NameIsTaken => "Another segment has this name: choose one that tells them apart.",
        SegmentRefusal.NameIsEmpty => "A segment needs a name, with a letter or a number in it.",
        SegmentRefusal.NameIsTooLong => "That is too long: 60 characters fit a name, 300 a description.",
        SegmentRefusal.NoSuchTemplate => "There is no such template.",
        SegmentRefusal.CannotBeSplit => "The answers of this segment's customers do not fall into two segments.",
        SegmentRefusal.NoModelIsPublished => "No model is published: the templates' rules place customers.",
        SegmentRefusal.NotMerged => "This segment is not merged into another one.",
        SegmentRefusal.NoSuchCustomer => "There is no such customer, or they have not answered yet.",
        SegmentRefusal.ReasonIsMissing => "Say why in a few words, up to 300 characters: whoever finds the pin will ask.",
        SegmentRefusal.NotPinned => "This customer is not pinned.",
        SegmentRefusal.MostMovedIsOutOfRange => "The share of customers who may move is from 0 to 100%.",
        SegmentRefusal.NoSuchProposal => "There is no such proposal.",
        SegmentRefusal.ProposalIsDecided => "This proposal is decided already.",
        _ => throw new InvalidOperationException($"No sentence for {refusal}."),
    };
}
