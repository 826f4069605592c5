using ScaleSuccess.Customers;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Api;

internal static class ApiKeys
{
    /// <summary>A new key that may do everything, unless told otherwise.</summary>
    public static async Task<string> ApiKey(this TestHost host, IReadOnlyList<string>? scopes = null, int? days = EditApiKeys.DefaultDays) =>
        Assert.IsType<CreateApiKeyOutcome.Created>(await host.Use<EditApiKeys, CreateApiKeyOutcome>((keys, cancel) =>
            keys.Create(new ApiKeyRequest("crm", scopes ?? ApiScopes.All, days), "olga", cancel))).Text;
}
