namespace ScaleSuccess.Segments.Catalog;

/// <summary>What ops may be refused when they decide about segments, models, pins and proposals. The texts stand in SegmentTexts.resx.</summary>
public enum SegmentRefusal
{
    NoSuchModel, ModelIsDiscarded, ModelIsPublished, EditConflict, OneGroupOnly, NoSuchSegment, SegmentIsRetired, SegmentIsARules,
    SameSegment, NameIsTaken, NameIsEmpty, NameIsTooLong, NoSuchTemplate, CannotBeSplit, NoModelIsPublished, NotMerged, NoSuchCustomer,
    ReasonIsMissing, NotPinned, MostMovedIsOutOfRange, NoSuchProposal, ProposalIsDecided,
}
