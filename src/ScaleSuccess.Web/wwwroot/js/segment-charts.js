const rowHeight = 30;

/** Answers down, segments across; the page provides each cell's text and colour. */
export function heatmap(data, colours, view) {
  const narrow = view.width < 560;
  const left = narrow ? 132 : 260;
  const lines = data.rows.flatMap((row, i) => (row.ask === data.rows[i - 1]?.ask ? [row] : [{ heading: row.ask }, row]));
  const label = line => (line.heading ? `{ask|${cut(line.heading, view.width / 7.2)}}` : cut(line.answer, left / (narrow ? 6.6 : 7)));
  const tone = step => (step > 0 ? colours.more[step - 1] : step < 0 ? colours.less[-step - 1] : colours.surface);
  return {
    height: rowHeight * (lines.length + 1) + 8,
    tooltip: {
      trigger: "item",
      formatter: ({ data: { value: [x, y] } }) => {
        const { ask, answer, all, cells } = lines[y];
        return wrap(`${ask}\n${answer}\n\n${data.columns[x].mark} · ${data.columns[x].name}\n${cells[x].share}, everybody ${all}: ${cells[x].words}`);
      },
    },
    options: {
      grid: { left, right: 1, top: rowHeight, bottom: 0 },
      xAxis: { type: "category", position: "top", data: data.columns.map(column => column.mark), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.ink, fontWeight: 600, fontSize: 13, interval: 0 } },
      yAxis: {
        type: "category", inverse: true, data: lines.map((_, i) => i), axisLine: { show: false }, axisTick: { show: false },
        axisLabel: { align: "left", margin: left, interval: 0, color: colours.ink, fontSize: narrow ? 12 : 13, formatter: i => label(lines[i]), rich: { ask: { fontWeight: 600, fontSize: 13, color: colours.ink } } },
      },
      // ECharts requires one; the cells have their colours already.
      visualMap: { show: false, min: -3, max: 3, dimension: 2, inRange: { color: [...colours.less.toReversed(), colours.surface, ...colours.more] } },
      series: [{
        type: "heatmap",
        data: lines.flatMap((line, y) => (line.cells ?? []).map((cell, x) => ({ value: [x, y, cell.step], itemStyle: { color: tone(cell.step) } }))),
        itemStyle: { borderColor: colours.line, borderWidth: 1 },
        label: { show: true, color: colours.ink, fontSize: narrow ? 11 : 13, formatter: ({ data: { value: [x, y] } }) => lines[y].cells[x].share.replace(narrow ? "\u00a0%" : "", "") },
        emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 2 } },
      }],
    },
  };
}

/** One mark per customer. The axes have no unit: only distances matter. */
export function map(data, colours, view) {
  const narrow = view.width < 760;
  // One line for each segment: what does not fit is cut, and a tooltip has it in full.
  const legend = Math.round(narrow ? view.width - 30 : Math.min(420, view.width * 0.38));
  const axis = { type: "value", scale: true, axisLabel: { show: false }, axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: colours.line } } };
  return {
    height: narrow ? 320 + 26 * data.groups.length : 520,
    tooltip: { trigger: "item", formatter: ({ data: point, seriesName }) => `${point[2]}\n${wrap(seriesName)}` },
    options: {
      color: data.groups.map(group => colours.segments[group.colour]),
      legend: {
        orient: "vertical", left: narrow ? 0 : undefined, right: narrow ? undefined : 0, top: 0, itemWidth: 14, itemHeight: 14, itemGap: 10,
        textStyle: { color: colours.ink, fontSize: 13, width: legend, overflow: "truncate", ellipsis: "…" },
        tooltip: { show: true, formatter: ({ name }) => wrap(name) },
      },
      grid: narrow ? { left: 4, right: 4, top: 26 * data.groups.length + 12, bottom: 4 } : { left: 4, right: legend + 44, top: 8, bottom: 4 },
      xAxis: axis,
      yAxis: axis,
      series: data.groups.map(group => ({
        name: `${group.mark} · ${group.name}`,
        type: "scatter",
        symbol: `path://${group.shape}`,
        symbolSize: narrow ? 9 : 11,
        data: group.points,
        itemStyle: { opacity: 0.8, borderColor: colours.surface, borderWidth: 0.5 },
        emphasis: { focus: "series", itemStyle: { opacity: 1 } },
        cursor: "pointer",
      })),
    },
    open: ({ data: point }) => (point ? data.link + point[3] : null),
  };
}

// Text drawn on the canvas does not wrap.
function wrap(text, most = 44) {
  return text.replace(new RegExp(`([^\n]{1,${most}})( +|$)`, "gm"), "$1\n").replace(/\n+$/, "");
}

function cut(text, most) {
  return text.length <= most ? text : text.slice(0, most - 1).trimEnd() + "…";
}
