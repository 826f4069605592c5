using Npgsql;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>The dump holds every sentence that its build could store, so that whatever converts them is tried on all.</summary>
public sealed class StoredSentencesTests
{
    private static readonly IReadOnlyDictionary<string, string[]> Patterns = new Dictionary<string, string[]>
    {
        ["select reason from assignments"] =
        [
            "Nearest of % segments found by latent classes in % customers'' answers on %.", "By rule: %.", "By rule: %; %.", "No other segment''s rule fits these answers.",
            "Pinned by %: %", "Unclear: % at best. By rule: %.", "Unclear: % at best. No other segment''s rule fits these answers.",
            "The answers hold nothing that the model knows. By rule: %.", "The answers hold nothing that the model knows. No other segment''s rule fits these answers.",
        ],
        ["select reason from placements"] =
        [
            "By rule: %.", "No other segment''s rule fits these answers.", "Pinned by %: %", "Hardly likelier elsewhere: stays where they were.",
            "Unclear: % at best. Stays where they were.", "Unclear: % at best. By rule: %.", "Unclear: % at best. No other segment''s rule fits these answers.",
            "The answers hold nothing that the model knows. Stays where they were.", "The answers hold nothing that the model knows. By rule: %.",
            "The answers hold nothing that the model knows. No other segment''s rule fits these answers.",
        ],
        ["select kind || ' ' || words from segment_events"] =
        [
            "published published model %.", "published went back to model %.", "back_to_rules let the templates'' rules assign again.", "discarded discarded model %.",
            "renamed renamed % to %.", "renamed described % anew.", "template lets the plans of % start from %.", "merged merged % into %.",
            "merge_undone made % a segment of its own again.", "split split %: model % waits to be published.", "pinned pinned % to %: %", "lifted lifted the pin of %.",
            "policy lets models publish themselves when they are as good and at most % of the customers move.", "policy keeps every publication to ops.",
        ],
        ["select author from segment_events"] = ["admin", "policy of admin"],
        ["select note from segment_models"] =
        [
            "One segment only: these customers do not differ.", "Replaced by model %, which knows newer answers.",
            "Trained by an earlier version, which this one cannot read.", "",
        ],
        ["select report ->> 'why' from segment_models"] = ["latent-class won: %", "Only k-means was asked. %", "ml-net won: %", "admin split % in model %."],
        ["select words from segment_drifts"] =
        [
            "% new responses are too few to compare; 30 are the least.", "The % new responses are like those the segments were learned from.",
            "Among % new responses % is answered differently, and % of 100 customers lie between segments, where % did before.",
            "Among % new responses % are answered differently.", "Among % new responses % of 100 customers fit no segment, where % did before.",
        ],
        ["select state || ' ' || reason from messages"] =
        [
            "suppressed The reader left this topic, or the address bounced.", "unknown The server stopped while this was handed over; it may have arrived.",
            "unknown The mail engine broke off, and it may have arrived: %", "unknown The connection to % broke before it confirmed the message: %",
            "due Could not be written: %", "due The mail server asks to try later: %", "due The mail server wants us to sign in: %",
            "due The mail server refuses the sender, not this message: %", "due The mail server refuses the sender''s address: %", "due The mailbox is full: %",
            "due The mail server''s policy refuses us: %", "due % does not let % sign in: %", "due The certificate of % is not trusted by this machine.%",
            "due % cannot do what is asked: %", "due % did not answer within %", "due The connection to % failed: %", "due The mail folder % cannot be written: %",
            "rejected Given up after % tries: %", "rejected The address takes no mail: %", "rejected The mail server refuses this message: %",
            "rejected The message to % cannot be sent as it is: %",
        ],
        ["select detail from suppressions"] = ["The address takes no mail: %", ""],
        ["select did from step_runs"] = ["% in % ms"],
        ["select failed from step_runs"] = ["%"],
    };

    [Fact]
    public async Task Each_is_there_at_least_once()
    {
        await using var source = NpgsqlDataSource.Create(await LastBuild.Database());
        var missing = new List<string>();
        foreach (var (query, patterns) in Patterns)
            foreach (var pattern in patterns)
                if ((await source.All<long>($"select count(*) from ({query}) stored (words) where words like '{pattern}'"))[0] == 0) missing.Add($"{query}: {pattern}");
        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    [Theory]
    [InlineData("select distinct status from segment_models", "candidate discarded published retired")]
    [InlineData("select distinct origin from segment_models", "split training")]
    [InlineData("select distinct engine from segment_models", "k-means latent-class ml-net")]
    [InlineData("select distinct state from messages", "due handed rejected sent suppressed unknown")]
    [InlineData("select distinct coalesce(answer, 'open') from check_ins", "done on_track open stuck")]
    [InlineData("select distinct coalesce(decision, 'open') from plan_proposals", "kept open withdrawn")]
    [InlineData("select distinct origin from definitions", "file ops")]
    [InlineData("select distinct cause from suppressions", "bounce unsubscribed")]
    [InlineData("select distinct verdict from segment_drifts", "Drifted Steady TooFewAnswers Watch")]
    public async Task So_is_each_state(string query, string states)
    {
        await using var source = NpgsqlDataSource.Create(await LastBuild.Database());
        Assert.Equal(states.Split(' '), (await source.All<string>(query)).Order(StringComparer.Ordinal));
    }
}
