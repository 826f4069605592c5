using CsCheck;
using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Tests.Emails.Budgets;

/// <summary>Weeks of random e-mails to one person, looked at hour by hour.</summary>
[Trait("Kind", "Fault")]
public sealed class AllotmentPropertyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Places =
        ["UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Apia", "Africa/Cairo", "Asia/Kathmandu"];

    private static readonly Gen<string> Zones = Gen.Int[0, Places.Length - 1].Select(at => Places[at]);

    private static readonly Gen<WaitingMail[]> Mails = Gen.Select(Gen.Int[0, 24 * 42], Gen.Int[1, 4], Gen.Int[1, 2], (hour, urgency, contact) => (hour, urgency, contact)).Array[0, 40]
        .Select(all => all.Select((one, at) => new WaitingMail(at + 1, one.contact, (Urgency)one.urgency, Start.AddDays(60).AddHours(one.hour))).ToArray());

    private static readonly Gen<MailBudget> Budgets = Gen.Select(Gen.Int[1, 4], Gen.Int[0, 6], (day, more) => new MailBudget(day, day + more, "", null));

    [Fact]
    public void Nobody_is_over_budget_and_each_goes_once_in_order() => Gen.Select(Zones, Budgets, Mails).Sample((zone, budget, mails) =>
    {
        var hours = new MailHours(null, zone);
        var (due, used, sent) = (mails.ToDictionary(one => one.Id, one => one.Since), new List<DateOnly>(), new List<long>());
        for (var now = Start.AddDays(60); due.Count > 0; now = now.AddHours(1))
        {
            Assert.True(now < Start.AddDays(600), "It waits for ever.");
            var waiting = mails.Where(one => due.TryGetValue(one.Id, out var at) && at <= now).ToList();
            if (waiting.Count == 0) continue;
            var allotted = Allotment.Of(budget, hours, used, waiting, now);
            Assert.Equal(waiting.Select(one => one.Id).Order(), allotted.Now.Concat(allotted.Later.Select(one => one.Mail)).Select(one => one.Id).Order());
            foreach (var moved in allotted.Later)
            {
                Assert.True(moved.Until > now && hours.IsOpen(moved.Until));
                // What waits although something goes is less urgent, or about another customer.
                if (allotted.Now.Count > 0) Assert.True(moved.Mail.Contact != allotted.Now[0].Contact || moved.Mail.Urgency >= allotted.Now[^1].Urgency);
                due[moved.Mail.Id] = moved.Until;
            }
            if (allotted.Now.Count == 0) continue;
            Assert.Equal(allotted.Now.OrderBy(one => one.Urgency), allotted.Now);
            Assert.Single(allotted.Now.Select(one => one.Contact).Distinct());
            Assert.True(allotted.Now.Count <= Allotment.MostInDigest);
            used.Add(hours.DayOf(now));
            foreach (var one in allotted.Now)
            {
                due.Remove(one.Id);
                sent.Add(one.Id);
            }
        }
        Assert.Equal(mails.Select(one => one.Id).Order(), sent.Order());
        Assert.All(used.Distinct(), day =>
        {
            Assert.True(used.Count(one => one == day) <= budget.PerDay);
            Assert.True(used.Count(one => one >= day && one < day.AddDays(7)) <= budget.PerWeek);
        });
    }, iter: 400);
}
