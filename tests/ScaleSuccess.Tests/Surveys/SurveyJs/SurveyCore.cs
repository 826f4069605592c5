using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.SurveyJs;

/// <summary>survey-core itself, from npm as the build restores it, asked by Node: its linter, its reader, and whom it shows what.</summary>
internal static class SurveyCore
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <param name="Wrong">Errors; empty: it is a survey of SurveyJS.</param>
    /// <param name="Shown">For each person, the names of the questions.</param>
    public sealed record Verdict(IReadOnlyList<string> Wrong, IReadOnlyList<IReadOnlyList<string>> Shown);

    /// <param name="surveys">Each with the answers of some people.</param>
    public static async Task<IReadOnlyList<Verdict>> Judge(params IReadOnlyList<(string Json, IReadOnlyList<JsonObject> People)> surveys)
    {
        var repository = Product.RepositoryFolder();
        var start = new ProcessStartInfo("node", [Path.Combine(repository, "tests/ScaleSuccess.Tests/Surveys/SurveyJs/judge.js")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = Path.Combine(repository, "src/ScaleSuccess.Web/node_modules");
        using var node = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var (said, failed) = (node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
        var asked = new JsonArray([.. surveys.Select(survey => new JsonObject { ["json"] = JsonNode.Parse(survey.Json), ["people"] = new JsonArray([.. survey.People.Select(person => person.DeepClone())]) })]);
        await node.StandardInput.WriteAsync(asked.ToJsonString().AsMemory(), limit.Token);
        node.StandardInput.Close();
        await node.WaitForExitAsync(limit.Token);
        Assert.True(node.ExitCode == 0, await failed);
        return JsonSerializer.Deserialize<List<Verdict>>(await said, JsonSerializerOptions.Web)!;
    }

    public static async Task<string> Wrong(string json) => string.Join('\n', (await Judge((json, [])))[0].Wrong);
}
