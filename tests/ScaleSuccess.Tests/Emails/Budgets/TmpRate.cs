using System.Diagnostics;
using ScaleSuccess.Emails.Claiming;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;
using Xunit.Abstractions;
namespace ScaleSuccess.Tests.Emails.Budgets;
public sealed class TmpRate(ITestOutputHelper o)
{
    [Fact]
    public async Task Rate()
    {
        await using var product = await Product.New();
        await product.Seeded(2000);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        await product.Sql("create table w as table messages; analyze");
        foreach (var round in new[] { 0, 1, 2 })
        foreach (var kind in new[] { "plan-ready", "mention", "two" })
        {
            await product.Sql("delete from messages; insert into messages overriding system value select * from w; analyze messages");
            if (kind != "plan-ready") await product.Sql("update messages set email='mention', data='{\"item.title\": \"x\", \"said.lines\": [\"y\"], \"author.name\": \"z\", \"links.thread\": \"/p/{token}\"}'");
            if (kind == "two") await product.Sql("insert into messages (contact_id,email,occurrence,topic,data,due_at,created_at) select contact_id,email,occurrence||'b',topic,data,due_at,created_at from messages");
            if (round == 2)
            {
                var w0 = Stopwatch.StartNew();
                await product.Run<DispatchMessages>();
                o.WriteLine($"{kind}: dispatch {2000 / w0.Elapsed.TotalSeconds:0}/s");
                continue;
            }
            var w = Stopwatch.StartNew();
            var n = 0;
            while (await product.Use<ClaimMessages, Claim>((c, x) => c.Run(RecordDelivery.Lease, 200, x)) is { Looked: > 0 } got) n += got.Messages.Count;
            o.WriteLine($"{kind}: {n} claimed, {w.Elapsed.TotalMilliseconds / 10:0.0} ms a batch of 200");
        }
    }
}
