using System.Diagnostics;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>
/// StartPlans on answered customers (claim, draft, write) against PostgreSQL copying the rows that it made, with
/// <c>insert … select</c>, into empty tables with the same indexes, checks and foreign keys.
/// </summary>
public sealed class PlanGeneration : IRow
{
    private const int Customers = 10_000;

    private Product? product;

    public string Name => "plan-generation";
    public string About => $"Plans for {Customers:N0} answered customers against insert … select of the same rows.";
    public IReadOnlyList<Unit> Units => [new("plans/s", Goal: 0.6)];
    public string? Missing => null;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        product = await Harness.Product.On(await place.NewDatabase(cancel), new MailOptions(), cancel);
        await product.SeedAssigned(Customers, cancel);
        await product.Execute(
            """
            create schema reference;
            create table reference.plans (like plans including all);
            create table reference.plan_items (like plan_items including all);
            create table reference.readings (like readings including all);
            create table reference.messages (like messages including all);
            do $$
            declare wanted record;
            begin
                set local search_path = reference, public;
                for wanted in
                    select r.relname, pg_get_constraintdef(c.oid) as definition
                    from pg_constraint c join pg_class r on r.oid = c.conrelid
                    where c.contype = 'f' and r.relnamespace = 'public'::regnamespace
                      and r.relname in ('plans', 'plan_items', 'readings', 'messages')
                loop
                    -- "references plans" means the copy, "references contacts" the original: the search path says so.
                    execute format('alter table reference.%I add %s', wanted.relname, replace(wanted.definition, 'public.', ''));
                end loop;
            end $$;
            """, cancel);
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        await product!.ForgetPlans(cancel);
        var watch = Stopwatch.StartNew();
        var made = await product.Run<StartPlans>(cancel);
        var rate = Customers / watch.Elapsed.TotalSeconds;
        return made == Customers ? [rate] : throw new InvalidOperationException($"{made} of {Customers} plans were made.");
    }

    public async Task<double[]> Reference(CancellationToken cancel)
    {
        await product!.Execute("truncate reference.plans, reference.plan_items, reference.readings, reference.messages; checkpoint", cancel);
        var watch = Stopwatch.StartNew();
        await product.Execute(
            """
            begin;
            insert into reference.plans overriding system value select * from plans;
            insert into reference.plan_items overriding system value select * from plan_items;
            insert into reference.readings overriding system value select * from readings;
            insert into reference.messages overriding system value select * from messages;
            commit;
            """, cancel);
        var rate = Customers / watch.Elapsed.TotalSeconds;
        var copied = await product.Ask("select count(*) from reference.plans", cancel);
        return copied == Customers ? [rate] : throw new InvalidOperationException($"{copied} of {Customers} plans were copied.");
    }

    public async ValueTask DisposeAsync()
    {
        if (product is not null) await product.DisposeAsync();
    }
}
