using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Waves;

/// <summary>Surveys that are sent by rules, as the tests' first lines say it.</summary>
public static class SentSurveys
{
    public const string Pulse = "pulse";

    public const string AfterMilestone = "{ key: milestone, when: milestone_reached, days: 2 }";
    public const string Quarterly = "{ key: quarterly, when: since_first_plan, every_months: 3 }";

    extension(Product product)
    {
        /// <summary>Publishes a survey of one question, and lets the step see its rules.</summary>
        /// <param name="rules">Lines of the list, as YAML in braces.</param>
        public async Task A_survey(string[] rules, string settings = "", string key = Pulse)
        {
            await product.Use<SaveDefinition, SaveOutcome>(async (save, cancel) => await save.FromOps(Definition.Survey, key, Text(rules, settings, key), null,
                await product.One<int>($"select coalesce(max(version), 0) from definitions where kind = 'survey' and key = '{key}'"), "olga", cancel));
            await product.Run<InviteToWaves>();
        }

        /// <summary>Lets time pass, hour by hour, until so many hours are over.</summary>
        /// <returns>How many were asked.</returns>
        public Task<int> Hours(int hours) => product.Pass(hours, step: 1);

        /// <summary>Lets days pass, a few hours at once, but so that nobody's morning is left out.</summary>
        /// <inheritdoc cref="Hours"/>
        public Task<int> Days(int days) => product.Pass(24 * days, step: 3);

        private async Task<int> Pass(int hours, int step)
        {
            var asked = 0;
            for (var hour = 0; hour < hours; hour += step)
            {
                product.Clock.Advance(TimeSpan.FromHours(step));
                asked += await product.Run<InviteToWaves>();
            }
            return asked;
        }

        /// <summary>What was asked of whom: survey and wave, the newest last.</summary>
        public async Task<List<string>> Asked(Visitor? of = null)
        {
            await using var command = product.Database.CreateCommand(
                $"select i.survey || '/' || i.wave from survey_invitations i {(of is null ? "" : $"where i.contact_id = {of.ContactId}")} order by i.invited_at, i.id");
            await using var rows = await command.ExecuteReaderAsync();
            var all = new List<string>();
            while (await rows.ReadAsync()) all.Add(rows.GetString(0));
            return all;
        }

        public async Task Reached_a_milestone(Visitor visitor)
        {
            var plan = await product.PlanOf(visitor);
            await product.Reach(visitor, plan.Items.First(item => item.Kind == "milestone" && item.DoneAt is null).Key);
        }

        public async Task Answered(Visitor visitor, string score = "9", string survey = Pulse)
        {
            await product.Use<SaveAnswers>((save, cancel) => save.Run(visitor, survey, new Dictionary<string, string[]> { ["recommend"] = [score] }, cancel));
            Assert.IsType<SubmitOutcome.Submitted>(await product.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(visitor, survey, cancel)));
        }

        /// <summary>Somebody else at the same customer.</summary>
        public async Task<Visitor> A_colleague(Visitor of, string role = Contact.User)
        {
            var id = await product.One<long>($"insert into contacts (customer_id, name, email, role, created_at) values ({of.CustomerId}, 'Bo Ek', 'bo-{of.ContactId}-{Guid.NewGuid():N}@example.com', '{role}', now()) returning id");
            return of with { ContactId = id, ContactName = "Bo Ek", Email = await product.One<string>($"select email from contacts where id = {id}") };
        }
    }

    public static string Text(string[] rules, string settings = "", string key = Pulse) =>
        $$$"""
        survey: {{{key}}}
        title: How are we doing?
        intro: One question for {{customer.name}}.
        thanks: Thank you!
        send:
        {{{string.Concat((settings.Length == 0 ? "closes_after: 21" : settings).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"  {line}\n"))}}}
        {{{(rules.Length == 0 ? "" : "  rules:\n" + string.Concat(rules.Select(rule => $"    - {rule}\n")))}}}
        pages:
          - title: You
            questions:
              - { key: recommend, ask: Would you recommend us?, kind: scale, preset: nps, required: true }
        """;
}
