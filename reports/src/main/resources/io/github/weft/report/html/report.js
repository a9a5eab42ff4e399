(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const metrics = new Map(data.columns.map(column => [column.name, column]));
  const rows = data.rank.map((_, row) => row);

  // Numbers, as in the table that came with the page.

  const count = value => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

  function scaled(value) {
    const size = Math.abs(value);
    if (size < 1e3) return count(value);
    const step = size < 1e6 ? 1 : size < 1e9 ? 2 : size < 1e12 ? 3 : 4;
    return (value / 1000 ** step).toFixed(2) + ' kMGT'[step];
  }

  function significant(value) {
    if (value === 0) return '0';
    const [digits, exponent] = value.toExponential(3).split('e').map(Number);
    return exponent >= -4 && exponent < 6
      ? Number(digits + 'e' + exponent).toFixed(Math.max(0, 3 - exponent))
      : digits.toFixed(3) + 'e' + exponent;
  }

  function text(column, value) {
    if (value === null || value === undefined) return '';
    if (column.unit === '%') return value.toFixed(2);
    if (column.unit === 'MACs') return scaled(value);
    return column.cost ? count(value) : significant(value);
  }

  const label = name => {
    const unit = metrics.has(name) ? metrics.get(name).unit : '';
    return unit && unit !== 'weights' ? name + ' (' + unit + ')' : name;
  };

  // The table: sorted and searched as a list of row numbers, written out in portions.

  const body = document.querySelector('#board tbody');
  const search = document.getElementById('search');
  const onlyFront = document.getElementById('only-front');
  const more = document.getElementById('more');
  const counted = document.getElementById('count');
  let order = { key: 'rank', metric: null, up: true };
  let found = rows;
  let shown = body.rows.length;

  const haystack = row =>
    (data.architecture[row] + ' ' + data.evidences[data.evidence[row]] + ' ' + (data.status[row] || 'ok')).toLowerCase();

  const missing = row => order.key === 'rank' ? data.rank[row] === 0
    : order.key === 'metric' && metrics.get(order.metric).values[row] === null;

  const value = row => order.key === 'metric' ? metrics.get(order.metric).values[row]
    : order.key === 'status' ? data.status[row] || 'ok'
    : data[order.key][row];

  function compare(a, b) {
    const gone = missing(a) - missing(b);
    if (gone !== 0) return gone;
    const [x, y] = missing(a) ? [0, 0] : [value(a), value(b)];
    return (x < y ? -1 : x > y ? 1 : 0) * (order.up ? 1 : -1) || a - b;
  }

  function cell(line, content, kind) {
    const td = line.insertCell();
    td.textContent = content;
    if (kind) td.className = kind;
    return td;
  }

  function write(row) {
    const line = body.insertRow();
    if (data.rank[row] === 0) line.className = 'failed';
    const rank = cell(line, data.rank[row] || '–', 'number');
    if (data.layer[row] === 1) {
      const mark = document.createElement('span');
      mark.className = 'front';
      mark.title = 'on the Pareto front';
      mark.textContent = '◆';
      rank.prepend(mark);
    }
    const code = document.createElement('code');
    code.textContent = code.title = data.architecture[row];
    cell(line, '').append(code);
    const evidence = cell(line, data.evidences[data.evidence[row]]);
    if (data.notes[data.evidence[row]]) {
      const note = document.createElement('small');
      note.textContent = data.notes[data.evidence[row]];
      evidence.append(note);
    }
    data.columns.forEach(column => cell(line, text(column, column.values[row]), 'number'));
    cell(line, data.status[row] || 'ok', 'status');
  }

  function writeCount() {
    const all = found.length === rows.length ? count(rows.length) : count(found.length) + ' of ' + count(rows.length);
    counted.textContent = shown < found.length ? 'first ' + count(shown) + ' of ' + count(found.length) + ' rows' : all + ' rows';
    document.getElementById('more-row').hidden = shown >= found.length;
  }

  function addRows() {
    const until = Math.min(found.length, shown + data.size);
    for (; shown < until; shown++) write(found[shown]);
    writeCount();
  }

  function update() {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
    found = rows.filter(row => (!onlyFront.checked || data.layer[row] === 1)
      && (words.length === 0 || words.every(word => haystack(row).includes(word))));
    found.sort(compare);
    body.replaceChildren();
    shown = 0;
    addRows();
  }

  document.querySelectorAll('#board thead th').forEach(head => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const { key, metric = null } = head.dataset;
      const same = order.key === key && order.metric === metric;
      const bestFirst = key !== 'metric' || metrics.get(metric).cost;
      order = { key, metric, up: same ? !order.up : bestFirst };
      document.querySelectorAll('#board thead th').forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', order.up ? 'ascending' : 'descending');
      update();
    });
  });
  document.getElementById('controls').hidden = false;
  let waiting;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, rows.length > 5000 ? 200 : 0);
  });
  onlyFront.addEventListener('change', update);
  more.addEventListener('click', addRows);
  writeCount();

  // The charts, drawn in the colours of the style sheet.

  if (typeof echarts === 'undefined') return;
  const shapes = ['circle', 'diamond', 'triangle', 'rect', 'roundRect'];
  const random = new Set(data.random);
  const length = epochs => epochs === 0 ? 'table' : epochs + (epochs === 1 ? ' epoch' : ' epochs');

  function about(row, ...facts) {
    return '<b>' + (data.rank[row] ? 'rank ' + data.rank[row] : 'failed') + '</b> ' + escaped(data.evidences[data.evidence[row]])
      + '<br><code>' + escaped(short(data.architecture[row])) + '</code><br>' + facts.map(escaped).join('<br>');
  }

  const fact = (name, number) => name + ' ' + text(metrics.get(name), number);

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

  function progress(all, score, what) {
    const colours = tints();
    const named = all.length > 1 || score === 'accuracy';
    const series = all.flatMap((part, i) => {
      const place = all.length - 1 - i;
      const tint = colours[place % 6];
      const tip = point => about(point[2], fact(score, point[1]), what + ' ' + count(point[0]));
      const best = part.best.concat([[part.total, part.best[part.best.length - 1][1]]]);
      const bestName = named && part.epochs > 0 ? 'best after ' + length(part.epochs) : 'best so far';
      const top = line(bestName, best, { step: 'end', lineStyle: { color: tint, width: 2 }, itemStyle: { color: tint }, z: 3 });
      if (named) {
        return [scatter(length(part.epochs), part.points, tip, { symbol: shapes[place % shapes.length], itemStyle: { color: tint, opacity: 0.75 } }), top];
      }
      return [
        scatter('proposed', part.points.filter(point => !random.has(point[2])), tip, { symbolSize: 4, itemStyle: { color: colour('dot'), opacity: 0.7 } }),
        scatter('drawn at random', part.points.filter(point => random.has(point[2])), tip, { symbolSize: 4, itemStyle: { color: colour('second'), opacity: 0.75 } }),
        top,
      ].filter(one => one.data.length > 0);
    });
    return chart(what, label(score), series, true);
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
    'accuracy-progress': () => progress(data.accuracyProgress, 'accuracy', 'training'),
    'screening-progress': () => progress(data.screeningProgress, data.standIn, 'candidate'),
    agreement,
    curves: () => curves(data.curves, label('accuracy'), value => fact('accuracy', value)),
    moved: () => curves(percents(data.moved), 'connections moved (%)', value => 'moved ' + value.toFixed(2) + ' %'),
    explored: () => curves(percents(data.explored), 'looked at so far (%)', value => 'looked at ' + value.toFixed(2) + ' %'),
  };

  if (select) {
    const useful = before.filter(column => data.comparable.some(point => column.values[point[2]] !== null));
    select.append(...useful.map(column => new Option(column.name)));
  }

  const drawAll = show(drawings);
  if (select) select.addEventListener('change', drawAll);
})();
