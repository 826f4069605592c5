using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Profiles;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class AssignAllTests
{
    [Fact]
    public async Task Streaming_reads_the_same_codes_as_reading_answer_by_answer()
    {
        await using var product = await Product.New();
        await product.Seeded(400);
        // Odd answers: blank, unknown, escaped, twice, not a number, a day in words.
        var odd = new[]
        {
            """{"how": ["", " fast "], "risk": ["never"], "goals": ["save_time", "save_time", "gone"], "by_when": ["2026-04-06"]}""",
            """{"how": ["f\u0061st"], "goals": ["gone"], "benefits": [], "by_when": ["soon"], "team_size": ["\u00a0few"]}""",
            """{"measures.report_hours.target": ["4"], "goals.other": ["x \"y\" \\ \u202e"], "goals": ["other"]}""", "{}",
        };
        for (var i = 0; i < odd.Length; i++)
            await product.Sql($"update responses set answers = '{odd[i].Replace("'", "''", StringComparison.Ordinal)}' where id = {i + 1}");
        var learned = (await product.Use<LearnModel, LearnedModel?>((learn, cancel) => learn.Run(product.Clock.GetUtcNow(), cancel)))!;
        var reader = new ReadCodes(learned.Saved.Space, learned.Survey.Value);
        var rows = await product.Ask(db => db.Set<Response>().AsNoTracking().OrderBy(r => r.CustomerId).ToListAsync());
        var codes = new byte[learned.Codes.Width];
        for (var row = 0; row < rows.Count; row++)
        {
            reader.Read(System.Text.Encoding.UTF8.GetBytes(rows[row].Answers), rows[row].SubmittedAt!.Value, codes);
            Assert.Equal(learned.Codes.Row(row).ToArray(), codes);
        }
        Assert.Contains(learned.Saved.Space.Features, feature => feature is { Name: "by_when", Kind: AnswerKind.Number });
    }

    [Fact]
    public async Task A_dry_run_assigns_everybody_as_a_batch_would()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        await product.Seeded(300);
        var nora = await product.An_answered_customer("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        await product.Answers(nora with { ContactId = await product.One<long>("select id from contacts where email = 'ben@example.com'") }, ("how", ["careful"]), ("risk", ["low"]));
        await product.Run<AssignSegments>();
        var model = await product.A_candidate();
        const string Results = "select string_agg(concat_ws('|', customer_id, response_id, answered_at, likeliest, segment, confidence, unclear, pinned, reason_code, reason_args), E'\n' order by customer_id) from assigner_results where model_id = ";
        var streamed = await product.One<string>(Results + model);
        Assert.Equal(301, streamed.Split('\n').Length);

        await product.Publish(model);
        // As if nothing had been assigned: the step does it in batches.
        await product.Sql($"update segment_models set applied_at = now() where id = {model}; delete from assigner_results where model_id = {model}");
        Assert.Equal(301, await product.Run<AssignSegments>());
        Assert.Equal(streamed, await product.One<string>(Results + model));
    }

    [Fact]
    public async Task The_heatmap_and_the_map_show_the_published_model()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        Assert.Null(await product.Use<ReadHeatmap, Heatmap?>((read, cancel) => read.Of(null, cancel)));
        await product.A_published_model(300);
        var heat = (await product.Use<ReadHeatmap, Heatmap?>((read, cancel) => read.Of(null, cancel)))!;
        var size = heat.Rows.Where(row => row.Question == "team_size").ToList();
        Assert.Equal(1, size.Sum(row => row.Overall), 3);
        Assert.All(heat.Segments, segment => Assert.False(segment.IsRule));
        Assert.Contains(size, row => row is { Ask: "How many people should use it?", Answer: "2 to 10" });
        var map = (await product.Use<ReadMap, SegmentMap?>((read, cancel) => read.Of(null, cancel)))!;
        Assert.Equal((300, heat.Segments.Count), (map.Points.Count, map.Segments.Count));
        Assert.True(map.Points.Select(point => (point.X, point.Y)).Distinct().Count() > 100);
        var cards = await product.Use<ReadSegments, IReadOnlyList<SegmentLook>>((read, cancel) => read.All(cancel));
        Assert.All(cards.Where(card => !card.Segment.IsRule), card => Assert.True(card is { Prototype: not null, Stability: > 0, Size: not null } && card.Often.Count > 0));
    }

    [Fact]
    public async Task A_segments_card_and_the_heatmap_say_the_same_share_of_an_answer()
    {
        await using var product = await KnownModels.Published();
        var heat = (await product.Use<ReadHeatmap, Heatmap?>((read, cancel) => read.Of(null, cancel)))!;
        var cards = await product.Use<ReadSegments, IReadOnlyList<SegmentLook>>((read, cancel) => read.All(cancel));
        var compared = 0;
        foreach (var card in cards.Where(card => !card.Segment.IsRule))
            foreach (var told in card.Often.Concat(card.Rarely))
                if (heat.Rows.SingleOrDefault(row => (row.Ask, row.Answer) == (told.Question, told.Answer)) is { } row)
                {
                    Assert.Equal(row.Shares[heat.Segments.ToList().FindIndex(segment => segment.Key == card.Segment.Key)], told.Share, 9);
                    Assert.Equal(row.Overall, told.ShareOfAll, 9);
                    compared++;
                }
        Assert.True(compared > 10);
    }

    [Fact]
    public async Task A_customers_page_can_say_why_and_what_would_change_it()
    {
        await using var product = await KnownModels.Published();
        var customer = await product.One<long>("select customer_id from assigner_results where reason_code = 'by_model' and confidence > 0.9 order by customer_id limit 1");
        var view = (await product.AssignerResult(customer))!;
        Assert.Equal(view.Segment.Key, view.Likeliest!.Key);
        Assert.NotEmpty(view.For);
        Assert.NotEmpty(view.WhatWouldChange);
        Assert.NotEqual(view.Segment.Key, view.RunnerUp!.Key);
        Assert.Equal((AssignmentReasonCode.ByModel, 300), (view.Reason.Stored.Code, view.Reason.Stored.Args.Rows));
    }
}
