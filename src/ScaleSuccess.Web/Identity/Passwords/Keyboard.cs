namespace ScaleSuccess.Web.Identity.Passwords;

/// <summary>Which keys lie side by side: on the rows of English, German and French keyboards, across them, and on the number pad.</summary>
public static class Keyboard
{
    private static readonly string[] Lines =
    [
        "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "qwertzuiopü", "asdfghjklöä", "yxcvbnm,.-", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "!@#$%^&*()_+", "!\"§$%&/()=",
        "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/", "1qay", "6zhn", "2qaz", "3wsx", "4edc", "5rfv", "6tgb", "7yhn", "8ujm",
        "147", "258", "369", "159", "357",
    ];

    private static readonly HashSet<(char, char)> Neighbours =
        [.. Lines.SelectMany(line => line.Zip(line.Skip(1))).SelectMany(pair => new[] { pair, (pair.Second, pair.First) })];

    public static bool AreNeighbours(char one, char other) => Neighbours.Contains((one, other));
}
