// Draws each figure of class "plot" from its data with uPlot, in the page's own colours; it fetches nothing.
"use strict";
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const drawn = [];
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const written = (value) => (value == null ? "–" : number.format(value));

  const series = (one, kind, at, count) => ({
    label: one.name,
    value: (u, value) => written(value),
    stroke: colour(one.tone),
    fill: kind === "bars" ? colour(one.tone) : undefined,
    width: 2,
    dash: one.dash ? [6, 5] : undefined,
    points: { show: kind !== "bars" && !one.dash },
    paths: kind === "bars" ? beside(at, count) : undefined,
  });

  // Bars of one label stand side by side; one alone stands above its label.
  const beside = (at, count) => {
    if (count === 1) return uPlot.paths.bars({ size: [0.72, 48] });
    const bars = uPlot.paths.bars({
      size: [0.8 / count, 48],
      disp: { x0: { unit: 1, values: (u) => u.data[0].map((x) => x - 0.4 + (at * 0.8) / count) }, size: { unit: 1, values: (u) => u.data[0].map(() => 0.72 / count) } },
    });
    return bars;
  };

  const draw = (figure) => {
    const { x, labels, series: all, most: top } = JSON.parse(figure.dataset.plot);
    figure.replaceChildren();
    if (!labels.length) return;
    const kind = figure.dataset.kind;
    const ink = colour("soft");
    const grid = { stroke: colour("line"), width: 1 };
    const axis = { stroke: ink, font: "13px Be Vietnam Pro, sans-serif", grid, ticks: grid };
    const most = Math.max(2, Math.floor(figure.clientWidth / 110));
    const step = Math.max(1, Math.ceil(labels.length / most));
    const options = {
      width: figure.clientWidth,
      height: 260,
      scales: { x: { time: false, range: [-0.5, labels.length - 0.5] }, y: { range: (u, least, highest) => [Math.min(0, least * 1.1), top ?? Math.max(1, highest * 1.1)] } },
      axes: [
        { ...axis, grid: { show: false }, splits: () => labels.map((_, at) => at).filter((at) => at % step === 0), values: (u, at) => at.map((one) => short(labels[one])) },
        { ...axis, values: (u, at) => at.map(written), size: (u, values) => Math.max(56, ...(values ?? []).map((one) => 28 + 8 * one.length)) },
      ],
      legend: { live: true },
      series: [{ label: x, value: (u, at) => (at == null ? "–" : labels[at]) }, ...all.map((one, at) => series(one, kind, at, all.length))],
    };
    drawn.push(new uPlot(options, [labels.map((_, at) => at), ...all.map((one) => one.values)], figure));
  };

  const short = (label) => (label === undefined ? "" : label.length > 14 ? `${label.slice(0, 13)}…` : label);

  const drawAll = () => {
    drawn.splice(0).forEach((plot) => plot.destroy());
    document.querySelectorAll(".plot").forEach(draw);
  };
  drawAll();
  let later;
  addEventListener("resize", () => {
    clearTimeout(later);
    later = setTimeout(drawAll, 150);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
