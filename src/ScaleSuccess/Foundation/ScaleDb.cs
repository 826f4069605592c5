using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ScaleSuccess.Foundation;

/// <summary>
/// The database as the code sees it. Each module maps its own tables in <c>*Table.cs</c> beside the entity and offers
/// them there as an extension property, so that this class names no module.
/// </summary>
public sealed class ScaleDb(DbContextOptions<ScaleDb> options) : IdentityUserContext<OpsUser>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ScaleDb).Assembly);
    }
}
