using System.Text.Json;

namespace ScaleSuccess.Segments.Models;

/// <summary>Why a model was discarded automatically. The texts are in SegmentTexts.resx.</summary>
public enum ModelNoteCode
{
    OneSegment, Replaced, EarlierVersion,

    /// <summary>A sentence of an earlier version that 0014 did not recognize, kept as it was.</summary>
    Other,
}

/// <param name="Model">The newer one that replaced it.</param>
/// <param name="Text">Of <see cref="ModelNoteCode.Other"/>.</param>
public sealed record ModelNoteArgs(long? Model = null, string? Text = null);

public sealed record ModelNote(ModelNoteCode Code, ModelNoteArgs Args)
{
    private static readonly string[] Keys = [.. Enum.GetNames<ModelNoteCode>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public string Key => Keys[(int)Code];

    public string ArgsJson => JsonSerializer.Serialize(Args, JsonSerializerOptions.Web);

    /// <summary>Null: none.</summary>
    public static ModelNote? Read(string? key, string args) =>
        key is null ? null : new((ModelNoteCode)Array.IndexOf(Keys, key), JsonSerializer.Deserialize<ModelNoteArgs>(args, JsonSerializerOptions.Web)!);
}
