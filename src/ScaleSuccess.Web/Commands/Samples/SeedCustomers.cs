using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Web.Commands.Samples;

/// <summary>Sample customers, their contact and their submitted answers, in bulk. A second run of the same seed adds nothing twice.</summary>
public sealed class SeedCustomers(ScaleDb db, CurrentSurvey surveys, ImportCustomers customers, ImportAnswers answers, TimeProvider clock)
{
    private const int Batch = 10_000;

    /// <returns>How many are new.</returns>
    public async Task<int> Run(int many, int seed, IProgress<int> progress, CancellationToken cancel)
    {
        var survey = await surveys.For(Purpose.Onboarding, cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var random = new Random(seed);
        var made = 0;
        for (var from = 0; from < many; from += Batch)
        {
            var drawn = Enumerable.Range(from + 1, Math.Min(Batch, many - from))
                .Select(number => Draw($"{seed}-{number}", survey.Value, random, today)).ToDictionary(sample => sample.Customer.Key);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var added = await customers.Run([.. drawn.Values.Select(sample => sample.Customer)], cancel);
            made += await answers.Run(
                survey, [.. added.Select(one => new ImportedAnswers(one.CustomerId, one.ContactId, drawn[one.CustomerKey].Answers))], cancel);
            await transaction.CommitAsync(cancel);
            progress.Report(from + drawn.Count);
        }
        return made;
    }

    private static Sample Draw(string number, Survey survey, Random random, DateOnly today)
    {
        var profile = GoalProfile.Draw(random);
        var (company, person) = SampleNames.Draw(random);
        var customer = new NewCustomer($"seed-{number}", company, "small", SampleNames.Zone(random),
            new NamedPerson(person, $"contact-{number}@example.com", Contact.Champion));
        return new Sample(customer, profile.Answers(survey, random, today));
    }

    private sealed record Sample(NewCustomer Customer, IReadOnlyDictionary<string, string[]> Answers);
}
