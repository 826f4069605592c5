import { heatmap, map } from "./segment-charts.js";

const number = new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: 2 });

// The grid shrinks until its axis labels fit inside the canvas.
const fitLabels = { outerBoundsMode: "same", outerBoundsContain: "axisLabel" };

/** From our small description of a chart to ECharts' options. */
export function chartOptions(data, colours, view) {
  const shape = { funnel, lines, heatmap, map }[data.kind](data, colours, view);
  const options = {
    animation: !view.still,
    animationDuration: 350,
    aria: { enabled: true, label: { description: describe(data) } },
    color: colours.series,
    textStyle: { fontFamily: colours.font, color: colours.ink },
    // richText draws on the canvas: an HTML tooltip would need inline styles, which our policy forbids.
    tooltip: {
      renderMode: "richText",
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontFamily: colours.font, fontSize: 13 },
      valueFormatter: value => withUnit(value, data.unit),
      ...shape.tooltip,
    },
    legend: data.series?.length > 1 ? { top: 0, left: 0, icon: "roundRect", itemHeight: 10, textStyle: { color: colours.soft } } : undefined,
    ...shape.options,
  };
  return { options, height: shape.height, open: shape.open };
}

function funnel(data, colours, view) {
  const values = data.series[0].values;
  const share = value => (values[0] ? ` · ${Math.round((value / values[0]) * 100)} %` : "");
  return {
    tooltip: { trigger: "item" },
    options: {
      grid: { left: 0, right: view.width < 420 ? 88 : 96, top: 0, bottom: 0, ...fitLabels },
      xAxis: { type: "value", show: false, max: "dataMax" },
      yAxis: labels(data, colours, { inverse: true }),
      series: [{
        name: data.series[0].name,
        type: "bar",
        data: values,
        barWidth: "64%",
        showBackground: true,
        backgroundStyle: { color: colours.line, opacity: 0.35, borderRadius: 6 },
        itemStyle: { borderRadius: 6 },
      }, {
        type: "bar",
        silent: true,
        tooltip: { show: false },
        barGap: "-100%",
        barWidth: "64%",
        data: values.map(() => Math.max(...values)),
        itemStyle: { color: "transparent" },
        label: { show: true, position: "right", color: colours.ink, fontSize: 13, formatter: p => number.format(values[p.dataIndex]) + share(values[p.dataIndex]) },
      }],
    },
  };
}

function lines(data, colours) {
  return {
    tooltip: { trigger: "axis" },
    options: {
      grid: { left: 0, right: 12, top: data.series.length > 1 ? 36 : 8, bottom: 0, ...fitLabels },
      xAxis: labels(data, colours, { boundaryGap: false }),
      yAxis: scale(colours),
      series: data.series.map((s, i) => ({
        name: s.name,
        type: "line",
        data: s.values,
        lineStyle: { width: 2.5, type: ["solid", "dashed", "dotted"][i % 3] },
        symbol: ["circle", "rect", "triangle", "diamond"][i % 4],
        symbolSize: 7,
      })),
    },
  };
}

function labels(data, colours, more) {
  return { type: "category", data: data.labels, axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false }, axisLabel: { color: colours.soft, fontSize: 13, hideOverlap: true }, ...more };
}

function scale(colours) {
  return { type: "value", splitLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.soft, fontSize: 12 } };
}

function withUnit(value, unit) {
  return value == null ? "unknown" : `${number.format(value)} ${unit ?? ""}`.trim();
}

function describe(data) {
  if (data.words) return `${data.title}. ${data.words}`;
  const rows = data.series.map(s => `${s.name}: ${data.labels.map((label, i) => `${label} ${withUnit(s.values[i], data.unit)}`).join(", ")}`);
  return `${data.title}. ${rows.join(". ")}.`;
}
