using Npgsql;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Upgrades;

/// <summary>Asks for a column of values.</summary>
internal static class AskedRows
{
    public static Task<List<T>> All<T>(this Product product, string sql) => product.Database.All<T>(sql);

    public static async Task<List<T>> All<T>(this NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync()) values.Add(reader.GetFieldValue<T>(0));
        return values;
    }
}
