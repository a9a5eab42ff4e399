
// The charts of the candidates, drawn in the colours of the style sheet.

(() => {
  if (typeof echarts === 'undefined') return;
  const { data, metrics, count, label, about, fact } = board;
  const shapes = ['circle', 'diamond', 'triangle', 'rect', 'roundRect'];
  const length = epochs => epochs === 0 ? 'table' : epochs + (epochs === 1 ? ' epoch' : ' epochs');

  function front(source, cost, score, byEvidence) {
    const tip = point => about(point[2], fact(score, point[1]), fact(cost, point[0]));
    const kinds = byEvidence ? [...new Set(source.points.map(point => data.evidence[point[2]]))].sort((a, b) => a - b) : [null];
    const colours = tints();
    const dots = kinds.map((kind, i) => scatter(kind === null ? 'candidates' : data.evidences[kind],
      source.points.filter(point => kind === null || data.evidence[point[2]] === kind), tip,
      { symbol: shapes[i % shapes.length], symbolSize: kind === null ? 5 : 10,
        itemStyle: { color: kind === null ? colour('dot') : colours[i % 6], opacity: kind === null ? 0.55 : 0.9 } }));
    const edge = line('Pareto front', source.front, { step: 'end', lineStyle: { color: colour('text'), width: 1.5, opacity: 0.6 }, itemStyle: { color: colour('text') }, z: 1 });
    const ends = kinds[0] === null
      ? [scatter('on the front', source.front, tip, { symbolSize: 8, itemStyle: { color: colour('accent') } })] : [];
    return chart(label(cost), label(score), [edge, ...dots, ...ends], true);
  }

  const before = data.columns.filter(column => !['accuracy', 'test-accuracy'].includes(column.name) && column.unit !== 's');
  const select = document.getElementById('metric');

  function agreement() {
    const column = metrics.get(select.value);
    const points = data.comparable.map(point => [column.values[point[2]], point[1], point[2]]).filter(point => point[0] !== null);
    const row = document.querySelector('tr[data-tau-of="' + column.name + '"]');
    document.getElementById('tau').textContent = row && row.cells[1].textContent !== '–'
      ? "Kendall's tau " + row.cells[1].textContent + ', n = ' + row.cells[4].textContent : 'n = ' + points.length;
    return chart(label(column.name), label('accuracy'),
      [scatter('trained', points, point => about(point[2], fact(column.name, point[0]), fact('accuracy', point[1])),
        { symbolSize: 10, itemStyle: { color: colour('accent'), opacity: 0.9 } })], false);
  }

  function curves(all, axis, tell) {
    const colours = tints();
    const named = narrow() ? 4 : 6;
    const name = (curve, i) => i < named ? 'rank ' + (data.rank[curve.row] || '–') : 'others';
    const series = all.map((curve, i) => {
      const tint = i < named ? colours[i] : colour('dot');
      const tip = epoch => about(curve.row, tell(curve.values[epoch]), 'epoch ' + (epoch + 1));
      return {
        name: name(curve, i), type: 'line', symbol: 'circle', symbolSize: 5, showSymbol: curve.values.length < 40,
        data: curve.values.map((value, epoch) => ({ value: [epoch + 1, value], tip: () => tip(epoch) })),
        lineStyle: { color: tint, width: i < named ? 2 : 1 }, itemStyle: { color: tint }, z: named - i,
      };
    });
    const option = chart('epoch', axis, series, true);
    option.legend.data = [...new Set(all.map(name))];
    return option;
  }

  const percents = all => all.map(curve => ({ row: curve.row, values: curve.values.map(share => 100 * share) }));

  const drawings = {
    'trained-front': () => front(data.trainedFront, 'params', 'accuracy', true),
    'untrained-front': () => front(data.untrainedFront, 'params', data.standIn, false),
    'nonzeros-front': () => front(data.nonzerosFront, 'nonzeros', 'accuracy', true),
    'sparse-macs-front': () => front(data.sparseMacsFront, 'sparse-macs', 'accuracy', true),
    ...courseDrawings(board, shapes, length),
    ...geneDrawings(board),
    agreement,
    curves: () => curves(data.curves, label('accuracy'), value => fact('accuracy', value)),
    moved: () => curves(percents(data.moved), 'connections moved (%)', value => 'moved ' + value.toFixed(2) + ' %'),
    explored: () => curves(percents(data.explored), 'looked at so far (%)', value => 'looked at ' + value.toFixed(2) + ' %'),
  };

  if (select) {
    const useful = before.filter(column => data.comparable.some(point => column.values[point[2]] !== null));
    select.append(...useful.map(column => new Option(column.name)));
  }

  const draw = show(drawings);
  if (select) select.addEventListener('change', () => draw('agreement'));
  courseControls(board, draw);
  geneControls(board, draw);
})();
