// Everything works without this file; it only adds charts, saving and line numbers while typing, and a warning before losing changes.
import { saveHonestly } from "./autosave.js";
import { drawCharts } from "./charts.js";
import { numberLines } from "./editor.js";
import { showWhileWriting } from "./preview.js";
import { warnBeforeLosing } from "./unsaved.js";

drawCharts(document);
numberLines(document);
warnBeforeLosing(document);
showWhileWriting(document);
saveHonestly(document);

document.addEventListener("htmx:load", event => {
  drawCharts(event.target);
  numberLines(event.target);
});
