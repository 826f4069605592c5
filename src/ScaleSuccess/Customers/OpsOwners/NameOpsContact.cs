using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers.OpsOwners;

/// <summary>Ops name one of them as a customer's contact, or nobody in particular.</summary>
public sealed class NameOpsContact(ScaleDb db)
{
    /// <param name="user">As they sign in; empty: nobody in particular.</param>
    /// <returns>False when there is no such user, or no such customer.</returns>
    public async Task<bool> Run(long customer, string? user, CancellationToken cancel) =>
        await db.Database.ExecuteAsync(
            "update customers set ops_owner = nullif({1}, '') where id = {0} and ({1} = '' or exists (select from ops_users where user_name = {1}))",
            cancel, customer, user ?? "") > 0;

    /// <summary>All customers of one go to another.</summary>
    public Task<int> HandOver(string from, string? to, CancellationToken cancel) =>
        db.Database.ExecuteAsync("update customers set ops_owner = nullif({1}, '') where ops_owner = {0}", cancel, from, to ?? "");
}
