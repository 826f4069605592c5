using System.Runtime.CompilerServices;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Tests.Plans;

/// <summary>The files that the repository itself ships, found from where this source file lies.</summary>
internal static class RepositoryFiles
{
    public static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    public static DefinitionText Survey => Text("surveys/onboarding.yaml");

    public static IReadOnlyList<DefinitionText> Plans =>
        [.. Directory.GetFiles(Path.Combine(Root(), "plans"), "*.yaml").Order().Select(file => Text("plans/" + Path.GetFileName(file)))];

    public static PlanFiles Read() => PlanFiles.Read(Survey, Plans) switch
    {
        Read<PlanFiles>.Good(var files) => files,
        Read<PlanFiles>.Bad(var mistakes) => throw new InvalidOperationException(string.Join('\n', mistakes)),
        _ => throw new InvalidOperationException(),
    };

    private static DefinitionText Text(string file) => new(file, File.ReadAllText(Path.Combine(Root(), file)));
}
