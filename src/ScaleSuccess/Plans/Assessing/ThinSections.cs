using System.Text.Json;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>Thin sections as the database keeps them: <c>{ "measure": "no_target" }</c>.</summary>
internal static class ThinSections
{
    private static readonly Dictionary<string, ThinReason> ByCode = Enum.GetValues<ThinReason>().ToDictionary(Code);

    public static string Write(Assessment assessment) =>
        JsonSerializer.Serialize(assessment.Thin.ToDictionary(section => section.Section, section => Code(section.Thin!.Value)));

    public static IReadOnlyDictionary<string, ThinReason> Read(string thin) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(thin)!.ToDictionary(one => one.Key, one => Reason(one.Value));

    public static ThinReason Reason(string code) => ByCode[code];

    private static string Code(ThinReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
