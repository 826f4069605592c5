using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Web.Console.Models;

namespace ScaleSuccess.Tests.Console;

public sealed class DryRunWordsTests
{
    [Theory]
    [InlineData(300, 12, 40, 248, 12, 0, "Of 300 customers, 12 would get another template, 40 would change segment only and 248 would not change. 12 plans would get a proposal.")]
    [InlineData(260, 0, 0, 0, 0, 0, "Of 260 customers, 260 would get their first segment. No plan would get a proposal.")]
    [InlineData(201, 0, 0, 200, 0, 1, "Of 201 customers, 1 would get its first segment and 200 would not change. No plan would get a proposal. Not counted: 1 customer who came later.")]
    public void What_happens_to_no_customer_is_left_out(long customers, long template, long segment, long unchanged, long proposals, long uncounted, string words) =>
        Assert.Equal(words, DryRunWords.Of(new DryRunNumbers(customers, template, segment, unchanged, 0, 0, proposals, default, []) { NotCounted = uncounted }));
}
