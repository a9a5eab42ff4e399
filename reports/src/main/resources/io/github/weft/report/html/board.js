
// The table, and what a row's numbers look like.

const board = (() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const metrics = new Map(data.columns.map(column => [column.name, column]));
  const rows = data.rank.map((_, row) => row);
  const tied = new Set(data.rank.filter((rank, row) => rank > 0 && (rank === data.rank[row - 1] || rank === data.rank[row + 1])));

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
    if (tied.has(data.rank[row])) {
      const tie = document.createElement('span');
      tie.className = 'tie';
      tie.title = 'shared with others';
      tie.textContent = '=';
      rank.append(tie);
    }
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

  // What charts say of a row.

  function about(row, ...facts) {
    return '<b>' + (data.rank[row] ? 'rank ' + data.rank[row] : 'failed') + '</b> ' + escaped(data.evidences[data.evidence[row]])
      + '<br><code>' + escaped(short(data.architecture[row])) + '</code><br>' + facts.map(escaped).join('<br>');
  }

  const fact = (name, number) => name + ' ' + (metrics.has(name) ? text(metrics.get(name), number) : significant(number));

  return { data, metrics, rows, count, label, about, fact };
})();
