using Microsoft.AspNetCore.Components;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Web.Parts.Questions;

namespace ScaleSuccess.Tests.Portal;

public sealed class QuestionFieldsTests
{
    [Fact]
    public void Every_kind_of_question_has_its_field()
    {
        Assert.Equal(15, QuestionKind.All.Count);
        Assert.All(QuestionKind.All.Values, kind => Assert.True(typeof(IComponent).IsAssignableFrom(QuestionFields.Of(kind)), kind.Name));
    }
}
