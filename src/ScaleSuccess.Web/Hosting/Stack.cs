namespace ScaleSuccess.Web.Hosting;

/// <summary>Which engines this build has: docs/decisions/0001-two-stacks.md.</summary>
public static class Stack
{
#if STACK_FULL
    public const string Name = "full";
#else
    public const string Name = "embedded";
#endif
}
