'use strict';

const access = [['', 'Choisir…'], ['full', 'Complet : tout le lieu'], ['part', 'Partiel : une partie du lieu'], ['none', 'Impossible']];
const sources = [['', 'Choisir…'], ['seen', 'Constaté sur place'], ['place', 'Indiqué par le lieu'], ['copy', 'Recopié d’une autre carte'], ['heard', 'Entendu dire']];
const places = {
  piscine: {
    title: 'Piscine des Saules', open: 9, close: 19, access: '',
    notes: [
      ['Clément, 3 mars, sur place', 'Ouverte de 9 h à 19 h. Une rampe à l’entrée et une caisse basse, mais des escaliers vers les bassins, sans ascenseur.'],
      ['Maëva, 20 mai', 'Un ami m’a dit qu’elle ferme à 21 h maintenant.'],
      ['Rodrigue, 12 juin, sur place', 'J’y étais : j’ai vu les portes ouvrir à 10 h et fermer à 20 h. Rien d’autre n’a changé.'],
      ['Maëva, 30 juin', 'Une autre carte en ligne indique 10 h à 20 h 30, et un accès complet en fauteuil.'],
    ],
  },
  epicerie: {
    title: 'Épicerie du Pont', open: 8, close: 18, access: 'none',
    notes: [
      ['Naïma, 5 janvier, sur place', 'Ouverte de 8 h à 18 h. Deux marches à l’entrée, sans rampe.'],
      ['Bertrand, 2 février', 'Je crois qu’elle ouvre vers 7 h l’été.'],
      ['Naïma, 18 février, au téléphone avec l’épicière', '« J’ouvre maintenant à 8 h 30 et je ferme à 18 h 30. La rampe est posée, et tout le magasin est de plain-pied. »'],
      ['Bertrand, 1er mars', 'Sur un site d’avis, quelqu’un écrit : ferme à 19 h 30, entrée étroite, accès partiel.'],
    ],
  },
};

const byId = id => document.getElementById(id);
let place = null;

// The number follows from what was published, whether right or wrong.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

const hour = value => `${Math.floor(value)} h${value % 1 ? ' 30' : ''}`;
const hours = (from, to) => Array.from({ length: (to - from) * 2 + 1 }, (_, i) => [from + i / 2, hour(from + i / 2)]);
const fill = (id, options, chosen) => byId(id).replaceChildren(...options.map(([value, text]) => new Option(text, value, false, String(value) === String(chosen))));

function choose(id) {
  place = id;
  const now = places[id];
  for (const button of document.querySelectorAll('[data-place]')) button.setAttribute('aria-pressed', String(button.dataset.place === id));
  byId('start').hidden = true;
  byId('place').hidden = false;
  byId('title').textContent = now.title;
  byId('notes').replaceChildren(...now.notes.map(([who, text]) => {
    const item = document.createElement('li');
    const small = document.createElement('small');
    small.textContent = who;
    item.append(small, text);
    return item;
  }));
  fill('open', hours(6, 12), now.open);
  fill('close', hours(16, 22), now.close);
  fill('access', access, now.access);
  fill('source', sources, '');
  byId('status').textContent = '';
  byId('title').focus();
}

document.querySelector('form').addEventListener('submit', event => {
  event.preventDefault();
  const values = ['open', 'close', 'access', 'source'].map(id => byId(id).value);
  byId('status').textContent = !values[2] ? 'Choisissez l’accès en fauteuil roulant.' : !values[3] ? 'Choisissez la source.'
    : `Fiche publiée, merci ! Numéro de contribution : ${receipt([place, ...values].join('|'))}`;
});
for (const button of document.querySelectorAll('[data-place]')) button.addEventListener('click', () => choose(button.dataset.place));
