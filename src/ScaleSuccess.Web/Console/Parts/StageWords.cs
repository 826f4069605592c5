using ScaleSuccess.Outcomes;
using ScaleSuccess.Web.Parts.Figures;

namespace ScaleSuccess.Web.Console.Parts;

/// <summary>A customer's stage as the console shows it.</summary>
public static class StageWords
{
    public static readonly IReadOnlyList<Stage> All = Enum.GetValues<Stage>();

    public static string Key(Stage stage) => Of(stage).ToLowerInvariant();

    public static Stage? Find(string? key) => All.Cast<Stage?>().FirstOrDefault(stage => Key(stage!.Value) == key);

    public static string Of(Stage stage) => stage switch
    {
        Stage.Known => "Known",
        Stage.Invited => "Invited",
        Stage.Answered => "Answered",
        Stage.Planned => "Planned",
        Stage.Accepted => "Accepted",
        Stage.Active => "Active",
        Stage.Achieved => "Achieved",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    public static Status Status(Stage stage) => stage switch
    {
        Stage.Known or Stage.Invited or Stage.Answered => Web.Parts.Figures.Status.NotStarted,
        Stage.Planned or Stage.Accepted => Web.Parts.Figures.Status.Paused,
        Stage.Active => Web.Parts.Figures.Status.OnTrack,
        Stage.Achieved => Web.Parts.Figures.Status.Done,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
