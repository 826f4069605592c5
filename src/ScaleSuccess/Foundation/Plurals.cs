using Microsoft.Extensions.Localization;

namespace ScaleSuccess.Foundation;

/// <summary>Texts that count: KEY.one and KEY.other, with the number as {0}.</summary>
public static class Plurals
{
    extension(IStringLocalizer texts)
    {
        /// <param name="rest">{1} and on.</param>
        public string Count(string key, int number, params object[] rest) =>
            texts[$"{key}.{(number == 1 ? "one" : "other")}", [number, .. rest]];
    }
}
