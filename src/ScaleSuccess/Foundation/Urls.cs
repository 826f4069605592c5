using System.Globalization;

namespace ScaleSuccess.Foundation;

/// <summary>Every address of the product, built in one place. Paths begin with a slash; e-mails put the public address before them.</summary>
public static class Urls
{
    /// <summary>The survey that every customer is asked first, whatever its key: leads on to <see cref="Survey(string, string)"/>.</summary>
    public static string Survey(string token) => $"/s/{token}";
    public static string Survey(string token, string survey) => $"/s/{token}/{survey}";
    public static string SurveyPage(string token, string survey, int page) => $"/s/{token}/{survey}/{page}";
    public static string ReviewAnswers(string token, string survey) => $"/s/{token}/{survey}/review";
    public static string SurveyMistakes(string token, string survey, int page) => $"/s/{token}/{survey}/{page}?check=true";
    public static string SaveAnswers(string token, string survey) => $"/s/{token}/{survey}/save";
    public static string SurveyLanguage(string token, string survey) => $"/s/{token}/{survey}/language";
    public static string SurveyThanks(string token, string survey) => $"/s/{token}/{survey}/thanks";
    public static string Plan(string token) => $"/p/{token}";
    public static string PlanDone(string token, string key, string id) => $"/p/{token}{Query(("done", key))}#{id}";
    /// <summary>The plan with the forms for talking about an item open.</summary>
    public static string PlanTalk(string token, string item, string id) => $"/p/{token}{Query(("talk", item))}#{id}";
    public static string EditPlan(string token) => $"/p/{token}/edit";
    public static string ChangeAnswers(string token) => $"/p/{token}/answers";
    /// <summary>What everybody at the customer has answered, and where they disagree.</summary>
    public static string PlanColleagues(string token, string? done = null) => $"/p/{token}/colleagues{Query(("done", done))}";
    /// <summary>What a colleague who was named is told first.</summary>
    public static string Welcome(string token) => $"/p/{token}/welcome";
    /// <param name="until">The day that its form suggests.</param>
    public static string EndOfPlan(string token, DateOnly? until = null) => $"/p/{token}/end{Query(("until", until is { } day ? Days.Iso(day) : null))}";
    /// <summary>The questions that would help the plan most; with one of them first.</summary>
    public static string Assessment(string token, string? question = null) => $"/p/{token}/assessment{Query(("question", question))}";
    public static string ChangeItem(string token, string item) => $"/p/{token}/change{Query(("item", item))}";
    public static string AddItem(string token, string kind, string? milestone) => $"/p/{token}/add{Query(("kind", kind), ("milestone", milestone))}";
    /// <summary>The same form with what a revision had changed filled in as it was before.</summary>
    public static string PutBack(string token, string item, int revision) => $"/p/{token}/change{Query(("item", item), ("revision", revision))}";
    public static string PlanHistory(string token, int? before = null) => $"/p/{token}/history{Query(("before", before))}";
    public static string PlanVersion(string token, int revision) => $"/p/{token}/versions/{revision + 1}";
    public static string PlanProposal(string token, int? left = null) => $"/p/{token}/proposal{Query(("left", left))}";
    public static string Reviews(string token) => $"/p/{token}/reviews";
    public static string Review(string token, int number, string? part = null) => $"/p/{token}/reviews/{number}{(part is null ? "" : "#" + part)}";
    public static string NextGoal(string token, string? goal = null) => $"/p/{token}/next{Query(("goal", goal))}";
    public static string PlanPart(string token, string id) => $"/p/{token}#{id}";
    public static string CheckIn(string token, long id) => $"/c/{token}/{id}";
    public static string CheckIn(string token, long id, string answer) => $"/c/{token}/{id}?answer={answer}";
    public static string Invitation(string token) => $"/i/{token}";
    public static string Unsubscribe(string token, string topic) => $"/u/{token}/{topic}";

    public const string Ops = "/ops";
    public const string OpsInbox = "/ops/inbox";

    /// <param name="item">As <c>ThreadItem.Code</c> has it; empty: the whole plan.</param>
    public static string OpsThread(long customer, string item, string? done = null) => OpsInbox + Query(("customer", customer), ("item", item), ("done", done)) + "#thread";
    public const string OpsOwed = "/ops/owed";

    /// <param name="day">With <paramref name="id"/>, the last one of the page before.</param>
    /// <param name="whose">Who of ops does it; null: all.</param>
    public static string OpsOwedFrom(DateOnly day, long id, string? whose = null) => OpsOwed + Query(("whose", whose), ("day", Days.Iso(day)), ("after", id));
    public const string OpsOwedActions = OpsOwed + "#actions", OpsOwedCommitments = OpsOwed + "#commitments";
    public static string OpsOwedOf(string? whose) => OpsOwed + Query(("whose", whose));
    public const string OpsCustomers = "/ops/customers";
    public const string OpsSegments = "/ops/segments";
    public const string OpsCalendar = "/ops/calendar";

    /// <summary>What is behind one number there: the e-mails of one kind (null: all) that go on one day.</summary>
    public static string OpsCalendarOf(string day, string? email, int? page = null) => OpsCalendar + Query(("day", day), ("email", email), ("page", page)) + "#list";
    public const string OpsEmails = "/ops/emails";
    public const string OpsJourney = "/ops/journey";
    public const string OpsJobs = "/ops/jobs";
    public const string OpsSettings = "/ops/settings";
    public const string SignIn = "/ops/sign-in";
    public const string SignOut = "/ops/sign-out";
    public const string Password = "/ops/password";
    public const string NotAllowed = "/ops/not-allowed";
    public static string OpsCustomer(long id) => $"/ops/customers/{id}";
    public static string OpsCustomerList(string? search, string? stage, string? segment, string? contact = null, string? afterName = null, long? afterId = null) =>
        OpsCustomers + Query(("search", search), ("stage", stage), ("segment", segment), ("contact", contact), ("afterName", afterName), ("afterId", afterId));
    public static string OpsSegment(string key) => $"/ops/segments/{Uri.EscapeDataString(key)}";
    public const string OpsUnclear = "/ops/segments/unclear";
    public const string OpsPinned = "/ops/segments/pinned";
    public static string OpsPinnedFrom(long after) => OpsPinned + Query(("after", after));
    public const string OpsProposals = "/ops/segments/proposals";
    public const string OpsModels = "/ops/segments/models";
    public static string OpsUnclearFrom(long after) => OpsUnclear + Query(("after", after));
    public static string OpsModel(long id) => $"/ops/segments/models/{id}";
    public static string OpsMoves(long model, string? from, string? to, string? show = null, long? after = null) =>
        OpsModel(model) + Query(("from", from), ("to", to), ("show", show), ("after", after)) + "#customers";
    public const string OpsTemplates = "/ops/templates";
    /// <summary>Where a copy of it is begun.</summary>
    public static string OpsTemplatesLike(string key) => OpsTemplates + Query(("like", key)) + "#new";
    public static string OpsTemplateDiscard(string key) => $"{OpsTemplates}/{key}/discard";
    public static string OpsTemplateRetire(string key) => $"{OpsTemplates}/{key}/retire";
    /// <param name="person">As whom its preview is looked at.</param>
    /// <param name="find">The customer that is looked for to look at its preview.</param>
    /// <param name="at">The line that was added or moved.</param>
    public static string OpsTemplate(string key, string? open = null, string? person = null, string? done = null, string? find = null, string? at = null) =>
        $"{OpsTemplates}/{key}" + Query(("open", open), ("as", person), ("done", done), ("find", find)) + (open is null && at is null ? "" : "#" + (at ?? "open"));
    public static string OpsTemplateText(string key, string? person = null, string? find = null) => $"{OpsTemplates}/{key}/yaml" + Query(("as", person), ("find", find));
    public static string OpsTemplatePublish(string key) => $"{OpsTemplates}/{key}/publish";
    /// <param name="of">Whose numbers are listed; null: none.</param>
    /// <param name="share">Only those that would get it in this share.</param>
    /// <param name="after">The last plan of the page before.</param>
    public static string OpsTemplateImpact(string key, string? of = null, int? share = null, long? after = null) =>
        $"{OpsTemplates}/{key}/impact" + Query(("of", of), ("share", share), ("after", after)) + (of is null ? "" : "#plans");
    public static string OpsTemplateImpactCount(string key) => $"{OpsTemplates}/{key}/impact/count";
    public static string OpsTemplateImpactCancel(string key) => $"{OpsTemplates}/{key}/impact/cancel";
    public static string OpsTemplateImpactLine(string key) => $"{OpsTemplates}/{key}/impact/line";
    public static string OpsTemplateImpactCard(string key) => $"{OpsTemplates}/{key}/impact/card";
    public static string OpsTemplateVersions(string key) => $"{OpsTemplates}/{key}/versions";
    public static string OpsTemplateVersions(string key, int compare) => $"{OpsTemplates}/{key}/versions?compare={compare}#difference";
    /// <param name="version">Null: of all versions together.</param>
    public static string OpsTemplateEvidence(string key, int? version = null) => $"{OpsTemplates}/{key}/evidence" + Query(("version", version));
    public static string OpsTemplatePreview(string key) => $"{OpsTemplates}/{key}/preview";
    public const string OpsSurveys = "/ops/surveys";
    public static string OpsSurvey(string key, string? open = null, string? done = null) =>
        $"/ops/surveys/{key}" + Query(("open", open), ("done", done)) + (open is null ? "" : "#open");
    public static string OpsSurveyField(string key, string open, string id) => $"/ops/surveys/{key}" + Query(("open", open)) + $"#{id}";
    public static string OpsSurveyPreview(string key, string? page = null, string? language = null) => $"/ops/surveys/{key}/preview" + Query(("page", page), ("language", language));
    /// <summary>The customer's page itself, which the preview shows in a frame.</summary>
    /// <param name="query">Which page, and as whom: as the preview's form has it.</param>
    public static string OpsSurveyPreviewed(string key, params IEnumerable<(string Name, object? Value)> query) => $"/ops/surveys/{key}/preview/page" + Query(query);
    public static string OpsSurveyLanguages(string key, string? language = null) => $"/ops/surveys/{key}/languages" + (language is null ? "" : $"/{language}");
    public static string OpsSurveySending(string key) => $"/ops/surveys/{key}/sending";
    /// <param name="filter">Whom it is for, as the form of the page has it.</param>
    public static string OpsSurveySendNow(string key, params IEnumerable<(string Name, object? Value)> filter) => $"/ops/surveys/{key}/send-now" + Query(filter);
    public static string OpsSurveyRetire(string key) => $"/ops/surveys/{key}/retire";
    public static string OpsSurveyPublish(string key) => $"/ops/surveys/{key}/publish";
    public static string OpsSurveyVersions(string key) => $"/ops/surveys/{key}/versions";
    public static string OpsSurveyVersions(string key, int compare) => $"/ops/surveys/{key}/versions?compare={compare}#difference";
    /// <param name="filter">As the address of the results has it: what is null or empty is left out.</param>
    public static string OpsSurveyResults(string key, params IEnumerable<(string Name, object? Value)> filter) => $"/ops/surveys/{key}/results" + Query(filter);
    public static string OpsSurveyTexts(string key, params IEnumerable<(string Name, object? Value)> filter) => $"/ops/surveys/{key}/results/texts" + Query(filter);
    public static string OpsSurveyExport(string key, params IEnumerable<(string Name, object? Value)> filter) => $"/ops/surveys/{key}/results.csv" + Query(filter);
    public static string OpsSurveyTogetherExport(string key, params IEnumerable<(string Name, object? Value)> filter) => $"/ops/surveys/{key}/together.csv" + Query(filter);
    public static string OpsSurveyQuestionsExport(string key, params IEnumerable<(string Name, object? Value)> filter) => $"/ops/surveys/{key}/questions.csv" + Query(filter);
    public static string OpsEmail(string key) => $"/ops/emails/{key}";
    public static string OpsEmail(string key, int compare) => $"/ops/emails/{key}?compare={compare}#difference";
    public static string OpsEmailPreview(string key) => $"/ops/emails/{key}/preview";

    /// <summary>Back to a page, or to one of its lists, that then says what was done.</summary>
    public static string Done(string page, string what) => page + (page.Contains('?') ? "&" + Query(("done", what))[1..] : Query(("done", what)));

    public const string Development = "/dev";
    public const string DevelopmentMailbox = "/dev/mail";
    public const string DevelopmentClock = "/dev/clock";
    public static string DevelopmentMail(string messageId) => $"/dev/mail/{Uri.EscapeDataString(messageId)}";

    private static string Query(params IEnumerable<(string Name, object? Value)> fields)
    {
        var given = fields.Where(field => field.Value is not (null or ""))
            .Select(field => $"{field.Name}={Uri.EscapeDataString(Convert.ToString(field.Value, CultureInfo.InvariantCulture)!)}");
        var query = string.Join('&', given);
        return query.Length == 0 ? "" : "?" + query;
    }
}
