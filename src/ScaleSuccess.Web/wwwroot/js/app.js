// Everything works without this file; it only adds charts, line numbers while typing, a warning before losing changes and texts that
// survive a reload.
import { drawCharts } from "./charts.js";
import { numberLines } from "./editor.js";
import { showWhileWriting } from "./preview.js";
import { warnBeforeLosing } from "./unsaved.js";
import { keepUnsent } from "./unsent.js";

drawCharts(document);
numberLines(document);
warnBeforeLosing(document);
keepUnsent(document);
showWhileWriting(document);

document.addEventListener("htmx:load", event => {
  drawCharts(event.target);
  numberLines(event.target);
});
