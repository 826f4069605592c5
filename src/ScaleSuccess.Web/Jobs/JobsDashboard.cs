using Hangfire;
using Hangfire.Dashboard;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Jobs;

/// <summary>Hangfire's own pages about every run, under the console's sign-in.</summary>
public static class JobsDashboard
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapHangfireDashboard(Urls.OpsJobs, new DashboardOptions
        {
            // The default allows requests from this machine, which behind a proxy means all of them.
            Authorization = [new SignedInOpsOnly()],
            IsReadOnlyFunc = context => !context.GetHttpContext().User.IsInRole(OpsRoles.Admin),
            AppPath = Urls.Ops,
            DashboardTitle = "ScaleSuccess jobs",
            FaviconPath = "/favicon.svg",
            DisplayStorageConnectionString = false,
        })
        // Redirects users who are not signed in to the sign-in page, where the filter alone would answer 401.
        .RequireAuthorization();
}
