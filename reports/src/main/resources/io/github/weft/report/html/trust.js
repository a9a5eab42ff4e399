(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const select = document.getElementById('score');
  const label = column => column.unit ? column.name + ' (' + column.unit + ')' : column.name;
  const text = value => Number(value.toPrecision(5)).toLocaleString('en-US', { maximumFractionDigits: 6 });

  function against() {
    const score = data.scores[select.selectedIndex];
    const points = data.candidates
      .map((_, i) => [score.values[i], data.truth.values[i], i])
      .filter(point => point[0] !== null && point[1] !== null);
    const tip = point => '<code>' + escaped(short(data.candidates[point[2]])) + '</code><br>'
      + escaped(score.name) + ' ' + text(point[0]) + '<br>' + escaped(data.truth.name) + ' ' + text(point[1]);
    document.getElementById('rho').textContent = "Spearman's rho " + score.rho + ', ' + points.length + ' networks';
    return chart(label(score), label(data.truth), [scatter('network', points, tip,
      { symbolSize: points.length > 500 ? 5 : 9, itemStyle: { color: colour('accent'), opacity: points.length > 200 ? 0.55 : 0.85 } })], false);
  }

  select.append(...data.scores.map(score => new Option(score.name)));
  const draw = show({ scatter: against });
  select.addEventListener('change', () => draw('scatter'));
})();
