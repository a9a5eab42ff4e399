(() => {
  const data = JSON.parse(document.getElementById('data').textContent);

  function curves() {
    const named = one => one.name + ' ' + (narrow() ? '' : short(one.label));
    const series = data.contestants.flatMap((one, i) => {
      const color = tints()[i % 6];
      const { evaluations, mean, low, high } = one.curve;
      const points = values => evaluations.map((x, k) => [x, values[k]]);
      const hidden = { stack: one.name, stackStrategy: 'all', lineStyle: { opacity: 0 }, itemStyle: { color } };
      return [
        line(one.name + ' from', points(low), hidden),
        line(one.name + ' to', points(high.map((value, k) => value - low[k])), Object.assign({ areaStyle: { color, opacity: 0.16 } }, hidden)),
        line(named(one), points(mean), { lineStyle: { color, width: 2 }, itemStyle: { color } }),
      ];
    });
    const drawing = chart('evaluations', data.metric, series, true);
    drawing.legend.data = data.contestants.map(named);
    return drawing;
  }

  show({ curves });
})();
