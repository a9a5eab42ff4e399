'use strict';

// What every page draws with, in the colours of the style sheet.

const escaped = string => String(string).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');
const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const tints = () => ['accent', 'second', 'third', 'fourth', 'fifth', 'sixth'].map(colour);
const narrow = () => window.innerWidth < 640;

function short(architecture) {
  return architecture.length <= 44 ? architecture : architecture.slice(0, 21) + ' … ' + architecture.slice(-20);
}

const counted = new Set(['epoch', 'training', 'candidate']);

function axis(name, more) {
  return Object.assign({
    name, scale: true, boundaryGap: ['4%', '4%'], type: 'value',
    nameTextStyle: { color: colour('soft'), fontSize: 12 },
    axisLabel: { color: colour('soft'), fontSize: 12, hideOverlap: true, formatter: tick },
    axisLine: { show: true, onZero: false, lineStyle: { color: colour('line') } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colour('faint') } },
  }, more);
}

function chart(x, y, series, legend) {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 2, right: 20, top: legend ? 64 : 34, bottom: 30, containLabel: true },
    legend: legend && {
      type: 'scroll', top: 0, left: 0, itemWidth: 14, itemHeight: 12, itemGap: 16,
      textStyle: { color: colour('text'), fontSize: 12 }, inactiveColor: colour('dot'),
      pageTextStyle: { color: colour('soft') }, pageIconColor: colour('accent'), pageIconInactiveColor: colour('line'),
    },
    tooltip: {
      trigger: 'item', confine: true, backgroundColor: colour('card'), borderColor: colour('line'),
      textStyle: { color: colour('text'), fontSize: 12 }, formatter: item => item.data.tip ? item.data.tip() : '',
    },
    xAxis: axis(x, { nameLocation: 'middle', nameGap: 30, minInterval: counted.has(x) ? 1 : 0 }),
    yAxis: axis(y, { nameGap: 12, nameTextStyle: { color: colour('soft'), fontSize: 12, align: 'left' } }),
    series,
  };
}

function tick(value) {
  const size = Math.abs(value);
  const [unit, sign] = size >= 1e9 ? [1e9, 'G'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return size >= 1e12 ? value.toExponential() : Number((value / unit).toPrecision(6)).toLocaleString('en-US', { maximumFractionDigits: 6 }) + sign;
}

const dot = (points, tip) => points.map(point => ({ value: [point[0], point[1]], tip: () => tip(point) }));

function scatter(name, points, tip, style) {
  return Object.assign({ name, type: 'scatter', progressive: 0, data: dot(points, tip), symbolSize: points.length > 500 ? 4 : 8 }, style);
}

const line = (name, points, style) =>
  Object.assign({ name, type: 'line', data: points.map(point => ({ value: [point[0], point[1]] })), symbol: 'none', silent: true }, style);

// Draws each chart when it comes near the window, and whichever was drawn again when something about it changes. Gives back how to draw one anew.
function show(drawings) {
  const places = [...document.querySelectorAll('[data-chart]')].map(element => ({ element, drawing: null }));
  const draw = place => {
    place.drawing = place.drawing || echarts.init(place.element);
    place.drawing.setOption(drawings[place.element.dataset.chart](place.drawing), true);
  };
  const near = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
    near.unobserve(entry.target);
    draw(places.find(place => place.element === entry.target));
  }), { rootMargin: '400px' });
  places.forEach(place => near.observe(place.element));
  const drawn = () => places.filter(place => place.drawing);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn().forEach(draw));
  window.addEventListener('beforeprint', () => places.forEach(draw));
  new ResizeObserver(() => { drawn().forEach(({ drawing }) => drawing.resize()); }).observe(document.body);
  document.querySelectorAll('.pick[hidden]').forEach(control => { control.hidden = false; });
  return name => drawn().filter(place => !name || place.element.dataset.chart === name).forEach(draw);
}
