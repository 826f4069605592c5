using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Benchmarks.Rows.Growth;

/// <summary>Claiming so many of those that wait, and giving them back.</summary>
public abstract class GrowthOfClaims(string name, bool atAMillion) : GrowthRow(name, atAMillion)
{
    protected static Measure Claim(string name, string file, int rows, Func<object[]> parameters) =>
        new(name, (on, cancel) => on.Product.Use<ScaleDb, bool>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            Expect(rows, (await db.Database.QueryAsync<Claimed>(Sql.Text(file), cancel, parameters())).Count);
            await transaction.RollbackAsync(cancel);
            return true;
        }));

    private sealed record Claimed(long ContactId);
}

/// <summary>Of a queue of a tenth as many e-mails as customers.</summary>
public abstract class GrowthOfDispatch(bool atAMillion) : GrowthOfClaims("growth-dispatch", atAMillion)
{
    private const int Batch = 100;

    protected override string What => $"Claiming {Batch} e-mails";

    protected override IReadOnlyList<Measure> Measures =>
        [Claim("claim", "Emails/Claiming/PickDue.sql", Batch, () => [TimeProvider.System.GetUtcNow(), Batch])];
}

public sealed class GrowthOfDispatch100K() : GrowthOfDispatch(atAMillion: false);

public sealed class GrowthOfDispatch1M() : GrowthOfDispatch(atAMillion: true);

/// <summary>Of a hundredth of the customers, who wait for their plan.</summary>
public abstract class GrowthOfPlans(bool atAMillion) : GrowthOfClaims("growth-plans", atAMillion)
{
    private const int Batch = 10;

    protected override string What => $"Claiming {Batch} customers who wait for a plan";

    protected override IReadOnlyList<Measure> Measures => [Claim("claim", "Plans/Drafting/ClaimUnplanned.sql", Batch, () => [Batch])];
}

public sealed class GrowthOfPlans100K() : GrowthOfPlans(atAMillion: false);

public sealed class GrowthOfPlans1M() : GrowthOfPlans(atAMillion: true);
