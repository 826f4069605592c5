using Npgsql;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>What 0014 makes of every sentence about segments that the last landed build stored.</summary>
public sealed class SegmentFactsTests
{
    [Theory]
    [InlineData("select reason_code from assignments", "by_model by_rule no_answers_by_rule no_answers_no_rule no_rule pinned unclear_by_rule unclear_no_rule")]
    [InlineData("select reason_code from assigner_results", "by_model by_rule no_answers_by_rule no_answers_no_rule no_answers_stayed no_rule pinned stayed unclear_by_rule unclear_no_rule unclear_stayed")]
    [InlineData("select reason_code from assigner_results where pinned", "pinned")]
    [InlineData("select kind from segment_events", "back_to_rules described discarded lifted merge_undone merged pinned policy_automatic policy_manual published renamed republished split template")]
    [InlineData("select coalesce(note_code, '-') from segment_models", "- earlier_version one_segment replaced")]
    [InlineData("select finding ->> 'code' from segment_drifts, jsonb_array_elements(findings) finding", "between changed steady too_few unclear")]
    [InlineData("select concat_ws(' ', author, by_policy::text) from segment_events", "admin false admin true olga@acme.example false")]
    [InlineData("select concat_ws(' ', decided_by, by_policy::text) from segment_models where decided_by <> 'train-segments'", "admin false admin true")]
    [InlineData("select (report ? 'why')::text from segment_models", "false")]
    public async Task Every_sentence_is_recognized(string query, string codes)
    {
        await using var source = NpgsqlDataSource.Create(await LastBuild.Upgraded());
        Assert.Equal(codes, string.Join(' ', (await source.All<string>(query)).Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_decided_for_a_number_of_segments_is_recognized()
    {
        await using var source = NpgsqlDataSource.Create(await LastBuild.Upgraded());
        var codes = await source.All<string>("select told -> 'choice' ->> 'code' from segment_models, jsonb_array_elements(report -> 'engines') told");
        Assert.NotEmpty(codes);
        Assert.DoesNotContain("other", codes);
        Assert.Empty(await source.All<string>("select report::text from segment_models where origin = 'split' and coalesce(report -> 'split' ->> 'name', '') = ''"));
    }

    [Fact]
    public async Task The_values_are_those_of_the_sentences()
    {
        var database = await LastBuild.Database();
        await using var source = NpgsqlDataSource.Create(database);
        var reasons = await Told(source, "select id, reason from assignments");
        var events = await Told(source, "select id, words from segment_events");
        await LastBuild.Migrate(source);
        Assert.Equal(reasons, await Told(source,
            """
            select a.id, case reason_code
                when 'by_model' then format('Nearest of %s segments found by %s in %s customers'' answers on %s.', reason_args ->> 'segments',
                    case reason_args ->> 'engine' when 'latent-class' then 'latent classes' when 'ml-net' then 'ML.NET k-means' else reason_args ->> 'engine' end,
                    to_char((reason_args ->> 'rows')::int, 'FM999,999'), to_char((reason_args ->> 'trainedOn')::date, 'FMDD FMMonth YYYY'))
                when 'pinned' then format('Pinned by %s: %s', reason_args ->> 'by', reason_args ->> 'note')
                else case when reason_code like 'unclear%' then format('Unclear: %s %% at best. ', round(100 * (reason_args ->> 'confidence')::numeric))
                          when reason_code like 'no_answers%' then 'The answers hold nothing that the model knows. ' else '' end
                  || case when reason_code like '%by_rule' then format('By rule: %s.', (select string_agg(answer, '; ' order by place)
                          from jsonb_array_elements_text(reason_args -> 'answers') with ordinality each (answer, place)))
                     else 'No other segment''s rule fits these answers.' end end
            from assignments a
            """));
        Assert.Equal(events, await Told(source,
            """
            select id, case kind
                when 'published' then format('published model %s.', model_id) when 'republished' then format('went back to model %s.', model_id)
                when 'discarded' then format('discarded model %s.', model_id) when 'back_to_rules' then 'let the templates'' rules assign again.'
                when 'renamed' then format('renamed %s to %s.', args ->> 'other', args ->> 'name') when 'described' then format('described %s anew.', args ->> 'name')
                when 'template' then format('lets the plans of %s start from %s.', args ->> 'name', args ->> 'other')
                when 'merged' then format('merged %s into %s.', args ->> 'name', args ->> 'other')
                when 'merge_undone' then format('made %s a segment of its own again.', args ->> 'name')
                when 'split' then format('split %s: model %s waits to be published.', args ->> 'name', model_id)
                when 'pinned' then format('pinned %s to %s: %s', args ->> 'customer', args ->> 'name', args ->> 'note')
                when 'lifted' then format('lifted the pin of %s.', args ->> 'customer')
                when 'policy_automatic' then format('lets models publish themselves when they are as good and at most %s %% of the customers move.',
                    trim_scale(100 * (args ->> 'mostMoved')::numeric))
                when 'policy_manual' then 'keeps every publication to ops.' end
            from segment_events
            """));
    }

    [Fact]
    public async Task A_sentence_that_nobody_knows_is_kept_as_it_was()
    {
        await using var source = NpgsqlDataSource.Create(await LastBuild.Database());
        await Run(source, "update assignments set reason = 'By magic.'; update segment_events set words = 'did a thing.' where kind = 'renamed'; update segment_drifts set words = 'Odd.'");
        await LastBuild.Migrate(source);
        Assert.Equal(["By magic."], (await source.All<string>("select reason_args ->> 'text' from assignments where reason_code = 'other'")).Distinct());
        Assert.Equal(["did a thing."], (await source.All<string>("select args ->> 'text' from segment_events where kind = 'other'")).Distinct());
        Assert.Equal(["Odd."], (await source.All<string>("select findings -> 0 ->> 'text' from segment_drifts")).Distinct());
    }

    [Fact]
    public async Task Questions_that_a_comparison_named_in_words_keep_them()
    {
        await using var source = NpgsqlDataSource.Create(await LastBuild.Upgraded());
        var changed = await source.All<string>("select finding::text from segment_drifts, jsonb_array_elements(findings) finding where finding ->> 'code' = 'changed'");
        Assert.NotEmpty(changed);
        Assert.All(changed, finding =>
        {
            var read = Assert.Single(DriftFinding.Read($"[{finding}]"));
            Assert.NotEmpty(read.Asked!);
            Assert.Null(read.Questions);
        });
    }

    private static async Task<Dictionary<long, string>> Told(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var told = new Dictionary<long, string>();
        while (await reader.ReadAsync()) told[reader.GetInt64(0)] = reader.GetString(1);
        return told;
    }

    private static async Task Run(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
