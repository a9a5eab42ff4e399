
// How the search went: what was best so far, how the front grew, where the time went.

function courseDrawings({ data, metrics, count, label, about, fact }, shapes, length) {
  const random = new Set(data.random);

  const chosen = name => (document.querySelector('input[name="' + name + '-across"]:checked') || { value: 'count' }).value;

  function clock(seconds) {
    return seconds < 300 ? ['s', 1] : seconds < 7200 ? ['min', 60] : ['h', 3600];
  }

  function progress(name, byCount, byTime, score, what) {
    const timed = chosen(name) === 'time';
    const source = timed ? byTime : byCount;
    const [unit, seconds] = clock(Math.max(...byTime.map(part => part.end)));
    const scale = points => timed ? points.map(([x, y, row]) => [x / seconds, y, row]) : points;
    const where = x => timed ? 'after ' + count(x) + ' ' + unit : what + ' ' + count(x);
    const colours = tints();
    const named = source.length > 1 || score === 'accuracy';
    const series = source.flatMap((part, i) => {
      const place = source.length - 1 - i;
      const tint = colours[place % 6];
      const tip = point => about(point[2], fact(score, point[1]), where(point[0]));
      const best = scale(part.best.concat([[part.end, part.best[part.best.length - 1][1]]]));
      const points = scale(part.points);
      const bestName = named && part.epochs > 0 ? 'best after ' + length(part.epochs) : 'best so far';
      const top = line(bestName, best, { step: 'end', lineStyle: { color: tint, width: 2 }, itemStyle: { color: tint }, z: 3 });
      const chance = line('best of as many at random', scale(part.expected),
        { lineStyle: { color: colour('second'), width: 2, type: 'dashed' }, itemStyle: { color: colour('second') }, z: 3 });
      if (named) {
        return [scatter(length(part.epochs), points, tip, { symbol: shapes[place % shapes.length], itemStyle: { color: tint, opacity: 0.75 } }), top, chance]
          .filter(one => one.data.length > 0);
      }
      return [
        scatter('proposed', points.filter(point => !random.has(point[2])), tip, { symbolSize: 4, itemStyle: { color: colour('dot'), opacity: 0.7 } }),
        scatter('drawn at random', points.filter(point => random.has(point[2])), tip, { symbolSize: 4, itemStyle: { color: colour('second'), opacity: 0.75 } }),
        top, chance,
      ].filter(one => one.data.length > 0);
    });
    const option = chart(timed ? 'wall-clock time (' + unit + ')' : what, label(score), series, true);
    Object.assign(option.xAxis, { min: 0, boundaryGap: ['0%', '2%'] });
    return option;
  }

  function range(points, at) {
    const values = points.map(point => point[at]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = (high - low || 1) * 0.04;
    return { min: low - room, max: high + room };
  }

  function growth() {
    const { across, up, stages } = data.growth;
    const slider = document.getElementById('generation');
    const at = Math.min(stages.length - 1, Number(slider.value));
    const all = stages.flatMap(stage => stage.points);
    const tip = point => about(point[2], fact(up, point[1]), fact(across, point[0]));
    const edge = (name, stage, style) => line(name, stage.front, Object.assign({ step: 'end' }, style));
    const series = [
      ...stages.slice(0, at).map(stage => edge('earlier fronts', stage,
        { lineStyle: { color: colour('dot'), width: 1, opacity: 0.45 }, itemStyle: { color: colour('dot') }, z: 1 })),
      scatter('candidates until then', stages.slice(0, at).flatMap(stage => stage.points), tip,
        { symbolSize: 4, itemStyle: { color: colour('dot'), opacity: 0.55 } }),
      scatter('of this generation', stages[at].points, tip, { symbolSize: 6, itemStyle: { color: colour('second'), opacity: 0.85 } }),
      edge('front', stages[at], { lineStyle: { color: colour('accent'), width: 2 }, itemStyle: { color: colour('accent') }, z: 3 }),
      scatter('on the front', stages[at].front, tip, { symbolSize: 8, itemStyle: { color: colour('accent') }, z: 4 }),
    ].filter(one => one.data.length > 0);
    const option = chart(label(across), label(up), series, true);
    option.legend.data = [...new Set(series.map(one => one.name))].filter(name => name !== 'on the front');
    Object.assign(option.xAxis, range(all, 0));
    Object.assign(option.yAxis, range(all, 1));
    option.xAxis.axisLabel.showMinLabel = option.xAxis.axisLabel.showMaxLabel = false;
    option.yAxis.axisLabel.showMinLabel = option.yAxis.axisLabel.showMaxLabel = false;
    return option;
  }

  function hypervolume() {
    const points = data.growth.stages.map((stage, i) => ({
      value: [stage.candidates, stage.hypervolume],
      tip: () => '<b>' + escaped(stage.name) + '</b><br>' + stage.hypervolume.toFixed(3) + '<br>' + count(stage.candidates) + ' candidates',
    }));
    const option = chart('candidate', 'hypervolume', [{
      name: 'hypervolume', type: 'line', data: points, symbol: 'circle', symbolSize: 6,
      lineStyle: { color: colour('accent'), width: 2 }, itemStyle: { color: colour('accent') },
      areaStyle: { color: colour('accent'), opacity: 0.08 },
    }], false);
    Object.assign(option.yAxis, { min: 0, max: 1, scale: false });
    Object.assign(option.xAxis, { min: 0, boundaryGap: ['0%', '2%'] });
    return option;
  }

  function bars(x, y, names, parts, tip) {
    const option = chart(x, y, parts.map(([name, values, tint]) => ({
      name, type: 'bar', stack: 'all', barCategoryGap: '18%', itemStyle: { color: tint },
      data: values.map((value, i) => ({ value, tip: () => tip(i, name, value) })),
    })), true);
    Object.assign(option.xAxis, { type: 'category', data: names, boundaryGap: true });
    delete option.xAxis.axisLabel.formatter;
    option.yAxis.boundaryGap = false;
    option.yAxis.scale = false;
    return option;
  }

  function generations() {
    const { names, judged, failed, again } = data.generations;
    const parts = [['judged', judged, colour('accent')], ['failed', failed, colour('bad')], ['known already', again, colour('dot')]]
      .filter(([, values]) => values.some(value => value > 0));
    return bars('generation', 'candidates', names, parts,
      (i, name, value) => '<b>' + escaped(names[i]) + '</b><br>' + count(value) + ' ' + escaped(name));
  }

  function time() {
    const { slice, stages } = data.time;
    const entries = Object.entries(stages);
    const slices = entries[0][1].length;
    const [unit, seconds] = clock(slice * slices);
    const names = Array.from({ length: slices }, (_, i) => count(Math.round(100 * i * slice / seconds) / 100));
    const colours = tints();
    const option = bars('wall-clock time (' + unit + ')', 'evaluations at a time', names,
      entries.map(([name, values], i) => [name, values.map(value => value / slice), colours[i % 6]]),
      (i, name, value) => '<b>' + escaped(name) + '</b><br>after ' + names[i] + ' ' + unit + '<br>' + value.toFixed(2) + ' at a time');
    option.series.forEach(one => { one.barCategoryGap = '0%'; });
    option.xAxis.axisLabel.interval = Math.ceil(slices / 6) - 1;
    option.xAxis.axisLabel.formatter = text => tick(Number(Number(text.replace(/,/g, '')).toPrecision(2)));
    return option;
  }

  function timeline() {
    const { seconds, stages, workers } = data.timeline;
    const [unit, one] = clock(seconds);
    const colours = tints();
    const bar = (params, api) => {
      const from = api.coord([api.value(0), api.value(2)]);
      const to = api.coord([api.value(1), api.value(2)]);
      const height = Math.min(28, api.size([0, 1])[1] * 0.7);
      return { type: 'rect', style: { fill: api.visual('color') },
        shape: { x: from[0], y: from[1] - height / 2, width: Math.max(1, to[0] - from[0]), height } };
    };
    const option = chart('time of the run (' + unit + ')', 'worker', stages.map((name, i) => ({
      name, type: 'custom', renderItem: bar, itemStyle: { color: colours[i % 6] }, encode: { x: [0, 1], y: 2 },
      data: workers.flatMap((worker, place) => worker.bars.filter(one => one[0] === i).map(([, from, to]) => ({
        value: [from / one, to / one, place],
        tip: () => '<b>worker ' + worker.number + '</b><br>' + escaped(name) + '<br>' + tick(Number((from / one).toPrecision(3))) + ' to ' + tick(Number((to / one).toPrecision(3))) + ' ' + unit,
      }))),
    })), true);
    Object.assign(option.xAxis, { min: 0, max: seconds / one, boundaryGap: false, scale: false });
    option.xAxis.axisLabel.showMaxLabel = false;
    Object.assign(option.yAxis, { type: 'category', data: workers.map(worker => String(worker.number)), inverse: true, nameLocation: 'start' });
    delete option.yAxis.axisLabel.formatter;
    option.yAxis.boundaryGap = true;
    option.yAxis.splitLine = { show: false };
    return option;
  }

  return {
    'accuracy-progress': () => progress('accuracy-progress', data.accuracyProgress, data.accuracyByTime, 'accuracy', 'training'),
    'screening-progress': () => progress('screening-progress', data.screeningProgress, data.screeningByTime, data.standIn, 'candidate'),
    growth, hypervolume, generations, time, timeline,
  };
}

function courseControls({ data, count }, draw) {
  ['accuracy-progress', 'screening-progress'].forEach(name =>
    document.querySelectorAll('input[name="' + name + '-across"]').forEach(choice => choice.addEventListener('change', () => draw(name))));
  const slider = document.getElementById('generation');
  if (!slider) return;
  const told = document.getElementById('generation-name');
  const tell = () => {
    const stage = data.growth.stages[slider.value];
    const words = stage.name + ', ' + count(stage.candidates) + ' candidates, ' + stage.front.length + ' on the front';
    told.textContent = words;
    slider.setAttribute('aria-valuetext', words);
  };
  slider.max = data.growth.stages.length - 1;
  slider.value = slider.max;
  slider.addEventListener('input', () => { tell(); draw('growth'); });
  tell();
}
