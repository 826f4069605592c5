using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Creates a help request, from the plan's page or a check-in. The caller holds the plan's lock and saves.</summary>
public static class AskForHelp
{
    public const int LongestWords = 2000;

    /// <summary>By how many characters the words are too long, as the form's field counts them; 0: they fit.</summary>
    public static int TooLong(string words) => Math.Max(0, TypedText.Length(TypedText.Lines(words).Trim()) - LongestWords);

    extension(ScaleDb db)
    {
        /// <summary>The same text about the same item is one request while that is open.</summary>
        public async Task AddHelpRequest(Visitor visitor, string about, string words, DateTimeOffset now, CancellationToken cancel)
        {
            var (subject, said) = (TypedText.OneLine(about), TypedText.Lines(words).Trim());
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
