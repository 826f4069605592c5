using ScaleSuccess.Plans.Threads;

namespace ScaleSuccess.Web.Portal.Plans.Threads;

/// <summary>What the forms of threads send: one name a purpose, with the item in a field.</summary>
public static class ThreadForms
{
    public const string Stuck = "stuck", Comment = "comment", Reply = "reply", Solved = "solved";
    public const string Item = "item", Words = "words";
    public static readonly IReadOnlyList<string> All = [Stuck, Comment, Reply, Solved];
}

/// <summary>What was typed into a thread's form and is not taken.</summary>
/// <param name="Item">As the form has it.</param>
/// <param name="Error">Null: the form's token was lost.</param>
public sealed record ThreadInput(string Form, string Item, string Words, string? Error)
{
    public bool IsFor(string form, ThreadItem item) => Form == form && Item == item.Code;
}
