'use strict';

const byId = id => document.getElementById(id);
const images = {
  photo: {
    name: 'marche', rules: 'au moins 1 500 pixels de large, au plus 500 ko, image nette et couleurs fidèles.',
    least: 1500, most: 500, clear: false, faithful: true,
    // Ko at 4,000 pixels; the size follows the number of pixels.
    weights: { BMP: 36000, GIF: 9400, JPEG: { 100: 7200, 80: 2550, 40: 1150, 10: 420 }, PNG: 21500 },
  },
  logo: {
    name: 'logo', rules: 'au moins 700 pixels de large, au plus 100 ko, fond transparent et contours lisses.',
    least: 700, most: 100, clear: true, faithful: false,
    weights: { BMP: 36000, GIF: 610, JPEG: { 100: 2300, 80: 900, 40: 480, 10: 230 }, PNG: 1150 },
  },
};
let made = null;

const chosen = () => document.querySelector('[name=image]:checked').value;

function say(text, done = false) {
  byId('status').classList.toggle('done', done);
  byId('status').textContent = text;
  if (text) byId('status').scrollIntoView({ block: 'nearest' });
}

function sizeText(ko) {
  const [value, unit] = ko >= 1000 ? [ko / 1000, 'Mo'] : [ko, 'ko'];
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: unit === 'ko' ? 0 : 1 })} ${unit}`;
}

function aspect(image, format, quality) {
  if (format === 'JPEG') return quality >= 80 ? 'Net' : quality >= 40 ? 'Un peu flou' : 'Petits carrés visibles';
  if (format === 'GIF') return image === 'logo' ? 'Contours en escalier' : 'Couleurs perdues, limitées à 256';
  return 'Net';
}

function refresh() {
  byId('rules').textContent = images[chosen()].rules;
  byId('quality-row').hidden = byId('format').value !== 'JPEG';
  // What was exported with other settings is no longer what one would publish.
  made = null;
  byId('result').hidden = true;
  say('');
}

function row(term, value) {
  const dt = document.createElement('dt');
  const dd = document.createElement('dd');
  dt.textContent = term;
  dd.textContent = value;
  return [dt, dd];
}

byId('settings').addEventListener('change', refresh);

byId('settings').addEventListener('submit', event => {
  event.preventDefault();
  const image = chosen();
  const format = byId('format').value;
  const width = Number(byId('width').value);
  const quality = Number(byId('quality').value);
  const weight = images[image].weights[format];
  const ko = (typeof weight === 'number' ? weight : weight[quality]) * (width / 4000) ** 2;
  const clear = image === 'logo' && (format === 'PNG' || format === 'GIF');
  made = { image, format, width, ko, clear, aspect: aspect(image, format, quality) };
  byId('result').querySelector('dl').replaceChildren(
    ...row('Nom', `${images[image].name}.${format === 'JPEG' ? 'jpg' : format.toLowerCase()}`),
    ...row('Largeur', `${width.toLocaleString('fr-FR')} pixels`),
    ...row('Taille', sizeText(ko)),
    ...row('Aspect', made.aspect),
    ...row('Fond', clear ? 'Transparent' : image === 'logo' ? 'Blanc' : 'Sans objet'),
  );
  byId('result').hidden = false;
  say('');
  byId('result-title').focus();
});

// The receipt is made from the file that was accepted: it is written nowhere.
function receipt({ image, format, width, ko }) {
  let sum = 17;
  for (const letter of `${image}/${format}/${width}/${Math.round(ko)}`) sum = (sum * 37 + letter.codePointAt(0)) % 8999;
  return 1000 + sum;
}

byId('publish').addEventListener('click', () => {
  const rules = images[made.image];
  const right = made.width >= rules.least && made.ko <= rules.most && (made.clear || !rules.clear) && made.aspect === 'Net';
  // Which rule is for the person to find: the file and the rules are both on the screen.
  if (!right) return say('Le site refuse ce fichier : il ne respecte pas toutes les règles. Comparez-le avec elles, puis changez un réglage.');
  say(`Fichier accepté. Numéro de dépôt : ${receipt(made)}`, true);
});

refresh();
