using Hangfire.Dashboard;
using Microsoft.AspNetCore.Identity;

namespace ScaleSuccess.Web.Jobs;

/// <summary>Allows users signed in to the console. An API key or a customer's personal link is not such a sign-in.</summary>
public sealed class SignedInOpsOnly : IDashboardAuthorizationFilter
{
    public bool Authorize(DashboardContext context) =>
        context.GetHttpContext().User.Identities.Any(
            identity => identity.IsAuthenticated && identity.AuthenticationType == IdentityConstants.ApplicationScheme);
}
