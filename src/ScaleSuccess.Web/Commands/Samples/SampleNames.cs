namespace ScaleSuccess.Web.Commands.Samples;

/// <summary>Made-up companies and people.</summary>
public static class SampleNames
{
    private static readonly string[] Firsts = ["Amber", "Blue", "Cedar", "Delta", "Elm", "Fern", "Granite", "Harbor", "Iris", "Juniper", "Kestrel", "Lark", "Maple", "North", "Oak", "Pine", "Quarry", "River", "Stone", "Tide", "Upland", "Vale", "Willow", "Yarrow"];
    private static readonly string[] Trades = ["Bakery", "Bikes", "Books", "Builders", "Care", "Clinic", "Coffee", "Dental", "Design", "Electric", "Farms", "Foods", "Freight", "Garden", "Joinery", "Labs", "Logistics", "Optics", "Print", "Studio", "Tools", "Travel"];
    private static readonly string[] Given = ["Ada", "Bruno", "Carla", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kaya", "Lena", "Mateo", "Nia", "Oskar", "Priya", "Quinn", "Rosa", "Sami", "Tara"];
    private static readonly string[] Family = ["Abara", "Berg", "Castro", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ivanov", "Jensen", "Kumar", "Larsen", "Moreau", "Novak", "Okafor", "Petrov", "Rossi", "Silva", "Tanaka", "Weber"];
    private static readonly string[] Zones = ["Europe/Berlin", "Europe/London", "Europe/Madrid", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney"];

    public static (string Company, string Person) Draw(Random random) =>
        ($"{Pick(random, Firsts)} {Pick(random, Trades)}", $"{Pick(random, Given)} {Pick(random, Family)}");

    public static string Zone(Random random) => Pick(random, Zones);

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
