
// Candidates as lines over their genes, to be brushed with the mouse or chosen from lists.

const brush = new Map();

function geneKept({ data }) {
  const { lines } = data.genes;
  const scores = lines.map(line => line[1]).sort((a, b) => b - a);
  return lines.map(line => [...brush].every(([axis, choice]) => axis === 'score'
    ? line[1] >= scores[Math.max(0, Math.ceil(scores.length * choice) - 1)]
    : line[3 + axis] === choice));
}

function geneTell({ data, count }, kept) {
  const { lines } = data.genes;
  const some = lines.filter((_, i) => kept[i]);
  const best = Math.min(...some.map(line => data.rank[line[0]] || Infinity));
  document.getElementById('brushed').textContent = some.length === lines.length ? 'all ' + count(lines.length) + ' candidates'
    : count(some.length) + ' of ' + count(lines.length) + ' candidates' + (best < Infinity ? ', the best has rank ' + count(best) : '');
}

function geneDrawings(board) {
  const { data, label, about, fact } = board;
  if (!data.genes) return {};
  const { axes, lines, score, cost } = data.genes;
  const absent = axes.map((_, i) => lines.some(line => line[3 + i] < 0));
  // Lines through one choice lie side by side, in the order of the rows.
  const beside = line => 0.56 * ((line[0] * 0.618034) % 1 - 0.5);
  const shown = line => [...axes.map((axis, i) => line[3 + i] + beside(line)), line[2], line[1]];
  const quantile = share => lines.map(line => line[1]).sort((a, b) => a - b)[Math.floor(share * (lines.length - 1))];

  function genes(drawing) {
    const kept = geneKept(board);
    geneTell(board, kept);
    const upright = narrow();
    const looks = { color: colour('text'), fontSize: 11, backgroundColor: colour('card'), padding: [1, 3], borderRadius: 3 };
    const base = chart('', '', [], false);
    const value = name => ({ name: label(name), type: 'value', scale: true, axisLabel: Object.assign({ formatter: tick, hideOverlap: true }, looks) });
    const ordered = lines.map((line, i) => [line, kept[i]]).sort((a, b) => a[0][1] - b[0][1]);
    const low = quantile(0.1);
    const high = quantile(1);
    drawing.off('axisareaselected');
    drawing.on('axisareaselected', () => {
      const active = new Set(drawing.getModel().getSeriesByIndex(0).getRawIndicesByActiveState('active'));
      const states = new Map(ordered.map(([line], i) => [line, active.has(i)]));
      geneTell(board, lines.map((line, i) => (active.size === 0 || states.get(line)) && kept[i]));
    });
    return {
      animation: false, textStyle: base.textStyle, tooltip: base.tooltip,
      parallel: {
        layout: upright ? 'vertical' : 'horizontal',
        left: upright ? 18 : 34, right: upright ? 18 : 48, top: upright ? 30 : 74, bottom: upright ? 34 : 22,
        parallelAxisDefault: {
          nameLocation: upright ? 'start' : 'end', nameGap: upright ? -12 : 14,
          nameTextStyle: upright
            ? { color: colour('text'), fontSize: 11, align: 'left', verticalAlign: 'bottom', backgroundColor: colour('card'), padding: [1, 3], borderRadius: 3 }
            : { color: colour('text'), fontSize: 12, lineHeight: 14, align: 'center' },
          axisLine: { lineStyle: { color: colour('dot') } }, axisTick: { show: false },
          areaSelectStyle: { width: 22, borderWidth: 1, borderColor: colour('accent'), color: colour('accent'), opacity: 0.25 },
        },
      },
      parallelAxis: [
        ...axes.map((axis, i) => ({
          name: upright ? axis.name : axis.name.replace(/[.:_]/g, '\n'), type: 'value', min: absent[i] ? -2 : -1, max: axis.choices.length, interval: 1,
          axisLabel: Object.assign({ formatter: at => at === -1 && absent[i] ? '–' : axis.choices[at] || '' }, looks),
        })),
        value(cost), value(score),
      ].map((axis, dim) => Object.assign({ dim }, axis)),
      series: [{
        type: 'parallel', smooth: false, inactiveOpacity: 0.03, activeOpacity: 0.8, progressive: 0,
        data: ordered.map(([line, keep]) => {
          const share = Math.max(0, Math.min(1, (line[1] - low) / (high - low || 1)));
          return {
            value: shown(line), tip: () => about(line[0], fact(score, line[1]), fact(cost, line[2])),
            lineStyle: { color: share > 0.6 ? colour('accent') : colour('dot'), opacity: keep ? 0.12 + 0.6 * share ** 2 : 0.02, width: share > 0.95 && keep ? 2 : 1 },
          };
        }),
      }],
    };
  }

  return { genes };
}

function geneControls(board, draw) {
  const place = document.getElementById('brush');
  if (!place || !board.data.genes) return;
  const { axes, score } = board.data.genes;
  const add = (name, key, options) => {
    const label = document.createElement('label');
    const select = document.createElement('select');
    select.append(new Option('any', ''), ...options.map(([text, value]) => new Option(text, value)));
    select.addEventListener('change', () => {
      if (select.value === '') brush.delete(key); else brush.set(key, Number(select.value));
      draw('genes');
      geneTell(board, geneKept(board));
    });
    label.append(name + ' ', select);
    place.append(label);
    return select;
  };
  const selects = axes.map((axis, i) => add(axis.name, i, [...axis.choices.map((choice, c) => [choice, c]), ['–', -1]]));
  selects.push(add(score, 'score', [['best tenth', 0.1], ['best quarter', 0.25], ['best half', 0.5]]));
  document.getElementById('unbrush').addEventListener('click', () => {
    brush.clear();
    selects.forEach(select => { select.value = ''; });
    draw('genes');
    geneTell(board, geneKept(board));
  });
  geneTell(board, geneKept(board));
}
