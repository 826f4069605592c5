using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Creates a help request, from the plan's page or a check-in. The caller holds the plan's lock and saves.</summary>
public static class AskForHelp
{
    private const int LongestWords = 2000;

    extension(ScaleDb db)
    {
        /// <summary>The same text about the same item is one request while that is open.</summary>
        public async Task AddHelpRequest(Visitor visitor, string about, string words, DateTimeOffset now, CancellationToken cancel)
        {
            var (subject, said) = (TypedText.Clean(about, LongestWords), TypedText.Clean(words.Trim(), LongestWords));
            if (await db.HelpRequests.AnyAsync(
                    open => open.ContactId == visitor.ContactId && open.About == subject && open.Words == said && open.ClosedAt == null, cancel))
                return;
            db.HelpRequests.Add(new HelpRequest
            {
                CustomerId = visitor.CustomerId, ContactId = visitor.ContactId, About = subject, Words = said, CreatedAt = now,
            });
        }
    }
}
