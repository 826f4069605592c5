using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Colleagues;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Colleagues;

/// <summary>More people than one at a customer.</summary>
public static class SeveralPeople
{
    extension(Product product)
    {
        /// <summary>Nora's answers made a plan; Ben, a user, wants another goal and another pace.</summary>
        public async Task<(Visitor Nora, Visitor Ben)> Two_who_disagree(params (string Field, string[] Values)[] other)
        {
            var nora = await product.A_customer_with_a_plan();
            return (nora, await product.A_colleague(nora, "Ben Ode", Contact.User, [("goals", ["quick_answers"]), ("how", ["careful"]), .. other]));
        }

        public async Task<Visitor> A_contact(Visitor beside, string name, string role)
        {
            var email = $"{name.Split(' ')[0].ToLowerInvariant()}-{beside.CustomerId}@example.com";
            var id = await product.One<long>($"insert into contacts (customer_id, name, email, role, consent, named_by, created_at) values ({beside.CustomerId}, '{name}', '{email}', '{role}', 'given', {beside.ContactId}, now()) returning id");
            return beside with { ContactId = id, ContactName = name, Email = email };
        }

        /// <summary>Who answers as everybody does, but for this.</summary>
        public async Task<Visitor> A_colleague(Visitor beside, string name, string role, params (string Field, string[] Values)[] other)
        {
            var colleague = await product.A_contact(beside, name, role);
            await product.Answers(colleague, other);
            return colleague;
        }

        public Task<IReadOnlyList<Disagreement>> Disagreements(Visitor at) => product.Use<ReadColleagues, IReadOnlyList<Disagreement>>(
            async (read, cancel) => (await read.Locked(at.CustomerId, cancel))!.Value.Colleagues.Disagreements);

        public Task<List<Disagreement>> ToSettle(Visitor by) => product.Use<ReadColleagues, List<Disagreement>>(
            async (read, cancel) => [.. (await read.Locked(by.CustomerId, cancel))!.Value.Colleagues.ToSettle(by.ContactId)]);

        public Task<SettleOutcome> Settle(Visitor by, string id, bool take) =>
            product.Use<SettleDisagreement, SettleOutcome>((settle, cancel) => settle.Run(by, id, take, cancel));

        public Task<ChangeAnswersOutcome> ChangesAnswer(Visitor visitor, string field, params string[] values) => product.Use<ChangeAnswers, ChangeAnswersOutcome>(
            (change, cancel) => change.Run(visitor, "onboarding", new Dictionary<string, string[]> { [field] = values }, null, cancel));
    }
}
