using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Plans.Proposals;

/// <summary>What would happen if a model were published.</summary>
/// <param name="Customers">The customers it assigns.</param>
/// <param name="OtherTemplate">Who would move to a segment whose plans start from another template.</param>
/// <param name="SegmentOnly">Who would move to another segment with the same template.</param>
/// <param name="Unchanged">Who would keep their segment. Customers without one yet are in none of the three.</param>
/// <param name="Unclear">Whose segment would be unclear; they keep their segment.</param>
/// <param name="BecomeUnclear">Of these, those that the published model assigns clearly.</param>
/// <param name="Proposals">Whose plan would be made from another template: each would get a proposal, no plan changes.</param>
/// <param name="Moves">From which segment to which, the largest first.</param>
public sealed record DryRunNumbers(
    long Customers, long OtherTemplate, long SegmentOnly, long Unchanged, long Unclear, long BecomeUnclear, long Proposals,
    DateTimeOffset MadeAt, IReadOnlyList<Move> Moves)
{
    public long Moved => OtherTemplate + SegmentOnly;

    /// <summary>Customers were assigned, pinned or unpinned, or another model or the rules took over after it: its numbers are wrong.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Customers with a segment that it does not know, because they came after it.</summary>
    public long NotCounted { get; init; }
}

/// <summary>Segments by key; from null: from none.</summary>
public sealed record Move(string? From, string To, long Customers);

public sealed record DryRunRow(
    long CustomerId, string Customer, string? From, string To, double Confidence, bool Unclear, bool OtherTemplate, bool Proposal);

/// <summary>Which of the customers of a dry run are listed.</summary>
public enum DryRunFilter { All, Template, Segment, Unclear }

/// <summary>Reads a dry run.</summary>
public sealed class ReadDryRun(ScaleDb db)
{
    public const int PageSize = 50;
    private const int LongestKey = 200;

    /// <summary>Null: there is no dry run, or no such model.</summary>
    public async Task<DryRunNumbers?> Numbers(long model, CancellationToken cancel)
    {
        var made = await db.SegmentModels.Where(m => m.Id == model).Select(m => m.DryRunAt).SingleOrDefaultAsync(cancel);
        if (made is not { } at) return null;
        var all = (await db.Database.QueryAsync<Totals>(Sql.Text("Plans/Proposals/DryRunNumbers.sql"), cancel, model)).Single();
        var moves = await db.Database.QueryAsync<Move>(
            """
            select a.segment as "from", p.segment as "to", count(*) as customers
            from assigner_results p left join assignments a on a.customer_id = p.customer_id and a.superseded_at is null
            where p.model_id = {0} and a.segment is distinct from p.segment
            group by a.segment, p.segment order by count(*) desc, a.segment, p.segment
            """, cancel, model);
        var since = (await db.Database.QueryAsync<Since>(Sql.Text("Plans/Proposals/SinceDryRun.sql"), cancel, model, at)).Single();
        return new DryRunNumbers(all.Customers, all.OtherTemplate, all.SegmentOnly, all.Unchanged, all.Unclear, all.BecomeUnclear, all.Proposals, at, moves)
        {
            IsOutdated = since.IsOutdated, NotCounted = since.NotCounted,
        };
    }

    /// <summary>Who would move or be unclear; one row more than a page when there is a next page.</summary>
    /// <param name="from">Null: from anywhere.</param>
    /// <param name="to">Null: to anywhere.</param>
    /// <param name="after">The last customer of the page before; 0: the first page.</param>
    public Task<List<DryRunRow>> Page(long model, string? from, string? to, DryRunFilter filter, long after, CancellationToken cancel) =>
        db.Database.QueryAsync<DryRunRow>(Sql.Text("Plans/Proposals/DryRunPage.sql"), cancel, model, Key(from), Key(to),
            filter == DryRunFilter.All ? "" : filter.ToString().ToLowerInvariant(), after, PageSize + 1);

    private static string Key(string? typed) => TypedText.ToFind(typed, LongestKey);

    private sealed record Since(bool IsOutdated, long NotCounted);

    private sealed record Totals(
        long Customers, long OtherTemplate, long SegmentOnly, long Unchanged, long Unclear, long BecomeUnclear, long Proposals);
}
