using ScaleSuccess.Customers;
using ScaleSuccess.Customers.OpsOwners;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.OpsOwners;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.OpsOwners;

/// <summary>People of the vendor who are named for something.</summary>
internal static class NamedPeople
{
    public const string Maya = "maya.chen@acme.example", Dan = "dan.ko@acme.example";

    extension(Product product)
    {
        public Task Sign_up(params string[] users) => product.Sql(string.Join(';', users.Select(user => $"""
            insert into ops_users (id, user_name, email, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, must_change_password, role)
            values ('{user}', '{user}', '{user}', false, false, false, false, 0, false, 'ops')
            """)));

        public Task Is_gone(string user) => product.Sql($"delete from ops_users where user_name = '{user}'");

        public Task<bool> Is_contact_of(string user, Visitor visitor) =>
            product.Use<NameOpsContact, bool>((name, cancel) => name.Run(visitor.CustomerId, user, cancel));

        public Task<NamingOutcome> Name(PlanItem item, string? user) =>
            product.Use<NameOpsOwner, NamingOutcome>((name, cancel) => name.Run(item.PlanId, item.Kind, item.Key, user, "olga@acme.example", cancel));

        public async Task<string?> OwnerOf(Visitor visitor, PlanItem item)
        {
            var view = await product.ViewOf(visitor);
            return view.OpsOwner(view.Plan.Find(item.Kind, item.Key)!);
        }
    }

    /// <summary>One of the vendor's, open.</summary>
    public static PlanItem OursToDo(this PlanView view) => view.Of(ItemKind.Action).First(item => item.Side == "vendor" && view.Plan.IsOpen(item));
}
