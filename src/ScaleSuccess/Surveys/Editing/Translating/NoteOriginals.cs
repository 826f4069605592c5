using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing.Translating;

/// <summary>
/// Notes beside the translations which original each was made from, whatever a form changes. What is translated anew was made from the original as it
/// is now; what has no note, such as a translation from a file, from the original as it was before the form changed it. A note once made stays: putting
/// the original back makes its translation fit again.
/// </summary>
internal static class NoteOriginals
{
    public static YamlNode Of(YamlNode before, YamlNode now)
    {
        if (ReferenceEquals(before, now) || now.At(TranslationFields.Part) is not YamlEntries languages) return now;
        var (was, originals) = (WrittenTexts.Originals(before), WrittenTexts.Originals(now));
        return languages.Entries.Select(entry => entry.Key).Aggregate(now, (survey, language) =>
        {
            var (texts, earlier) = (WrittenTexts.Translated(survey.At(TranslationFields.Part, language)), WrittenTexts.Translated(before.At(TranslationFields.Part, language)));
            return With(survey, language, texts.Keys.Select(place => (place, Note(place))));

            string? Note(string place)
            {
                var note = survey.TextAt(TranslationFields.Part, language, TranslationBlock.MadeFrom, place);
                if (earlier.GetValueOrDefault(place)?.Trim() != texts[place].Trim()) return originals.TryGetValue(place, out var original) ? OriginalNote.Of(original) : note;
                return note ?? (was.TryGetValue(place, out var old) && originals.TryGetValue(place, out var other) && OriginalNote.Of(old) is var made && made != OriginalNote.Of(other) ? made : null);
            }
        });
    }

    /// <summary>Somebody has read the translation beside the original as it is now, and leaves it as it is.</summary>
    public static YamlNode StillFits(YamlNode survey, string language, string place)
    {
        if (!WrittenTexts.Originals(survey).TryGetValue(place, out var original) || !WrittenTexts.Translated(survey.At(TranslationFields.Part, language)).ContainsKey(place)) return survey;
        var notes = (survey.At(TranslationFields.Part, language, TranslationBlock.MadeFrom) as YamlEntries)?.Entries.Select(entry => (entry.Key, (entry.Value as YamlScalar)?.Value)) ?? [];
        return With(survey, language, [.. notes.Where(note => note.Key != place), (place, OriginalNote.Of(original))]);
    }

    private static YamlNode With(YamlNode survey, string language, IEnumerable<(string Place, string? Note)> notes)
    {
        object[] at = [TranslationFields.Part, language, TranslationBlock.MadeFrom];
        var before = survey.At(at) as YamlEntries;
        // Notes that stay keep their places in the file, new ones come last.
        var wanted = notes.Where(note => note.Note is not null).ToDictionary(note => note.Place, note => note.Note!);
        var order = (before?.Entries.Select(entry => entry.Key).Where(wanted.ContainsKey) ?? []).Concat(wanted.Keys).Distinct().ToList();
        if (before is null ? order.Count == 0 : before.Entries.Count == order.Count && order.All(place => survey.TextAt([.. at, place]) == wanted[place])) return survey;
        return survey.With(at, order.Count == 0 ? null : YamlChange.Block(order.Select(place => (place, (YamlNode?)YamlChange.Text(wanted[place])))));
    }
}
