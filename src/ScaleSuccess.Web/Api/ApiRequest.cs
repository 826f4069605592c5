using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ScaleSuccess.Web.Api;

/// <param name="Field">As in the request: <c>contacts[0].email</c>.</param>
public sealed record FieldMistake(string Field, Enum Code, string Sentence);

/// <summary>Takes a JSON body, or says what is wrong with it.</summary>
public static class ApiRequest
{
    /// <param name="take">Makes the answer to a body that reads as <typeparamref name="T"/>.</param>
    public static async Task Take<T>(HttpContext context, Func<T, Task<IResult>> take, CancellationToken cancel)
    {
        if (!context.Request.HasJsonContentType())
        {
            await ApiProblem.Write(context, StatusCodes.Status415UnsupportedMediaType);
            return;
        }
        IStringLocalizer<ApiTexts> words = context.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>();
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value;
        var answer = await JsonBody.Read<T>(context.Request, json.SerializerOptions, cancel) switch
        {
            JsonBody<T>.Read(var request) => await take(request),
            JsonBody<T>.NotJson(var line, var place) => Results.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: words["json.title"], detail: words["json.text", line, place]),
            JsonBody<T>.Refused(var mistakes) => Refuse(words["json.refused"], mistakes.Select(mistake =>
                new FieldMistake(mistake.Field, mistake.Code, words[$"json.{mistake.Code}", mistake.Argument ?? ""]))),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
        await answer.ExecuteAsync(context);
    }

    /// <summary>Sentences for people under <c>errors</c>, and the same as codes under <c>codes</c>.</summary>
    public static IResult Refuse(string title, IEnumerable<FieldMistake> mistakes)
    {
        var fields = mistakes.ToLookup(mistake => mistake.Field);
        return Results.ValidationProblem(
            fields.ToDictionary(field => field.Key, field => field.Select(mistake => mistake.Sentence).ToArray()),
            title: title,
            extensions: new Dictionary<string, object?>
            {
                ["codes"] = fields.ToDictionary(field => field.Key, field => field.Select(mistake => mistake.Code.ToString()).ToArray()),
            });
    }
}
