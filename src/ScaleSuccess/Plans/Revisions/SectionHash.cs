using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScaleSuccess.Plans.Revisions;

/// <summary>What a section says, in short: equal exactly when a reader sees the same items with the same words, people of theirs, days and numbers.</summary>
public static class SectionHash
{
    /// <param name="items">In any order. Whether they are done does not count.</param>
    public static string Of(IEnumerable<ItemContent> items)
    {
        var text = new StringBuilder();
        foreach (var item in items.OrderBy(item => item.Position).ThenBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.Key, StringComparer.Ordinal))
        {
            Add(item.Kind);
            Add(item.Key);
            foreach (var field in ItemField.Agreed.Where(field => field != ItemField.Every)) Add(item.Get(field));
            // Only where there is one: what was accepted before there were commitments stays accepted.
            if (item.Every is { } every) Add(every);
        }
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        // With its length, so that no two lists of values give the same text.
        void Add(string? value) => text.Append(CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:{value}");
    }
}
