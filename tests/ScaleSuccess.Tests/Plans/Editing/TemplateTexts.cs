using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.Editing;

namespace ScaleSuccess.Tests.Plans.Editing;

/// <summary>A template as ops would leave it, however they got there.</summary>
internal static class TemplateTexts
{
    public static async Task<PublishDraftOutcome> Publish(IServiceProvider services, string key, string text, CancellationToken cancel, int share = 100, bool takesLive = false)
    {
        var drafts = services.GetRequiredService<DefinitionDrafts>();
        Assert.True(await drafts.Keep((await drafts.Find(Definition.Plan, key, cancel))!, text, "olga", cancel));
        return await Publish(services, key, cancel, share, takesLive);
    }

    /// <summary>The draft as it is.</summary>
    public static async Task<PublishDraftOutcome> Publish(IServiceProvider services, string key, CancellationToken cancel, int share = 100, bool takesLive = false)
    {
        var read = (await services.GetRequiredService<ReadTemplateDraft>().Of(key, cancel))!;
        return await services.GetRequiredService<PublishTemplate>().Run(key, read.Draft.Revision, read.Active?.Version ?? 0, new PublishChoice("Better words.", takesLive, share), "olga", cancel);
    }
}
