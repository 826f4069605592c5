namespace ScaleSuccess.Web.Portal.Plans.Versions;

/// <summary>The form of a plan's history; its buttons stand at the lines.</summary>
public static class HistoryForms
{
    public const string Restore = "restore-removed";
}
