(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const grid = [...new Set(data.contestants.flatMap(one => one.curve.evaluations))].sort((a, b) => a - b);

  // Bands are stacked on their lower ends, which charts do by place on an axis of names only: evaluations are named by their numbers.
  function curves() {
    const named = one => one.name + ' ' + (narrow() ? '' : short(one.label));
    const series = data.contestants.flatMap((one, i) => {
      const color = tints()[i % 6];
      const { evaluations, mean, low, high } = one.curve;
      const points = values => evaluations.map((x, k) => [grid.indexOf(x), values[k]]);
      const hidden = { stack: one.name, stackStrategy: 'all', lineStyle: { opacity: 0 }, itemStyle: { color } };
      return [
        line(one.name + ' from', points(low), hidden),
        line(one.name + ' to', points(high.map((value, k) => value - low[k])), Object.assign({ areaStyle: { color, opacity: 0.16 } }, hidden)),
        line(named(one), points(mean), { lineStyle: { color, width: 2 }, itemStyle: { color } }),
      ];
    });
    const drawing = chart('evaluations', data.metric, series, true);
    drawing.legend.data = data.contestants.map(named);
    drawing.xAxis = axis('evaluations', { type: 'category', data: grid, boundaryGap: false, nameLocation: 'middle', nameGap: 30 });
    return drawing;
  }

  show({ curves });
})();
