'use strict';

const byId = id => document.getElementById(id);
const devices = [
  ['impr-bureau', '192.168.1.14'],
  ['pc-salon', '192.168.1.10'],
  ['tab-58c1', '192.168.1.27'],
  ['tele-salon', '192.168.1.16'],
  ['tel-nour', '192.168.1.21'],
  ['tel-sekou', '192.168.1.22'],
];
const neighbours = [
  ['Atelier-Bas', 11, 'fort'],
  ['Box-77A1', 11, 'fort'],
  ['Fougeres', 6, 'faible'],
  ['Lilas-3e', 1, 'fort'],
  ['Net-4410', 1, 'moyen'],
  ['Petrel', 2, 'fort'],
  ['Salsa', 10, 'moyen'],
];

function row(texts, last) {
  const tr = document.createElement('tr');
  [...texts, ...(last ? [last] : [])].forEach((cell, at) => {
    const td = document.createElement(at ? 'td' : 'th');
    if (!at) td.scope = 'row';
    td.append(cell);
    tr.append(td);
  });
  return tr;
}

for (const [name, address] of devices) {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.className = 'block';
  box.value = name;
  box.setAttribute('aria-label', `Bloquer ${name}`);
  label.append(box, ' Bloquer');
  byId('devices').querySelector('tbody').append(row([name, address], label));
}
for (const [name, channel, signal] of neighbours) {
  byId('wifi').querySelector('tbody').append(row([name, String(channel), signal]));
}
for (let channel = 1; channel <= 13; channel += 1) byId('channel').add(new Option(channel, channel, channel === 11, channel === 11));

function say(text, done = false) {
  byId('status').classList.toggle('done', done);
  byId('status').textContent = text;
  if (text) byId('status').scrollIntoView({ block: 'nearest' });
}

const tabs = [...document.querySelectorAll('nav button')];
function open(part) {
  for (const tab of tabs) {
    const here = tab.dataset.part === part;
    byId(tab.dataset.part).hidden = !here;
    if (here) tab.setAttribute('aria-current', 'true'); else tab.removeAttribute('aria-current');
  }
}
for (const tab of tabs) tab.addEventListener('click', () => { open(tab.dataset.part); say(''); });

function refuse(part, id, text) {
  open(part);
  byId(id).focus();
  say(text);
}

byId('settings').addEventListener('input', () => say(''));
byId('reset').addEventListener('click', () => {
  byId('settings').reset();
  say('Les réglages sont comme au départ.');
});

// The number is made from what is saved: it is written nowhere.
byId('settings').addEventListener('submit', event => {
  event.preventDefault();
  const value = id => byId(id).value.trim();
  const ticked = id => (byId(id).checked ? 'x' : '-');
  if (!value('name')) return refuse('wifi', 'name', 'Donnez un nom au réseau.');
  const parts = [value('name'), value('channel'), ...[...document.querySelectorAll('.block:checked')].map(box => box.value)];
  if (byId('guest-on').checked) {
    if (!value('guest-name')) return refuse('guests', 'guest-name', 'Donnez un nom au réseau invité.');
    const open = value('guest-security') === 'o';
    if (!open && value('guest-key').length < 8) return refuse('guests', 'guest-key', 'La clé compte 8 caractères au moins.');
    parts.push(value('guest-name'), value('guest-security'), open ? '' : value('guest-key'), ticked('guest-home'), ticked('guest-admin'));
  }
  let number = 23;
  for (const letter of parts.join('|')) number = (number * 47 + letter.codePointAt(0)) % 8951;
  say(`Réglages enregistrés. Numéro : ${1000 + number}`, true);
});
