using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>The survey that a draft's text describes.</summary>
public static class DraftSurvey
{
    /// <returns>As far as it can be read, be it nothing.</returns>
    public static Survey Of(DefinitionDraft draft) => SurveyFile.Read(draft.File, draft.Source) switch
    {
        Read<Survey>.Good(var whole) => whole,
        Read<Survey>.Bad { Partial: { } part } => part,
        _ => new() { Key = draft.Key, Title = "", Intro = "", Thanks = "", Pages = [] },
    };
}
