(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const grid = [...new Set(data.contestants.flatMap(one => one.curve.evaluations))].sort((a, b) => a - b);
  const last = grid[grid.length - 1];
  const named = one => one.name + (narrow() ? '' : ': ' + short(one.label));

  // 1, 2 or 5 times a power of ten, so that about so many fit.
  function step(range, count) {
    const size = 10 ** Math.floor(Math.log10(range / count));
    return size * [1, 2, 5, 10].find(times => times * size * count >= range);
  }

  // From a tenth of the evaluations on, bands fit; the first guesses would press all that follows against one edge.
  function frame() {
    const late = data.contestants.flatMap(one => {
      const { evaluations, low, high } = one.curve;
      return evaluations.flatMap((x, k) => x >= last / 10 ? [low[k], high[k]] : []);
    });
    const [least, most] = [Math.min(...late), Math.max(...late)];
    if (!(most > least)) {
      return {};
    }
    const edge = (most - least) / 50;
    const [from, to] = [least - edge, most + edge];
    const unit = step(to - from, 5);
    return { min: Number((Math.floor(from / unit) * unit).toPrecision(12)), max: Number((Math.ceil(to / unit) * unit).toPrecision(12)), interval: unit };
  }

  // Bands are stacked on their lower ends, which charts do by place on an axis of names only: evaluations are named by their numbers.
  function curves() {
    const series = data.contestants.flatMap((one, i) => {
      const color = tints()[i % 6];
      const { evaluations, mean, low, high } = one.curve;
      const points = values => evaluations.map((x, k) => [grid.indexOf(x), values[k]]);
      const hidden = { step: 'end', stack: one.name, stackStrategy: 'all', lineStyle: { opacity: 0 }, itemStyle: { color } };
      return [
        line(one.name + ' from', points(low), hidden),
        line(one.name + ' to', points(high.map((value, k) => value - low[k])), Object.assign({ areaStyle: { color, opacity: 0.16 } }, hidden)),
        line(named(one), points(mean), { step: 'end', lineStyle: { color, width: 2 }, itemStyle: { color } }),
      ];
    });
    const drawing = chart('evaluations', data.metric, series, true);
    const unit = step(last, narrow() ? 4 : 10);
    const round = grid.map((x, k) => Math.floor(x / unit) > Math.floor((grid[k - 1] || 0) / unit));
    drawing.grid.left = 10;
    drawing.legend.data = data.contestants.map(named);
    drawing.xAxis = axis('evaluations', { type: 'category', data: grid, boundaryGap: false, nameLocation: 'middle', nameGap: 30 });
    drawing.xAxis.axisLabel = Object.assign({}, drawing.xAxis.axisLabel, { interval: k => round[k], formatter: value => tick(Number(value)) });
    drawing.yAxis = Object.assign(drawing.yAxis, { boundaryGap: false }, frame());
    drawing.tooltip = Object.assign(drawing.tooltip, { trigger: 'axis', formatter: ([item]) => told(Number(item.axisValue)) });
    return drawing;
  }

  // Of a single run no interval is known.
  const band = (one, mean, low, high) => tick(mean) + (one.runs.length < 2 ? '' : ` [${tick(low)}, ${tick(high)}]`);

  function told(evaluation) {
    const lines = data.contestants.map(one => {
      const k = one.curve.evaluations.indexOf(evaluation);
      return k < 0 ? '' : `<br>${escaped(one.name)} ${band(one, one.curve.mean[k], one.curve.low[k], one.curve.high[k])}`;
    });
    return `after ${tick(evaluation)} evaluations${lines.join('')}`;
  }

  function ends() {
    const series = data.contestants.flatMap((one, i) => {
      const color = tints()[i % 6];
      const run = point => `${escaped(one.name)}, seed ${point[2]}: ${tick(point[0])}<br>run ${escaped(point[3])}`;
      const mean = () => `${escaped(one.name)}, mean ${band(one, one.mean, one.low, one.high)}`;
      return [
        line(one.name + ' interval', [[one.low, i], [one.high, i]], { lineStyle: { color, width: 3, opacity: 0.5 } }),
        scatter(one.name, one.runs.map(each => [each.value, i, each.seed, each.run]), run, { itemStyle: { color, opacity: 0.5 }, symbolSize: 10 }),
        scatter(one.name + ' mean', [[one.mean, i]], mean, { symbol: 'diamond', symbolSize: 16, itemStyle: { color, borderColor: colour('card'), borderWidth: 2 } }),
      ];
    });
    const drawing = chart(data.metric, '', series, false);
    drawing.grid.top = 12;
    drawing.grid.left = 10;
    drawing.yAxis = axis('', { type: 'category', data: data.contestants.map(one => one.name), inverse: true, boundaryGap: true });
    drawing.yAxis.axisLabel = { color: colour('text'), fontSize: 13 };
    return drawing;
  }

  show({ curves, ends });
})();
