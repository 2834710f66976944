'use strict';

const titles = [
  'Abeilles sauvages : un hôtel à construire',
  'Les abeilles domestiques et leur miel',
  'Une abeille solitaire niche dans les murs',
  'Course de l’Abeille : les résultats du marathon',
  'Un restaurant nommé L’Abeille sauvage ouvre ses portes',
  'Fleurs des champs : le bouquet du mois',
  'Abeilles solitaires au jardin du musée',
  'Chats sauvages : premières photos',
  'L’abeille sauvage, oubliée des villes',
  'Miel de sapin : la saison commence',
  'Marathon sauvage dans les dunes',
  'Une abeille dans le moteur : panne insolite',
  'Restaurant : le menu du navigateur solitaire',
  'Les abeilles sauvages aiment le sable',
  'Voyage : une femme solitaire traverse l’océan',
  'Abeilles : le prix des ruches',
  'Piqûre d’abeille : les bons gestes',
  'Cire d’abeille pour un vieux meuble',
  'Tricot : le bonnet en nid d’abeille',
  'La ville choisit l’abeille pour emblème',
];

const most = 4;
const byId = id => document.getElementById(id);
const stem = word => word.length > 3 ? word.replace(/[sx]$/, '') : word;
const wordsOf = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).map(stem);

// The code comes from what the alert lets through, whatever it is.
function code(received) {
  let hash = 0x2f6e2b1;
  for (const title of received) for (const letter of title) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = (hash ^ (hash >>> 13)) >>> 0;
  const letters = 'BCDFGHJKLMPRTVXZ';
  return Array.from({ length: 4 }, (_, i) => letters[hash >>> (i * 5) & 15]).join('');
}

const fill = (id, list) => byId(id).replaceChildren(...list.map(title => {
  const item = document.createElement('li');
  item.textContent = title;
  return item;
}));

byId('rule').addEventListener('submit', event => {
  event.preventDefault();
  const [all, any, none] = ['all', 'any', 'none'].map(id => wordsOf(byId(id).value).filter(word => word !== 'ou' && word !== 'or'));
  const fault = [all, any, none].some(words => new Set(words).size > most) ? `Cette alerte accepte ${most} mots par case, pas plus.`
    : !all.length && !any.length ? 'Donnez au moins un mot à surveiller.' : '';
  if (fault) {
    byId('in').hidden = true;
    byId('out-title').textContent = 'Articles du mois passé';
    fill('left', titles);
    byId('status').textContent = fault;
    return;
  }
  const passes = title => {
    const words = wordsOf(title);
    return all.every(word => words.includes(word)) && (!any.length || any.some(word => words.includes(word))) && !none.some(word => words.includes(word));
  };
  const received = titles.filter(passes);
  fill('received', received);
  fill('left', titles.filter(title => !passes(title)));
  byId('in').hidden = false;
  byId('out-title').textContent = 'Articles non reçus';
  byId('status').textContent = received.length ? `Articles reçus : ${received.length} sur ${titles.length}. Code de ce réglage : ${code(received)}` : 'Cette alerte n’aurait rien envoyé.';
});

fill('left', titles);
