'use strict';

const byId = id => document.getElementById(id);
const rect = (x, y, w, h, fill, more = '') => `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;
const disc = (x, y, r, fill) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const words = (x, y, size, fill, text, more = '') => `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-family="Arial, sans-serif" ${more}>${text}</text>`;
const person = (x, y, r, skin, hair, coat) => `<path d="M${x - 1.9 * r} ${y + 4 * r}Q${x - 1.9 * r} ${y + 1.4 * r} ${x} ${y + 1.4 * r}Q${x + 1.9 * r} ${y + 1.4 * r} ${x + 1.9 * r} ${y + 4 * r}Z" fill="${coat}"/>` +
  disc(x, y - .25 * r, 1.12 * r, hair) + `<ellipse cx="${x}" cy="${y}" rx="${.85 * r}" ry="${r}" fill="${skin}"/>` + disc(x - .3 * r, y - .1 * r, .09 * r, '#1c1208') + disc(x + .3 * r, y - .1 * r, .09 * r, '#1c1208') +
  `<path d="M${x - .3 * r} ${y + .45 * r}Q${x} ${y + .7 * r} ${x + .3 * r} ${y + .45 * r}" fill="none" stroke="#5a2a1c" stroke-width="${.08 * r}"/>`;

// Every image is drawn upright; turn: how many quarter turns it was stored with. Things are boxes: left, top, width, height.
// So is what a layer shows; a solid one hides what is in its box.
const images = [
  {
    name: 'Photo pour la carte de membre', width: 1200, height: 900, turn: 3,
    brief: ['Photo droite, la tête en haut.', '300 × 400 pixels, sans déformer.', 'Le visage de la femme en rouge est entier. On ne voit ni la fenêtre ni le visage de l’homme.'],
    layers: [{ name: 'Photo', draw: rect(0, 0, 1200, 900, '#cfdde4') + rect(0, 690, 1200, 210, '#b59a7a') + rect(60, 90, 250, 330, '#8fc4e6', 'stroke="#fff" stroke-width="18"') + person(930, 400, 105, '#8a5a3c', '#1c1411', '#2c4f8c') + person(560, 420, 100, '#c98f6b', '#3a2113', '#b3262f') }],
    things: [['Visage de la femme en rouge', 450, 290, 220, 240], ['Visage de l’homme', 805, 255, 250, 260], ['Fenêtre', 50, 80, 270, 350]],
    right: s => s.turned === 0 && size(s, 300, 400) && holds(s, 0) && misses(s, 1) && misses(s, 2),
  },
  {
    name: 'Bandeau du site', width: 1600, height: 1200, turn: 0,
    brief: ['1200 × 400 pixels, sans déformer.', 'Le phare est entier, de la lampe aux rochers.', 'On ne voit ni la poubelle ni la mouette floue.'],
    layers: [{ name: 'Photo', draw: rect(0, 0, 1600, 1200, '#a9d3ea') + rect(0, 640, 1600, 560, '#3f86ab') + rect(0, 960, 1600, 240, '#d8c08f') + '<path d="M980 760Q1080 690 1240 760Z" fill="#5a4a3c"/>' + '<path d="M1080 720L1096 420H1144L1160 720Z" fill="#f6f2ea"/>' + rect(1088, 560, 64, 50, '#b3262f') + rect(1090, 385, 60, 38, '#2c3a40') + '<path d="M1082 385L1120 350L1158 385Z" fill="#b3262f"/>' + rect(150, 900, 120, 180, '#2f6b3d') + rect(135, 880, 150, 30, '#24532f') + '<path d="M250 180Q310 110 360 190Q420 120 480 200Q420 180 365 230Q310 180 250 180Z" fill="#e8e8ee" opacity=".8"/>' }],
    things: [['Phare, de la lampe aux rochers', 980, 350, 260, 410], ['Poubelle', 135, 880, 150, 200], ['Mouette floue', 250, 120, 230, 120]],
    right: s => s.turned === 0 && size(s, 1200, 400) && holds(s, 0) && misses(s, 1) && misses(s, 2),
  },
  {
    name: 'Affiche du concert', width: 800, height: 1000, turn: 0,
    brief: ['Le titre se lit en entier, sur le bandeau.', 'Le bandeau passe devant la photo et la laisse deviner : opacité 50 %.', 'Le mot « ÉPREUVE » ne se voit plus.', 'Fichier JPEG.'],
    layers: [
      { name: 'Filigrane', shows: 'Mot « ÉPREUVE », en travers', box: [100, 280, 595, 475], draw: words(400, 560, 130, '#fff', 'ÉPREUVE', 'text-anchor="middle" transform="rotate(-35 400 520)" opacity=".85"') },
      { name: 'Photo', shows: 'Photo d’une personne qui tient une baguette, devant le soleil', box: [0, 0, 800, 1000], solid: true, draw: rect(0, 0, 800, 1000, '#2b2140') + disc(400, 300, 180, '#f2b84b') + '<path d="M150 1000Q190 620 400 620Q610 620 650 1000Z" fill="#120d1d"/>' + disc(400, 540, 95, '#120d1d') + '<path d="M470 700L660 560" stroke="#c96f2b" stroke-width="34"/>' },
      { name: 'Titre', shows: 'Titre « NUIT DU KA »', box: [175, 800, 450, 85], draw: words(400, 868, 78, '#fff', 'NUIT DU KA', 'text-anchor="middle" font-weight="bold"') },
      { name: 'Bandeau', shows: 'Bandeau vert', box: [0, 780, 800, 130], solid: true, draw: rect(0, 780, 800, 130, '#0b5f3c') },
      { name: 'Fond', shows: 'Fond beige uni', box: [0, 0, 800, 1000], solid: true, draw: rect(0, 0, 800, 1000, '#e8dcc4') },
    ],
    things: [], format: 'JPEG',
    right: s => above(s, 'Titre', 'Bandeau') && above(s, 'Bandeau', 'Photo') && above(s, 'Photo', 'Fond') && (!seen(s, 'Filigrane') || above(s, 'Photo', 'Filigrane')) && layer(s, 'Bandeau')?.opacity === 50 && ['Titre', 'Photo'].every(name => layer(s, name)?.opacity === 100 && seen(s, name)) && seen(s, 'Bandeau') && whole(s),
  },
  {
    name: 'Autocollant du club de plongée', width: 900, height: 600, turn: 0,
    brief: ['Autour de la tortue, le fond est transparent.', 'L’ombre est derrière la tortue, à 30 % d’opacité.', 'Le croquis au crayon ne se voit plus.', 'Le fichier garde la transparence.'],
    layers: [
      { name: 'Ombre', shows: 'Ombre ovale', box: [160, 190, 620, 340], draw: '<ellipse cx="470" cy="360" rx="310" ry="170" fill="#10282c"/>' },
      { name: 'Tortue', shows: 'Tortue', box: [115, 150, 685, 340], draw: '<path d="M640 250Q790 170 800 270Q760 330 660 330Z" fill="#4e8a4a"/><path d="M230 200Q90 100 120 250Q160 300 250 290ZM240 380Q130 440 150 490Q260 500 320 420ZM560 420Q640 520 700 470Q690 400 610 380Z" fill="#4e8a4a"/><ellipse cx="440" cy="310" rx="270" ry="160" fill="#8a5a2b"/><path d="M440 160V460M240 250L640 370M240 370L640 250" stroke="#5f3b17" stroke-width="12" fill="none"/>' + disc(755, 250, 12, '#10282c') },
      { name: 'Croquis', shows: 'Croquis au crayon rouge', box: [60, 180, 780, 360], draw: '<path d="M150 300Q420 60 700 300Q420 560 150 300ZM700 260L840 200M150 300L60 200M300 430L220 540" stroke="#c0182b" stroke-width="7" fill="none" stroke-dasharray="22 10"/>' },
      { name: 'Papier blanc', shows: 'Papier blanc', box: [0, 0, 900, 600], solid: true, draw: rect(0, 0, 900, 600, '#ffffff') },
    ],
    things: [], format: 'PNG', more: 3826,
    right: s => above(s, 'Tortue', 'Ombre') && layer(s, 'Ombre')?.opacity === 30 && layer(s, 'Tortue')?.opacity === 100 && seen(s, 'Tortue') && seen(s, 'Ombre') && !seen(s, 'Croquis') && !seen(s, 'Papier blanc') && whole(s),
  },
];

const layer = (s, name) => s.layers.find(one => one.name === name);
const seen = (s, name) => { const one = layer(s, name); return Boolean(one && one.visible && one.opacity > 0); };
const above = (s, one, other) => {
  const [a, b] = [one, other].map(name => s.layers.findIndex(l => l.name === name));
  return a >= 0 && (b < 0 ? other === 'Fond' : a < b);
};
const straight = s => Math.abs((s.out.w / s.crop.w) / (s.out.h / s.crop.h) - 1) < .02;
const size = (s, w, h) => s.out.w === w && s.out.h === h && straight(s);
const whole = s => s.turned === 0 && s.crop.x === 0 && s.crop.y === 0 && s.crop.w === image.width && s.crop.h === image.height && straight(s);
const holds = (s, n) => {
  const [, x, y, w, h] = image.things[n];
  return x >= s.crop.x && y >= s.crop.y && x + w <= s.crop.x + s.crop.w && y + h <= s.crop.y + s.crop.h;
};
const misses = (s, n) => {
  const [, x, y, w, h] = image.things[n];
  return x + w <= s.crop.x || y + h <= s.crop.y || x >= s.crop.x + s.crop.w || y >= s.crop.y + s.crop.h;
};

let image;
let state;      // turned: quarter turns from upright; crop: in pixels of the whole image as turned; out: size of the picture
let past;
let frame = null;

function open(index) {
  image = images[index];
  const odd = image.turn % 2;
  const [w, h] = odd ? [image.height, image.width] : [image.width, image.height];
  state = { turned: image.turn, crop: { x: 0, y: 0, w, h }, out: { w, h }, layers: image.layers.map(one => ({ ...one, visible: true, opacity: 100 })) };
  past = [];
  byId('brief').replaceChildren(...image.brief.map(text => {
    const item = document.createElement('li');
    item.textContent = text.replaceAll(' %', '\u00a0%');
    return item;
  }));
  byId('format').selectedIndex = 0;
  say('');
  fresh();
}

function keep() { past.push(structuredClone(state)); }

function fresh() {
  const { w, h } = state.out;
  for (const [id, value] of [['cx', 0], ['cy', 0], ['cw', w], ['ch', h], ['rw', w], ['rh', h]]) byId(id).value = value;
  frame = null;
  show();
}

const turns = [() => '', () => `translate(${image.height} 0) rotate(90)`, () => `translate(${image.width} ${image.height}) rotate(180)`, () => `translate(0 ${image.width}) rotate(270)`];

// A box of the upright image, in pixels of the picture as it is now.
function placed([name, x, y, w, h]) {
  let box = [x, y, w, h];
  let [fw, fh] = [image.width, image.height];
  for (let n = 0; n < state.turned; n++) {
    box = [fh - box[1] - box[3], box[0], box[3], box[2]];
    [fw, fh] = [fh, fw];
  }
  const [sx, sy] = [state.out.w / state.crop.w, state.out.h / state.crop.h];
  return [name, (box[0] - state.crop.x) * sx, (box[1] - state.crop.y) * sy, box[2] * sx, box[3] * sy].map(v => typeof v === 'number' ? Math.round(v) : v);
}

// What can be seen, from front to back: a layer is hidden behind a solid one that covers it whole.
function sights() {
  const shown = state.layers.filter(one => one.visible && one.opacity > 0);
  if (image.things.length) return shown.length ? image.things.map(placed) : [];
  const covers = (one, [x, y, w, h]) => one.solid && one.box[0] <= x && one.box[1] <= y && one.box[0] + one.box[2] >= x + w && one.box[1] + one.box[3] >= y + h;
  return shown.flatMap((one, at) => {
    const before = shown.slice(0, at).filter(other => covers(other, one.box));
    if (before.some(other => other.opacity === 100)) return [];
    const veil = before.map(other => `, derrière le calque ${other.name}`).join('');
    return [placed([`${one.shows}${one.opacity < 100 ? `, à ${one.opacity} % d’opacité` : ''}${veil}`, ...one.box])];
  });
}
const clear = () => !state.layers.some(one => one.visible && one.opacity === 100 && (image.things.length || one.solid && one.box[2] === image.width && one.box[3] === image.height));

const upper = () => `Le haut de l’image est ${['en haut', 'à droite', 'en bas', 'à gauche'][state.turned]}`;

function show() {
  const { w, h } = state.out;
  const step = Math.max(w, h) > 2000 ? 500 : Math.max(w, h) > 500 ? 100 : 50;
  const unit = Math.max(w, h) / 60;
  let drawn = '<defs><pattern id="chess" width="40" height="40" patternUnits="userSpaceOnUse"><rect width="40" height="40" fill="#fff"/><path d="M0 0H20V20H0ZM20 20H40V40H20Z" fill="#c5ccd3"/></pattern>' + `<clipPath id="edge">${rect(0, 0, w, h, '#000')}</clipPath></defs>` + rect(0, 0, w, h, 'url(#chess)');
  drawn += `<g clip-path="url(#edge)"><g transform="scale(${w / state.crop.w} ${h / state.crop.h}) translate(${-state.crop.x} ${-state.crop.y})"><g transform="${turns[state.turned]()}">`;
  for (const one of [...state.layers].reverse()) if (one.visible) drawn += `<g opacity="${one.opacity / 100}">${one.draw}</g>`;
  drawn += '</g></g></g>';
  if (image.things.length) {
    for (let x = step; x < w; x += step) drawn += `<path d="M${x} 0V${h}" stroke="#000" stroke-opacity=".22" stroke-width="${unit / 14}"/>` + (x % (2 * step) === 0 ? words(x, unit * 1.3, unit * 1.2, '#000', x, `text-anchor="middle" paint-order="stroke" stroke="#fff" stroke-width="${unit / 4}"`) : '');
    for (let y = step; y < h; y += step) drawn += `<path d="M0 ${y}H${w}" stroke="#000" stroke-opacity=".22" stroke-width="${unit / 14}"/>` + (y % (2 * step) === 0 ? words(unit * .2, y + unit * .4, unit * 1.2, '#000', y, `paint-order="stroke" stroke="#fff" stroke-width="${unit / 4}"`) : '');
  }
  if (frame) drawn += `<path fill="#000" fill-opacity=".5" fill-rule="evenodd" d="M0 0H${w}V${h}H0ZM${frame.x} ${frame.y}V${frame.y + frame.h}H${frame.x + frame.w}V${frame.y}Z"/>` + `<rect x="${frame.x}" y="${frame.y}" width="${frame.w}" height="${frame.h}" fill="none" stroke="#fff" stroke-width="${unit / 4}" stroke-dasharray="${unit} ${unit / 2}"/>`;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${w} ${h}`);
  svg.setAttribute('role', 'img');
  const things = sights().filter(([, x, y, tw, th]) => x < w && y < h && x + tw > 0 && y + th > 0);
  const chess = clear() ? ['Damier là où l’image est transparente'] : [];
  svg.setAttribute('aria-label', `${image.name}, ${w} sur ${h} pixels. ${upper()}. On y voit : ${[...things.map(([name]) => name), ...chess].join(' ; ')}`);
  svg.innerHTML = drawn;
  byId('canvas').replaceChildren(svg);
  byId('size').textContent = `Définition : ${w} × ${h} pixels`;
  document.querySelector('summary').textContent = `Ce que l’image contient${image.things.length ? '' : ', de l’avant vers le fond'}, en pixels depuis le coin en haut à gauche`;
  byId('things').replaceChildren(...[upper(), ...things.map(([name, x, y, tw, th]) => `${name} : de ${x} à ${x + tw} en largeur, de ${y} à ${y + th} en hauteur`), ...chess].map(text => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
  byId('undo').setAttribute('aria-disabled', String(!past.length));
  showLayers();
}

function showLayers() {
  byId('layers').replaceChildren(...state.layers.map((one, at) => {
    const item = document.createElement('li');
    const name = document.createElement('label');
    name.className = 'name';
    const check = document.createElement('input');
    check.type = 'checkbox';
    check.checked = one.visible;
    check.addEventListener('change', () => change(() => { one.visible = check.checked; }, `Calque ${one.name} ${check.checked ? 'visible' : 'masqué'}.`, at, 'input'));
    name.append(check, ` ${one.name}`);
    const tools = document.createElement('span');
    tools.className = 'tools';
    for (const [sign, what, by] of [['↑', 'Monter', -1], ['↓', 'Descendre', 1]]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.title = what;
      button.setAttribute('aria-label', `${what} le calque ${one.name}`);
      // Not disabled: the focus must stay on the button that brought the layer to the end of the list.
      button.setAttribute('aria-disabled', String(!state.layers[at + by]));
      button.addEventListener('click', () => {
        if (!state.layers[at + by]) return say(`Le calque ${one.name} est déjà tout en ${by < 0 ? 'haut' : 'bas'} de la liste.`);
        change(() => {
          const [moved] = state.layers.splice(at, 1);
          state.layers.splice(at + by, 0, moved);
        }, `Calque ${one.name} ${by < 0 ? 'monté' : 'descendu'} : position ${at + by + 1} sur ${state.layers.length}.`, at + by, by < 0 ? '.tools button' : '.tools button:last-child');
      });
      tools.append(button);
    }
    const op = document.createElement('label');
    op.className = 'op';
    const choice = document.createElement('select');
    choice.autocomplete = 'off';
    for (const value of [100, 80, 50, 30, 10]) choice.append(new Option(`${value} %`, value, false, value === one.opacity));
    choice.setAttribute('aria-label', `Opacité du calque ${one.name}`);
    choice.addEventListener('change', () => change(() => { one.opacity = Number(choice.value); }, `Opacité du calque ${one.name} : ${choice.value} %.`, at, 'select'));
    op.append('Opacité', choice);
    item.append(name, tools, op);
    return item;
  }));
}

function change(act, message, at, focus) {
  keep();
  act();
  show();
  byId('layers').children[at].querySelector(focus).focus();
  say(message);
}

function say(message, done = false) {
  byId('status').classList.toggle('done', done);
  byId('status').textContent = message;
  if (message && done) byId('status').scrollIntoView({ block: 'nearest' });
}

function turn() {
  const full = state.turned % 2 ? image.width : image.height;
  const { x, y, w, h } = state.crop;
  state.crop = { x: full - (y + h), y: x, w: h, h: w };
  state.out = { w: state.out.h, h: state.out.w };
  state.turned = (state.turned + 1) % 4;
}

byId('right').addEventListener('click', () => { keep(); turn(); fresh(); say(`Image pivotée à droite : ${state.out.w} × ${state.out.h} pixels. ${upper()}.`); });
byId('left').addEventListener('click', () => { keep(); turn(); turn(); turn(); fresh(); say(`Image pivotée à gauche : ${state.out.w} × ${state.out.h} pixels. ${upper()}.`); });
byId('undo').addEventListener('click', () => {
  if (!past.length) return say('Il n’y a rien à annuler.');
  const draws = new Map(image.layers.map(one => [one.name, one.draw]));
  state = past.pop();
  for (const one of state.layers) one.draw = draws.get(one.name);
  fresh();
  say('La dernière action est annulée.');
});
byId('reset').addEventListener('click', () => { open(images.indexOf(image)); say('L’image de départ est de retour.'); });

const whole_ = id => Math.round(Number(byId(id).value));

byId('crop').addEventListener('input', () => {
  const [x, y, w, h] = ['cx', 'cy', 'cw', 'ch'].map(whole_);
  frame = w > 0 && h > 0 ? { x, y, w, h } : null;
  show();
});
byId('crop').addEventListener('submit', event => {
  event.preventDefault();
  const [x, y, w, h] = ['cx', 'cy', 'cw', 'ch'].map(whole_);
  if (![x, y, w, h].every(Number.isFinite) || x < 0 || y < 0 || w < 1 || h < 1 || x + w > state.out.w || y + h > state.out.h) return say('Ce cadre sort de l’image : vérifiez les quatre nombres.');
  keep();
  const [sx, sy] = [state.crop.w / state.out.w, state.crop.h / state.out.h];
  state.crop = { x: state.crop.x + x * sx, y: state.crop.y + y * sy, w: w * sx, h: h * sy };
  state.out = { w, h };
  fresh();
  say(`Image recadrée : ${w} × ${h} pixels.`);
});

for (const [id, other, from, to] of [['rw', 'rh', 'w', 'h'], ['rh', 'rw', 'h', 'w']]) {
  byId(id).addEventListener('input', () => {
    if (byId('lock').checked && whole_(id) > 0) byId(other).value = Math.max(1, Math.round(whole_(id) * state.out[to] / state.out[from]));
  });
}
byId('resize').addEventListener('submit', event => {
  event.preventDefault();
  const [w, h] = ['rw', 'rh'].map(whole_);
  if (!(w >= 1 && h >= 1 && w <= 8000 && h <= 8000)) return say('La largeur et la hauteur sont des nombres de 1 à 8000.');
  keep();
  state.out = { w, h };
  fresh();
  say(`Image redimensionnée : ${w} × ${h} pixels.`);
});

byId('image').addEventListener('change', () => open(Number(byId('image').value)));
images.forEach((one, index) => byId('image').append(new Option(one.name, String(index))));

byId('export').addEventListener('submit', event => {
  event.preventDefault();
  const format = byId('format').value;
  const about = `Fichier ${format}, ${state.out.w} × ${state.out.h} pixels.`;
  if (!image.right(state) || (image.format && format !== image.format)) return say(`${about} Il ne suit pas toute la consigne : relisez-la point par point.`);
  // more: what keeps the number of a consigne that was reworded.
  let sum = 41 + 17 * images.indexOf(image) + (image.more ?? 0);
  for (const sign of image.name + image.brief.join('')) sum = (sum * 33 + sign.codePointAt(0)) % 8999;
  say(`${about} La consigne est suivie. Numéro du fichier : ${1000 + sum}`, true);
});

open(0);
