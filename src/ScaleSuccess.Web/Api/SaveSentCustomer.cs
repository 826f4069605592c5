using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.VendorAnswers;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Api;

/// <summary>Saves a customer that another system sends, with what the vendor thinks they would answer: all of it or nothing.</summary>
public sealed class SaveSentCustomer(
    SaveCustomer save, TakeVendorAnswers answers, PersonalLinks links, AppSettings settings, NudgeStep nudge,
    IStringLocalizer<CustomerTexts> texts, IStringLocalizer<VendorAnswerTexts> answerTexts, IStringLocalizer<SurveyTexts> surveyTexts)
{
    public async Task<IResult> Run(CustomerRequest request, CancellationToken cancel)
    {
        var (known, wrong) = await answers.Check(SentAnswers.Of(request.Answers), cancel);
        if (wrong.Count > 0)
            return ApiRequest.Refuse(texts["refused"], wrong.Select(mistake =>
                new FieldMistake($"answers.{mistake.Name}", mistake.Code, VendorAnswerTexts.Sentence(mistake, answerTexts, surveyTexts))));
        switch (await save.Run(request, cancel))
        {
            case SaveCustomerOutcome.Refused(var mistakes):
                return ApiRequest.Refuse(texts["refused"], mistakes.Select(mistake =>
                    new FieldMistake(mistake.Field, mistake.Code, texts[$"mistake.{mistake.Code}", mistake.Argument ?? ""])));
            case SaveCustomerOutcome.Created(var customer):
                await answers.Save(customer.Id, known, TakeVendorAnswers.Api, cancel);
                nudge.Now("invite-contacts");
                return Results.Created((string?)null, await Reply(customer, cancel));
            case SaveCustomerOutcome.Updated(var customer):
                await answers.Save(customer.Id, known, TakeVendorAnswers.Api, cancel);
                return Results.Ok(await Reply(customer, cancel));
            case var other:
                throw new InvalidOperationException($"No answer for {other}.");
        }
    }

    private async Task<CustomerReply> Reply(Customer customer, CancellationToken cancel)
    {
        var contacts = new List<ContactReply>();
        foreach (var contact in customer.Contacts)
        {
            var token = await links.Token(contact.Id, contact.LinkVersion, LinkPurpose.Pages, cancel);
            contacts.Add(new ContactReply(contact.Name, contact.Email, contact.Role, settings.PublicUrl + Urls.Survey(token)));
        }
        return new CustomerReply(customer.Key, customer.Name, customer.Tier, customer.TimeZone, customer.Country, contacts);
    }
}
