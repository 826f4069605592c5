// What survey-core says about surveys: standard input is a list of { json, people }, standard output a list of { wrong, shown }.
const { Model } = require("survey-core");
const { lintSurvey } = require("survey-core/linter");
const facts = ["customer.tier", "customer.segment", "customer.country", "customer.name", "contact.role", "contact.firstName", "plan.state"];

function judge({ json, people }) {
  const wrong = lintSurvey(json, { knownVariables: facts }).findings.filter(one => one.severity === "error").map(one => `${one.path}: ${one.message}`);
  for (const error of new Model(json).jsonErrors ?? []) wrong.push(error.message);
  const shown = people.map(answers => {
    const survey = new Model(json);
    // As a person does: only what is shown is answered.
    for (const question of survey.getAllQuestions())
      if (question.name in answers && question.isVisible && question.page.isVisible) question.value = answers[question.name];
    return survey.getAllQuestions().filter(question => question.isVisible && question.page.isVisible).map(question => question.name);
  });
  return { wrong, shown };
}

let text = "";
process.stdin.on("data", part => text += part).on("end", () => process.stdout.write(JSON.stringify(JSON.parse(text).map(judge))));
