import { chartOptions } from "./chart-options.js";

const drawn = new Map();
const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
let library;

/** Draws every [data-chart] below root, those in closed details once these open. ECharts is fetched only for a chart that is seen. */
export async function drawCharts(root) {
  const places = [];
  for (const place of root.querySelectorAll("[data-chart]")) {
    const closed = place.closest("details:not([open])");
    if (!closed) places.push(place);
    else closed.addEventListener("toggle", () => drawCharts(closed), { once: true });
  }
  if (places.length === 0) return;
  library ??= load(document.querySelector("meta[name=charts]").content);
  await library;
  forgetRemoved();
  for (const place of places) if (!drawn.has(place)) draw(place);
}

function draw(place) {
  const figure = place.closest(".chart");
  place.hidden = figure.hidden = false;
  figure.classList.add("drawn");
  const table = figure.querySelector(".chart-table");
  if (table) table.open = false;
  const chart = echarts.init(place);
  drawn.set(place, chart);
  paint(place, chart);
  chart.on("click", event => {
    const address = chart.opens?.(event);
    if (address) location.assign(address);
  });
  new ResizeObserver(() => {
    chart.resize();
    paint(place, chart);
  }).observe(place);
}

function paint(place, chart) {
  const data = JSON.parse(place.dataset.chart);
  const { options, height, open } = chartOptions(data, colours(), { still: still.matches, width: place.clientWidth });
  if (height && place.clientHeight !== height) {
    place.style.blockSize = `${height}px`;
    chart.resize();
  }
  chart.opens = open;
  chart.setOption(options, true);
}

// A partial update may have replaced the page around a chart.
function forgetRemoved() {
  for (const [place, chart] of drawn) {
    if (place.isConnected) continue;
    chart.dispose();
    drawn.delete(place);
  }
}

dark.addEventListener("change", () => {
  forgetRemoved();
  for (const [place, chart] of drawn) paint(place, chart);
});

// The stylesheet uses oklch and light-dark(); ECharts needs plain numbers. One painted pixel converts them.
function colours() {
  const probe = document.body.appendChild(document.createElement("i"));
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const read = name => {
    probe.style.color = `var(${name})`;
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    return `rgb(${pen.getImageData(0, 0, 1, 1).data.slice(0, 3).join(",")})`;
  };
  const found = {
    ink: read("--ink"),
    soft: read("--ink-soft"),
    line: read("--line"),
    surface: read("--surface"),
    series: ["--accent-fill", "--warn", "--news", "--good"].map(read),
    segments: [1, 2, 3, 4, 5, 6, 7, 8].map(i => read(`--segment-${i}`)),
    more: [1, 2, 3].map(i => read(`--more-${i}`)),
    less: [1, 2, 3].map(i => read(`--less-${i}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return found;
}

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${address} did not load; the tables stay in place of the charts.`));
    document.head.append(script);
  });
}
