namespace ScaleSuccess.Surveys.Waves;

/// <summary>Whom a wave would reach now.</summary>
/// <param name="People">Would be asked.</param>
/// <param name="CoolDown">People who wait for the end of a cool-down.</param>
/// <param name="Stuck">People who wait until a request for help is closed.</param>
public sealed record Reach(int People, int Customers, int CoolDown, int Stuck)
{
    public static Reach Of(IReadOnlyCollection<PersonToAsk> found) => new(
        found.Count(one => one.State == PersonToAsk.Now), found.Where(one => one.State == PersonToAsk.Now).Select(one => one.CustomerId).Distinct().Count(),
        found.Count(one => one.State == PersonToAsk.CoolDown), found.Count(one => one.State == PersonToAsk.Stuck));
}

/// <summary>Reads whom each rule of a survey would reach, if its event or day came for every customer now.</summary>
public sealed class ReadReach(PeopleToAsk people, TimeProvider clock)
{
    /// <param name="survey">Maybe a draft.</param>
    /// <returns>In the order of the rules.</returns>
    public async Task<IReadOnlyList<Reach>> Of(Catalog.Survey survey, CancellationToken cancel)
    {
        var reached = new List<Reach>();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var rule in survey.Send?.Rules ?? [])
            reached.Add(Reach.Of(await people.Of(WaveTarget.Of(survey.Key, survey.Send!, rule, WaveTarget.WaveOn(rule, today)), survey.Send!.CoolDown, null, cancel)));
        return reached;
    }
}
