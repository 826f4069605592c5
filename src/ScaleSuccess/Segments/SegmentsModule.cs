using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Editing;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Profiles;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Segments.Training;

namespace ScaleSuccess.Segments;

/// <summary>Registers segments, the models that find them, and assignments.</summary>
public static class SegmentsModule
{
    public static IServiceCollection AddSegments(this IServiceCollection services)
    {
        services.AddScoped<CurrentSegments>().AddScoped<KnownSegments>().AddScoped<ReadUsableModel>().AddScoped<AnsweredCustomers>();
        services.AddScoped<SaveAssignerResults>().AddScoped<AssignAll>().AddScoped<ApplyPublished>();
        services.AddScoped<LearnModel>().AddScoped<SaveCandidate>().AddScoped<DryRun>().AddScoped<PublishModel>().AddScoped<SetPublishPolicy>();
        services.AddScoped<SegmentLog>().AddScoped<ReadSegmentLog>().AddScoped<ReadSegmentSizes>();
        services.AddScoped<ReadAssigner>().AddScoped<ReadModels>().AddScoped<ReadSegments>().AddScoped<ReadSegmentAnswers>().AddScoped<ReadHeatmap>().AddScoped<ReadMap>().AddScoped<ReadDroppedPins>();
        services.AddScoped<ReadAssignment>().AddScoped<ReadReason>().AddScoped<ListUnclearCustomers>().AddScoped<ListPinnedCustomers>().AddScoped<ReadDrift>();
        services.AddScoped<DiscardModel>().AddScoped<RenameSegment>().AddScoped<ChooseTemplate>().AddScoped<MergeSegments>().AddScoped<SplitSegment>().AddScoped<PinCustomer>();
        services.AddTyped("segments", "name", TypedColumn.Name).AddTyped("segments", "describes", TypedText.OneLine).AddTyped("segment_pins", "reason", TypedColumn.Name);
        services.AddTyped("segment_events", "args", TypedColumn.Json).AddTyped("assignments", "reason_args", TypedColumn.Json);
        return services;
    }
}
