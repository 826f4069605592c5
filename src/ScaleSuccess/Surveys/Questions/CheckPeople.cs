using ScaleSuccess.Customers;

namespace ScaleSuccess.Surveys.Questions;

internal static class CheckPeople
{
    private const int MostName = 120;

    public static IEnumerable<AnswerMistake> Of(Question question, Answers answers)
    {
        var rows = Enumerable.Range(1, Answers.MostPeople).Select(row => $"{question.Key}.{row}")
            .Where(row => answers.One(row + ".name") is not null || answers.One(row + ".email") is not null).ToList();
        if (rows.Count == 0 && question.Required) yield return new(question.Key, "Please name at least one person.");
        if (rows.Count > question.Most) yield return new(question.Key, $"Please name {question.Most} at the most.");

        var addresses = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var (name, email, role) = (answers.One(row + ".name"), answers.One(row + ".email"), answers.One(row + ".role"));
            if (name?.Length > MostName) yield return new(row + ".name", CheckAnswers.TooLong(name, MostName));
            if (email is null) yield return new(row + ".email", $"Please add {name}'s e-mail address, or clear the name.");
            else if (!EmailAddress.IsValid(email)) yield return new(row + ".email", "Please check this address: it should look like name@company.com.");
            else if (!addresses.Add(email)) yield return new(row + ".email", "This address is there twice.");
            if (role is not null && !Contact.Roles.Contains(role)) yield return new(row + ".role", "Please choose a role from the list.");
        }
    }
}
