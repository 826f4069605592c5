using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ScaleSuccess.Foundation;

/// <summary>SQL with numbered parameters, <c>{0}</c>, <c>{1}</c> …, as EF Core takes it.</summary>
public static class RunSql
{
    extension(DatabaseFacade database)
    {
        /// <returns>How many rows it changed.</returns>
        public Task<int> ExecuteAsync(string sql, CancellationToken cancel, params object?[] parameters) =>
            database.ExecuteSqlRawAsync(sql, parameters!, cancel);

        /// <summary>Rows as records whose properties are named like the columns.</summary>
        public Task<List<T>> QueryAsync<T>(string sql, CancellationToken cancel, params object[] parameters) =>
            database.SqlQueryRaw<T>(sql, parameters).ToListAsync(cancel);
    }
}
