using System.Text.RegularExpressions;

namespace ScaleSuccess.Customers;

/// <summary>An address as people type it. ASCII only: not every mail server accepts more.</summary>
public static partial class EmailAddress
{
    public const int Longest = 254;

    public static bool IsValid(string text) => text.Length <= Longest && Shape().IsMatch(text);

    [GeneratedRegex(@"^(?!\.)(?!.*\.\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]\z")]
    private static partial Regex Shape();
}
