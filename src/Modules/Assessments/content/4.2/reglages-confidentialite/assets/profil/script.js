'use strict';

const audiences = ['Tout le monde', 'Amis et leurs amis', 'Amis', 'Amis sauf collègues', 'Moi seule'];
const viewers = ['Un inconnu', 'Une amie d’ami', 'Un collègue', 'Une amie'];
// Which visitors each audience lets in.
const lets = [[0, 1, 2, 3], [1, 2, 3], [2, 3], [3], []];
const items = [
  { key: 'town', name: 'Ville', shown: 'Besançon', audience: 0 },
  { key: 'phone', name: 'Téléphone', shown: '06 39 98 14 77', audience: 2 },
  { key: 'birth', name: 'Date de naissance', shown: '8 mars', audience: 1 },
  { key: 'friends', name: 'Liste d’amis', shown: '64 amis', audience: 0 },
  { key: 'next', name: 'Prochaines publications', shown: 'Exemple : « Bientôt en vacances, avec Idriss. »', audience: 2, post: true },
  { key: 'past', name: 'Anciennes publications', shown: '« Mon dos me fait souffrir. », avec Claire', audience: 0, post: true },
];

const byId = id => document.getElementById(id);

function sees(viewer, item) {
  const choice = Number(byId(item.key).value);
  if (lets[choice].includes(viewer)) return true;
  // The friends of somebody who is named come in by this door, unless only Farida may see.
  return viewer === 1 && item.post && byId('extend').checked && choice < 4;
}

function view() {
  const viewer = Number(byId('viewer').value);
  const list = document.createElement('dl');
  const add = (name, text) => {
    const dt = document.createElement('dt');
    const dd = document.createElement('dd');
    dt.textContent = name;
    dd.textContent = text;
    list.append(dt, dd);
  };
  add('Nom', 'Farida Belkacem');
  for (const item of items) if (sees(viewer, item)) add(item.name, item.shown);
  byId('view').replaceChildren(list);
}

// The number is made from who really sees what.
function record() {
  let sum = 19;
  for (const item of items) {
    for (let viewer = 0; viewer < viewers.length; viewer++) {
      for (const letter of `${item.name}>${viewers[viewer]}=${sees(viewer, item) ? 'vu' : 'caché'};`) sum = (sum * 53 + letter.codePointAt(0)) % 8999;
    }
  }
  return 1000 + sum;
}

for (const item of items) {
  const line = document.createElement('p');
  line.className = 'line';
  const label = document.createElement('label');
  label.htmlFor = item.key;
  label.textContent = item.name;
  const choice = document.createElement('select');
  choice.id = item.key;
  choice.append(...audiences.map((text, index) => new Option(text, index)));
  choice.value = item.audience;
  line.append(label, choice);
  byId('lines').append(line);
}
byId('viewer').append(...viewers.map((text, index) => new Option(text, index)));
byId('viewer').addEventListener('change', view);
byId('settings').addEventListener('change', () => { byId('status').textContent = ''; view(); });
byId('settings').addEventListener('submit', event => {
  event.preventDefault();
  byId('status').textContent = `Réglages enregistrés. Numéro d’enregistrement : ${record()}`;
});
view();
