'use strict';

// From the oldest to the newest: when, who, and what changed. An empty text is a stand without anybody, a price not yet set.
const changes = [
  ['2 mai, 9 h 12', 'Clarisse', {}],
  ['2 mai, 18 h 40', 'Mamadou', { Accueil: 'Inès', Loto: 'Bruno' }],
  ['4 mai, 12 h 03', 'Clarisse', { Crêpe: '2 €', Jus: '1 €' }],
  ['5 mai, 20 h 27', 'Mamadou', { Crêpes: 'Aminata', Rangement: 'Luc' }],
  ['6 mai, 8 h 55', 'Thu', { Carton: '3 €' }],
  ['9 mai, 19 h 31', 'Mamadou', { Buvette: 'Solange', Pêche: 'Driss' }],
  ['10 mai, 10 h 18', 'Clarisse', { Gâteau: '1 €', Ligne: '1,50 €' }],
  ['11 mai, 21 h 44', 'Bruno', { Loto: '' }],
  ['12 mai, 13 h 20', 'Thu', { Crêpe: '2,50 €' }],
  ['14 mai, 18 h 09', 'Mamadou', { Loto: 'Héloïse' }],
  ['15 mai, 9 h 37', 'Thu', { Carton: '' }],
  ['16 mai, 17 h 52', 'Mamadou', { Accueil: 'Aminata', Crêpes: 'Inès' }],
  ['18 mai, 11 h 26', 'Clarisse', { Carton: '2 €' }],
  ['19 mai, 20 h 15', 'Mamadou', { Rangement: 'Yasmine' }],
  ['20 mai, 8 h 48', 'Thu', { Jus: '' }],
  ['21 mai, 19 h 05', 'Driss', { Pêche: '' }],
  ['22 mai, 12 h 33', 'Clarisse', { Jus: '1,20 €' }],
  ['23 mai, 21 h 10', 'Luc', { Buvette: '' }],
  ['24 mai, 10 h 59', 'Thu', { Gâteau: '', Ligne: '' }],
  ['25 mai, 16 h 42', 'Luc', { Accueil: '', Loto: '', Crêpe: '' }],
  ['26 mai, 9 h 21', 'Clarisse', { Crêpe: '2,50 €', Gâteau: '1 €' }],
  ['27 mai, 18 h 30', 'Mamadou', { Accueil: 'Aminata', Loto: 'Héloïse' }],
];
const stands = ['Accueil', 'Buvette', 'Crêpes', 'Loto', 'Pêche', 'Rangement'];
const prices = { Carton: 'Carton de loto', Crêpe: 'Crêpe', Gâteau: 'Part de gâteau', Jus: 'Verre de jus', Ligne: 'Ligne à la pêche' };

const byId = id => document.getElementById(id);
const versions = [];
for (const [date, author, change] of changes) {
  versions.push({ date, author, content: { ...versions.at(-1)?.content, ...change } });
}

const title = index => `Version ${index + 1}, ${versions[index].date}, ${versions[index].author}`;

// Every version gives a number of its own, made from what it holds.
function follow(index) {
  let sum = 11 + index;
  const { content } = versions[index];
  for (const name of [...stands, ...Object.keys(prices)]) {
    for (const letter of `${name}=${content[name] ?? ''};`) sum = (sum * 41 + letter.codePointAt(0)) % 8999;
  }
  return 1000 + sum;
}

function items(list, rows, missing) {
  list.replaceChildren(...rows.map(([name, value]) => {
    const item = document.createElement('li');
    const left = document.createElement('span');
    const right = document.createElement(value ? 'strong' : 'em');
    left.textContent = `${name} : `;
    right.textContent = value || missing;
    item.append(left, right);
    return item;
  }));
}

function show(announce = true) {
  const index = Number(byId('version').value);
  const { content } = versions[index];
  byId('shown').textContent = title(index);
  items(byId('stands'), stands.map(name => [name, content[name]]), 'personne');
  items(byId('prices'), Object.entries(prices).map(([name, label]) => [label, content[name]]), 'à fixer');
  byId('older').disabled = index === 0;
  byId('newer').disabled = index === versions.length - 1;
  byId('status').classList.remove('done');
  byId('status').textContent = announce ? `La version ${index + 1} est affichée.` : '';
}

function step(by) {
  byId('version').value = Number(byId('version').value) + by;
  show();
  // A button that is no longer of use gives the focus to the other one.
  if (document.activeElement === document.body || document.activeElement.disabled) byId(by < 0 ? 'newer' : 'older').focus();
}

byId('version').append(...versions.map((_, index) => new Option(title(index), index)).reverse());
byId('version').value = versions.length - 1;
byId('version').addEventListener('change', () => show());
byId('older').addEventListener('click', () => step(-1));
byId('newer').addEventListener('click', () => step(1));
byId('history').addEventListener('submit', event => {
  event.preventDefault();
  const index = Number(byId('version').value);
  byId('current').textContent = `Le document contient maintenant la version ${index + 1}, restaurée.`;
  byId('status').classList.add('done');
  byId('status').textContent = `Version ${index + 1} restaurée. Numéro de suivi : ${follow(index)}`;
});
byId('current').textContent = `Le document contient la dernière version, la ${versions.length}.`;
show(false);
