// Draws the charts of a report: replaces each still picture by its Vega-Lite specification, in the colors that the reader prefers.
// Expressions are interpreted (ast), so that the page needs no permission to evaluate text as code.
import embed from 'vega-embed';

const dark = matchMedia('(prefers-color-scheme: dark)');

async function draw(figure) {
  const still = figure.querySelector('.still'), live = figure.querySelector('.live');
  const spec = JSON.parse(figure.querySelector('script').textContent);
  if (dark.matches) spec.config = spec.usermeta.dark;
  try {
    live.hidden = false; // it has a width to be measured only while it is shown
    await embed(live, spec, { mode: 'vega-lite', renderer: 'svg', actions: false, ast: true, tooltip: { theme: 'custom' } });
    still.hidden = true;
  } catch (error) {
    live.hidden = true;
    console.error(error); // the still picture stays
  }
}

const figures = [...document.querySelectorAll('figure.chart')];
const drawAll = () => Promise.all(figures.map(draw)).then(() => { document.documentElement.dataset.charts = 'drawn'; });
dark.addEventListener('change', drawAll);
drawAll();
