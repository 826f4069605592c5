const rowHeight = 30;

/** Answers down, segments across; what a cell says and how strongly is decided by the page. */
export function heatmap(data, colours, view) {
  const narrow = view.width < 560;
  const tone = step => (step > 0 ? colours.more[step - 1] : step < 0 ? colours.less[-step - 1] : colours.surface);
  return {
    height: rowHeight * (data.rows.length + 1) + 8,
    tooltip: {
      trigger: "item",
      formatter: ({ data: cell }) => {
        const [column, row] = cell.value;
        const said = data.rows[row];
        return wrap(`${said.ask}\n${said.answer}`, 44) + `\n\n${wrap(`${data.columns[column].mark} · ${data.columns[column].name}`, 44)}\n${said.cells[column].share}, everybody ${said.all}: ${said.cells[column].words}`;
      },
    },
    options: {
      grid: { left: narrow ? 132 : 260, right: 0, top: rowHeight, bottom: 0 },
      xAxis: { type: "category", position: "top", data: data.columns.map(column => column.mark), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.ink, fontWeight: 600, fontSize: 13, interval: 0 } },
      yAxis: { type: "category", inverse: true, data: data.rows.map(row => row.answer), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.ink, fontSize: narrow ? 12 : 13, interval: 0, width: narrow ? 122 : 248, overflow: "truncate" } },
      visualMap: { show: false, min: -3, max: 3, dimension: 2, inRange: { color: [...colours.less.toReversed(), colours.surface, ...colours.more] } },
      series: [{
        type: "heatmap",
        data: data.rows.flatMap((row, y) => row.cells.map((cell, x) => ({ value: [x, y, cell.step], itemStyle: { color: tone(cell.step) } }))),
        itemStyle: { borderColor: colours.line, borderWidth: 1 },
        label: { show: true, color: colours.ink, fontSize: narrow ? 11 : 13, formatter: ({ data: { value: [x, y] } }) => data.rows[y].cells[x].share.replace(narrow ? " %" : "", "") },
        emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 2 } },
      }],
    },
  };
}

/** One sign a customer. The axes have no unit: only nearness speaks. */
export function map(data, colours, view) {
  const narrow = view.width < 760;
  const axis = { type: "value", scale: true, axisLabel: { show: false }, axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: colours.line } } };
  return {
    height: narrow ? 320 + 26 * data.groups.length : 520,
    tooltip: { trigger: "item", formatter: ({ data: point, seriesName }) => `${point[2]}\n${wrap(seriesName, 44)}` },
    options: {
      color: data.groups.map(group => colours.segments[group.colour]),
      legend: {
        orient: "vertical", left: narrow ? 0 : undefined, right: narrow ? undefined : 0, top: 0, itemWidth: 14, itemHeight: 14, itemGap: 10,
        textStyle: { color: colours.ink, fontSize: 13, width: narrow ? view.width - 30 : 230, overflow: narrow ? "truncate" : "break" },
      },
      grid: narrow ? { left: 4, right: 4, top: 26 * data.groups.length + 12, bottom: 4 } : { left: 4, right: 280, top: 8, bottom: 4 },
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

// A tooltip drawn on the canvas does not break lines by itself.
function wrap(text, most) {
  return text.split("\n").map(line => line.replace(new RegExp(`(.{1,${most}})(\\s+|$)`, "g"), "$1\n").trim()).join("\n");
}
