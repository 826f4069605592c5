namespace ScaleSuccess.Web.Parts.Rows;

/// <summary>One person in <see cref="PeopleRows"/>; the fields are named <c>{Prefix}.name</c>, <c>{Prefix}.email</c>, <c>{Prefix}.role</c>.</summary>
public sealed record PersonRow(string Prefix)
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Role { get; init; }
    public string? NameError { get; init; }
    public string? EmailError { get; init; }
    public string? RoleError { get; init; }

    /// <summary>Nothing is entered, and nothing is wrong.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Role) && NameError is null && EmailError is null && RoleError is null;
}
