namespace ScaleSuccess.Segments.Catalog;

/// <summary>Refusals of decisions about segments, models, pins and proposals. The texts are in SegmentTexts.resx.</summary>
public enum SegmentRefusal
{
    NoSuchModel, ModelIsDiscarded, ModelIsPublished, EditConflict, OneGroupOnly, NoSuchSegment, SegmentIsRetired, SegmentIsARules,
    SameSegment, NameIsTaken, NameIsEmpty, NameIsTooLong, NoSuchTemplate, CannotBeSplit, NoModelIsPublished, NotMerged, NoSuchCustomer,
    ReasonIsMissing, NotPinned, MostMovedIsOutOfRange, NoSuchProposal, ProposalIsDecided,
}
