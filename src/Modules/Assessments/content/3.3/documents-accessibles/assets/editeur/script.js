'use strict';

const byId = id => document.getElementById(id);
const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

// What is asked of each block is kept out of plain sight: one figure per block, shifted.
const hidden = (text, by) => [...text].map((c, i) => (Number(c) - by - i % 4 + 20) % 10);

const documents = [
  {
    name: 'Fête de la rue', kind: 'headings',
    task: 'Donnez à chaque bloc le bon style. Un seul titre 1, celui de la page. Les numéros 1, 1.1, 1.2… disent comment les parties s’emboîtent. Tout le reste est du texte.',
    blocks: [
      ['Fête de la rue des Lilas', 1], ['Une journée pour faire connaissance.', 0], ['1 Le matin', 3], ['1.1 Vide-grenier', 2], ['On s’installe dès 7 h.', 0],
      ['1.2 Petit déjeuner', 9], ['Apportez votre tasse !', 2], ['2 L’après-midi', 1], ['2.1 Tournoi de pétanque', 3], ['Inscriptions sur place.', 0], ['3 Comment venir', 9], ['Bus 4, arrêt Lilas.', 0],
    ],
    wanted: ['447937586476', 3],
  },
  {
    name: 'Jardin partagé', kind: 'headings',
    task: 'Donnez à chaque bloc le bon style. Un seul titre 1, celui de la page. Les numéros 1, 1.1, 1.2… disent comment les parties s’emboîtent. Tout le reste est du texte.',
    blocks: [
      ['Guide du jardin partagé', 9], ['Bienvenue parmi nous.', 0], ['1 Les outils', 1], ['Ils sont dans la cabane.', 0], ['1.1 Les emprunter', 2], ['1.2 Les nettoyer', 3],
      ['La brosse est près du puits.', 3], ['2 L’eau', 3], ['2.1 Récupérer la pluie', 2], ['2.2 Arroser le soir', 9], ['Jamais en plein soleil !', 1], ['3 Le compost', 2],
    ],
    wanted: ['669889708970', 5],
  },
  {
    name: 'Affiche du ciné-club', kind: 'contrast',
    task: 'Fond imposé. Pour chaque texte, choisissez la teinte la plus claire qui reste assez lisible. Gros titre : contraste d’au moins 3. Texte courant : contraste d’au moins 4,5.',
    ground: '#fdf3e3', title: 'Ciné-club de Bourail', text: 'Projection gratuite un vendredi sur deux, salle des fêtes, à 19 h.',
    shades: ['#f0b36e', '#e49a4c', '#d08237', '#c2762c', '#b56a24', '#a25d1c', '#8a4d14', '#6f3d0d'],
  },
  {
    name: 'Affiche de la ressourcerie', kind: 'contrast',
    task: 'Fond imposé. Pour chaque texte, choisissez la teinte la plus claire qui reste assez lisible. Gros titre : contraste d’au moins 3. Texte courant : contraste d’au moins 4,5.',
    ground: '#e6f4ef', title: 'Ressourcerie de Givors', text: 'Déposez vos objets du mardi au samedi, quai 2, sans rendez-vous.',
    shades: ['#8fd0b8', '#6fbfa3', '#4fae8d', '#3a9f7d', '#2f8f6f', '#2a8265', '#1f6e54', '#155743'],
  },
  {
    name: 'Diapositive du tri', kind: 'order',
    task: 'Une personne écoute cette diapositive. Rangez les éléments dans l’ordre du sens : le titre, la colonne de gauche entière, puis celle de droite, puis le bas, qui prend toute la largeur. Sous la liste, décidez ensuite si chaque image est à décrire, et avec quels mots, ou décorative. Une image décorative n’est pas lue : sa place dans la liste est libre.',
    items: [
      ['t', 'title', 'Que mettre dans quel bac ?'], ['l1', 'card head', 'Bac jaune'], ['r1', 'card head', 'Bac gris'], ['l2', 'card', 'Papiers, cartons, boîtes en métal'], ['r2', 'card', 'Couches, vaisselle cassée'],
      ['p', 'picture', 'Ramassage\nmardi : bac jaune\njeudi : bac gris', 'Image du calendrier'], ['d', 'ornament', '❦ ❦ ❦', 'Image des feuilles'], ['f', 'foot', 'Mairie de Rochambon, service propreté'],
    ],
    start: ['l1', 'r1', 'p', 'l2', 'r2', 't', 'f', 'd'],
    texts: ['À décrire : « Calendrier »', 'À décrire : « calendrier-v2.png »', 'À décrire : « Ramassage : bac jaune mardi, bac gris jeudi »', 'À décrire : « Un petit tableau bien présenté, sur fond gris »', 'Décorative : ne pas la lire'],
    ornaments: ['À décrire : « Trois feuilles bleues »', 'À décrire : « Image »', 'À décrire : « Que mettre dans quel bac ? »', 'Décorative : ne pas la lire'],
  },
  {
    name: 'Diapositive de la piscine', kind: 'order',
    task: 'Une personne écoute cette diapositive. Rangez les éléments dans l’ordre du sens : le titre, la colonne de gauche entière, puis celle de droite, puis le bas, qui prend toute la largeur. Sous la liste, décidez ensuite si chaque image est à décrire, et avec quels mots, ou décorative. Une image décorative n’est pas lue : sa place dans la liste est libre.',
    items: [
      ['t', 'title', 'La piscine rouvre'], ['l1', 'card head', 'Les horaires'], ['r1', 'card head', 'Les règles'], ['l2', 'card', 'De 10 h à 20 h, sauf le lundi'], ['r2', 'card', 'Bonnet obligatoire, douche avant le bain'],
      ['d', 'ornament', '≈ ≈ ≈', 'Image des vagues'], ['p', 'picture', 'Affluence\nmidi : forte\nsoir : faible', 'Image de l’affluence'], ['f', 'foot', 'Service des sports de Tréville'],
    ],
    start: ['d', 'l1', 'r1', 't', 'r2', 'l2', 'f', 'p'],
    texts: ['À décrire : « Graphique d’affluence »', 'À décrire : « Affluence : forte à midi, faible le soir »', 'Décorative : ne pas la lire', 'À décrire : « Encadré gris placé sous les vagues »', 'À décrire : « affluence-finale.jpg »'],
    ornaments: ['À décrire : « La piscine rouvre »', 'À décrire : « Vagues bleues dessinées »', 'Décorative : ne pas la lire', 'À décrire : « Image »'],
  },
];

let current;
let state;

const code = text => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return 1000 + ((hash ^ (hash >>> 13)) >>> 0) % 9000;
};

function say(text, done = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('done', done);
}

function list(id, options, value, change) {
  const made = make('select', { id, autocomplete: 'off' });
  options.forEach(([key, label]) => made.append(make('option', { value: key, textContent: label })));
  made.value = value;
  made.addEventListener('change', () => { say(''); change(made.value); });
  return made;
}

// ---- Headings ----

const styles = [['0', 'Texte'], ['1', 'Titre 1'], ['2', 'Titre 2'], ['3', 'Titre 3']];

const headings = {
  start: () => current.blocks.map(([, style]) => style === 9 ? 0 : style),
  show() {
    byId('panel-title').textContent = 'Plan annoncé par le lecteur d’écran';
    current.blocks.forEach(([text, first], i) => {
      const look = make('p', { textContent: text });
      const dress = () => { look.className = state[i] ? `look-${state[i]}` : first === 9 ? 'bold' : ''; };
      const choice = list(`style-${i}`, styles, String(state[i]), value => { state[i] = Number(value); dress(); headings.outline(); });
      choice.setAttribute('aria-label', `Style de « ${text} »`);
      dress();
      byId('page').append(make('div', { className: 'block' }, look, choice));
    });
    byId('tools').append(make('ul', { id: 'outline' }));
    headings.outline();
  },
  outline() {
    byId('outline').replaceChildren(...current.blocks.flatMap(([text], i) => state[i]
      ? [make('li', { className: `in-${state[i]}` }, make('small', { textContent: `Titre de niveau ${state[i]}` }), text)] : []));
    if (!byId('outline').children.length) byId('outline').append(make('li', { textContent: 'Aucun titre' }));
  },
  check() {
    const wanted = hidden(...current.wanted);
    const left = state.filter((style, i) => style !== wanted[i]).length;
    return left ? `Il reste ${left} ${left > 1 ? 'blocs' : 'bloc'} à revoir.` : '';
  },
};

// ---- Contrast ----

const light = hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
  .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const ratio = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + .05) / (low + .05);
};
// Rounded down, so that what shows as enough is enough.
const shown = value => (Math.floor(value * 10) / 10).toFixed(1).replace('.', ',');

const contrast = {
  start: () => ({ large: 0, small: 0 }),
  show() {
    byId('panel-title').textContent = 'Couleurs et contraste';
    const poster = make('div', { className: 'poster' }, make('p', { className: 'large', textContent: current.title }), make('p', { className: 'small', textContent: current.text }));
    poster.style.backgroundColor = current.ground;
    byId('page').append(poster);
    const options = current.shades.map((_, i) => [String(i), `Teinte ${'ABCDEFGH'[i]}`]);
    for (const [key, label] of [['large', 'Gros titre'], ['small', 'Texte courant']]) {
      const measure = make('output', { className: 'ratio' });
      measure.setAttribute('for', `shade-${key}`);
      const paint = () => {
        poster.querySelector(`.${key}`).style.color = current.shades[state[key]];
        measure.textContent = `Contraste ${shown(ratio(current.shades[state[key]], current.ground))}`;
      };
      const choice = list(`shade-${key}`, options, String(state[key]), value => { state[key] = Number(value); paint(); });
      byId('tools').append(make('div', { className: 'setting' }, make('label', { htmlFor: `shade-${key}`, textContent: `${label}, de A (claire) à H (foncée)` }), choice, make('div', {}, measure)));
      paint();
    }
  },
  check: () => '',
};

// ---- Reading order ----

const order = {
  start: () => ({ order: [...current.start], p: '', d: '' }),
  show() {
    byId('panel-title').textContent = 'Ordre de lecture';
    const slide = make('div', { className: 'slide' });
    current.items.forEach(([, look, text, label]) => {
      const item = make('p', { className: look, textContent: text });
      if (label) { item.setAttribute('role', 'img'); item.setAttribute('aria-label', `${label} : ${look === 'ornament' ? text.startsWith('≈') ? 'trois vagues bleues' : 'trois feuilles bleues' : text.replaceAll('\n', ', ')}`); item.append(make('small', { textContent: label })); }
      slide.append(item);
    });
    byId('page').append(slide);
    byId('tools').append(make('ol', { id: 'order' }));
    // Radio buttons, as a closed list would cut the longer texts off.
    for (const [key, texts] of [['p', current.texts], ['d', current.ornaments]]) {
      const label = current.items.find(([id]) => id === key)[3];
      byId('roles').append(make('fieldset', {}, make('legend', { textContent: label }), ...texts.map((text, i) => {
        const choice = make('input', { type: 'radio', name: `role-${key}`, value: String(i), autocomplete: 'off' });
        choice.addEventListener('change', () => { say(''); state[key] = choice.value; });
        return make('label', {}, choice, make('span', { textContent: text }));
      })));
    }
    order.rows();
  },
  rows(focus) {
    byId('order').replaceChildren(...state.order.map((id, at) => {
      const [, , text, label] = current.items.find(item => item[0] === id);
      const move = (by, sign, word) => {
        const button = make('button', { type: 'button', textContent: sign, disabled: at + by < 0 || at + by >= state.order.length });
        button.setAttribute('aria-label', `${word} « ${label ?? text} »`);
        button.addEventListener('click', () => {
          [state.order[at], state.order[at + by]] = [state.order[at + by], state.order[at]];
          say(`« ${label ?? text} » : place ${at + by + 1} sur ${state.order.length}.`);
          order.rows([at + by, by]);
        });
        return button;
      };
      return make('li', {}, make('span', { textContent: label ?? text }), move(-1, '↑', 'Monter'), move(1, '↓', 'Descendre'));
    }));
    if (!focus) return;
    const buttons = byId('order').children[focus[0]].querySelectorAll('button');
    const [up, down] = buttons;
    const wanted = focus[1] < 0 ? up : down;
    (wanted.disabled ? (wanted === up ? down : up) : wanted).focus();
  },
  check() {
    const faults = [];
    // A decorative picture is not read: its place is free.
    const read = state.order.filter(id => id !== 'd').join(' ');
    if (read !== ['t', 'l1', 'l2', 'r1', 'r2', 'p', 'f'].join(' ')) faults.push('l’ordre de lecture');
    const kept = [current.texts[state.p] ?? '', current.ornaments[state.d] ?? ''];
    // One message for both: told apart, each could be found by trying its few choices alone.
    if (!/: « \S+ : .* (mardi|midi), /.test(kept[0]) || !/^D/.test(kept[1])) faults.push('le rôle des images');
    return faults.length ? `À revoir : ${faults.join(', ')}.` : '';
  },
};

const kinds = { headings, contrast, order };

function open(index) {
  current = documents[index];
  byId('task').textContent = current.task;
  byId('page').replaceChildren();
  byId('tools').replaceChildren();
  byId('roles').replaceChildren();
  byId('check').hidden = current.kind === 'contrast';
  state = kinds[current.kind].start();
  kinds[current.kind].show();
  say('');
}

byId('check').addEventListener('click', () => {
  const fault = kinds[current.kind].check();
  if (fault) say(fault);
  else say(`Document accessible. Code de contrôle : ${code(`${current.name}/${current.kind}/${JSON.stringify(current.start ?? current.blocks.length)}`)}`, true);
});

documents.forEach((one, i) => byId('choice').append(make('option', { value: String(i), textContent: one.name })));
byId('choice').addEventListener('change', event => open(Number(event.target.value)));
open(0);
