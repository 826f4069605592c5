using System.Text.RegularExpressions;

namespace ScaleSuccess.Tests.House;

/// <summary>
/// A module writes only its own tables, in .sql files and in SQL within C#; whoever needs a row elsewhere asks its module. The host,
/// the command line and the embedded PostgreSQL own no table.
/// </summary>
public static partial class SqlArrows
{
    private const string Product = "src/ScaleSuccess/";
    private const string Migrations = "src/ScaleSuccess/Foundation/Migrations/";

    private static readonly Dictionary<string, string[]> TablesOf = new()
    {
        ["Foundation"] = ["migrations", "pending_cleanups", "ops_users", "ops_user_claims", "ops_user_logins", "ops_user_tokens"],
        ["Definitions"] = ["definitions", "active_definitions", "definition_drafts", "rollouts", "survey_drafts"],
        ["Access"] = ["api_keys", "data_protection_keys", "ops_sessions", "sign_in_attempts"],
        ["Customers"] = ["customers", "contacts", "link_keys"],
        ["Emails"] = ["messages", "sending_pauses", "suppressions", "mail_holds", "mail_budgets", "database_identity"],
        ["Surveys"] = ["answer_changes", "responses", "survey_candidates", "survey_cells", "survey_days_to_count", "survey_invitations", "survey_rules", "survey_values", "survey_waves", "uninvited_customers", "vendor_answers"],
        ["Segments"] =
        [
            "assigner_results", "assignments", "publish_policy", "segment_clusters", "segment_drifts", "segment_events",
            "segment_models", "segment_pins", "segments", "unassigned_customers",
        ],
        ["Plans"] =
        [
            "acceptances", "comments", "commitment_reports", "declined_items", "dropped_items", "help_requests", "impact_counts", "impact_plans", "moved_customers",
            "plan_assessments", "plan_changes", "plan_decisions", "plan_items", "plan_phases", "plan_proposals", "plan_reviews",
            "plans", "plans_to_assess", "plans_to_redraft", "questions_set_aside", "readings", "review_looks", "section_acceptances",
            "settled_disagreements", "unplanned_customers",
        ],
        ["Engagement"] = ["check_in_answers", "check_in_looks", "check_ins", "reminders", "sequence_runs"],
        ["Outcomes"] = ["evidence_counts", "item_evidence", "measure_evidence", "version_evidence"],
        ["App"] = ["step_runs"],
    };

    /// <summary>Names that tables had once.</summary>
    private static readonly string[] Renamed = ["definitions_in_force", "placements"];

    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (!file.IsUnder("src/") || file.IsUnder(Migrations) || !file.Is(".cs", ".razor", ".sql")) return [];
        var module = file.Path.Split('/')[file.IsUnder(Product) ? 2 : 1];
        return from line in file.Lines.Index()
               where !Comment().IsMatch(line.Item)
               from Match write in Write().Matches(line.Item)
               let table = write.Groups["table"].Value
               let owner = TablesOf.FirstOrDefault(tables => tables.Value.Contains(table)).Key
               where owner is not null && owner != module
               select file.At(line.Index + 1, $"{write.Value}: {module} writes a table of {owner}; ask that module to.");
    }

    /// <summary>Tables that a migration creates and no module owns.</summary>
    public static IEnumerable<string> Unowned(SourceFile file) =>
        !file.IsUnder(Migrations) ? [] :
        from line in file.Lines.Index()
        let made = Make().Match(line.Item)
        where made.Success && !Renamed.Contains(made.Groups["table"].Value) && !TablesOf.Values.Any(tables => tables.Contains(made.Groups["table"].Value))
        select file.At(line.Index + 1, $"table {made.Groups["table"].Value} belongs to no module: name it in SqlArrows.");

    [GeneratedRegex(@"\b(?:insert into|update|delete from|copy|truncate)\s+(?<table>[a-z_]+)\b")]
    private static partial Regex Write();

    [GeneratedRegex(@"^\s*(//|--|@\*)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^create table (?:if not exists )?(?<table>[a-z_]+)|^alter table [a-z_]+ rename to (?<table>[a-z_]+)")]
    private static partial Regex Make();
}
