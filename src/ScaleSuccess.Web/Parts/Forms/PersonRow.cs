namespace ScaleSuccess.Web.Parts.Forms;

/// <summary>One person in <see cref="PeopleRows"/>; the fields are named <c>{Prefix}.name</c>, <c>{Prefix}.email</c>, <c>{Prefix}.role</c>.</summary>
public sealed record PersonRow(string Prefix)
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Role { get; init; }
    public string? NameError { get; init; }
    public string? EmailError { get; init; }
    public string? RoleError { get; init; }
}
