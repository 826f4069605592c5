// Everything works without this file; it only adds charts, saving and line numbers while typing, names to put into a text, lines to drag, mistakes that go once they are fixed, a warning before losing changes,
// texts that survive a reload, and a look at what was just opened.
import { chooseAlone } from "./alone.js";
import { followAnswers } from "./answers.js";
import { saveHonestly } from "./autosave.js";
import { drawCharts } from "./charts.js";
import { dragLines } from "./drag.js";
import { markLines, numberLines } from "./editor.js";
import { insertNames } from "./names.js";
import { waitForNetwork } from "./offline.js";
import { keepOpened, showOpened } from "./opened.js";
import { sayTicks } from "./plan.js";
import { askInPlace, saySilence, showWhileWriting } from "./preview.js";
import { warnBeforeLosing } from "./unsaved.js";
import { keepUnsent } from "./unsent.js";
import { goOnceThere } from "./waiting.js";

drawCharts(document);
numberLines(document);
warnBeforeLosing(document);
keepUnsent(document);
showWhileWriting(document);
saySilence(document);
askInPlace(document);
saveHonestly(document);
chooseAlone(document);
waitForNetwork(document);
followAnswers(document);
sayTicks(document);
insertNames(document);
dragLines(document);
showOpened(document);
keepOpened(document);
goOnceThere(document);

document.addEventListener("htmx:load", event => {
  drawCharts(event.target);
  numberLines(event.target);
  markLines(event.target);
  keepUnsent(event.target);
});
