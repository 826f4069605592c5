namespace ScaleSuccess.Emails.Texts;

/// <summary>What a variable contains, and so where it is allowed.</summary>
public enum VariableKind
{
    /// <summary>Words, maybe a customer's: never inside a tag's address or style.</summary>
    Words,

    /// <summary>Words that may be empty, for <c>{{#if}}</c>.</summary>
    MaybeWords,

    /// <summary>A list of words, for <c>{{#each}}</c>.</summary>
    List,

    /// <summary>A day, kept as 2027-03-12 and written in the reader's words.</summary>
    Day,

    /// <summary>A day that may be absent, for <c>{{#if}}</c>.</summary>
    MaybeDay,

    /// <summary>From the vendor's settings: allowed in addresses and styles.</summary>
    Setting,

    /// <summary>A link of ours, see <see cref="ReaderLink"/>.</summary>
    Link,

    /// <summary>The e-mail inside its frame, already made.</summary>
    Body,
}
