using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Creates a help request, from the plan's page, the survey's or a check-in. The caller has a transaction and saves.</summary>
public static class AskForHelp
{
    public const int LongestWords = 2000;

    /// <summary>By how many characters the words are too long, as the form's field counts them; 0: they fit.</summary>
    public static int TooLong(string words) => Math.Max(0, TypedText.Length(Said(words)) - LongestWords);

    /// <summary>The words as they are kept: what nobody sees is nothing.</summary>
    public static string Said(string words) => TypedText.Lines(words).Trim();

    extension(ScaleDb db)
    {
        /// <summary>The same text about the same item is one request while that is open: a double click, a page sent again.</summary>
        public async Task AddHelpRequest(Visitor visitor, string about, string words, DateTimeOffset now, CancellationToken cancel)
        {
            var (subject, said) = (TypedText.OneLine(about), Said(words));
            // The two halves of a double click wait for each other; there may be no plan yet whose lock would do.
            await db.Database.ExecuteAsync("select from customers where id = {0} for no key update", cancel, visitor.CustomerId);
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
