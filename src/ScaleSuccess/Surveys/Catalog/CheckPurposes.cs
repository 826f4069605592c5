using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Whether it is clear from the surveys together which one serves which purpose.</summary>
public static class CheckPurposes
{
    public static IEnumerable<Mistake> Of(IReadOnlyList<DefinitionText> surveys)
    {
        // One that cannot be read may say so.
        if (!surveys.Any(survey => Is(survey, Purpose.Onboarding) || YamlFile.Nodes(survey.Content) is null))
            yield return new Mistake("surveys", 0, "surveys", "None says `purpose: onboarding`: every plan is made from its answers.");
        // Any number of surveys may have another purpose: the product never has to choose one.
        foreach (var purpose in Purposes.ByName.Values.Where(purpose => purpose != Purpose.Other))
        {
            var same = surveys.Where(survey => Is(survey, purpose)).ToList();
            foreach (var second in same.Skip(1))
                yield return new Mistake(second.File, YamlFile.Nodes(second.Content)?.LineOf("purpose") ?? 0, "survey, `purpose`",
                    $"{same[0].File} has the purpose {purpose.Name()} too: only one can.");
        }
    }

    /// <summary>Also read from a file that has mistakes elsewhere.</summary>
    public static bool Is(DefinitionText survey, Purpose purpose) => YamlFile.Value(survey.Content, "purpose") == purpose.Name();
}
