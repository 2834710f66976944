'use strict';

const accounts = [
  { id: 'r1', name: 'Régie de l’eau', site: 'regie-eau-tamarin.example', least: 8, most: 20, kinds: 'lud', rule: 'De 8 à 20 caractères. Lettres et chiffres seulement.' },
  { id: 'r2', name: 'Régie des bus', site: 'bus-tamarin.example', least: 6, most: 12, kinds: 'luds', rule: 'De 6 à 12 caractères. Lettres, chiffres et signes.' },
  { id: 'm1', name: 'Médiathèque', site: 'mediatheque-du-pont.example', least: 10, most: 24, kinds: 'luds', rule: 'De 10 à 24 caractères. Lettres, chiffres et signes.' },
  { id: 'm2', name: 'Mutuelle', site: 'mutuelle-alizee.example', least: 8, most: 16, kinds: 'ld', rule: 'De 8 à 16 caractères. Lettres minuscules et chiffres seulement.' },
];
const sets = { l: 'abcdefghijkmnopqrstuvwxyz', u: 'ABCDEFGHJKLMNPQRSTUVWXYZ', d: '23456789', s: '-!?%+*' };
const boxes = { l: 'lower', u: 'upper', d: 'digit', s: 'sign' };
const byId = id => document.getElementById(id);
let current = null;

function say(text, done = false) {
  byId('message').classList.toggle('done', done);
  byId('message').textContent = text;
}

function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

const chosenKinds = () => Object.keys(boxes).filter(k => byId(boxes[k]).checked).join('');
const forget = () => { byId('password').value = ''; };

function list() {
  byId('edit').hidden = true;
  byId('vault').hidden = false;
  byId('vault').querySelector('tbody').replaceChildren(...accounts.map(account => {
    const row = document.createElement('tr');
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = account.name;
    const state = document.createElement('td');
    state.textContent = account.saved ? 'changé' : 'faible';
    const action = document.createElement('td');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Modifier';
    button.setAttribute('aria-label', `Modifier ${account.name}`);
    button.addEventListener('click', () => open(account));
    action.append(button);
    row.append(name, state, action);
    return row;
  }));
}

function open(account) {
  current = account;
  say('');
  byId('edit').reset();
  byId('edit-title').textContent = account.name;
  byId('site').textContent = account.site;
  byId('rule').textContent = account.rule;
  byId('vault').hidden = true;
  byId('edit').hidden = false;
  byId('edit-title').focus();
}

byId('create').addEventListener('click', () => {
  const length = Number(byId('length').value);
  const kinds = chosenKinds();
  if (!Number.isInteger(length) || length < 4 || length > 40) return say('Le nombre de caractères va de 4 à 40.');
  if (!kinds) return say('Cochez au moins une sorte de caractères.');
  const letters = [...kinds].map(k => sets[k][Math.floor(Math.random() * sets[k].length)]);
  const all = [...kinds].map(k => sets[k]).join('');
  while (letters.length < length) letters.splice(Math.floor(Math.random() * (letters.length + 1)), 0, all[Math.floor(Math.random() * all.length)]);
  byId('password').value = letters.slice(0, length).join('');
  say('Mot de passe créé. Il n’est pas encore enregistré.');
});

for (const id of ['length', ...Object.values(boxes)]) byId(id).addEventListener('input', forget);

byId('edit').addEventListener('submit', event => {
  event.preventDefault();
  const length = byId('password').value.length;
  if (!length) return say('Créez d’abord un mot de passe.');
  const kinds = chosenKinds();
  if (length < current.least || length > current.most) return say(`${current.site} refuse ce mot de passe\u00a0: le nombre de caractères ne convient pas.`);
  if ([...kinds].some(k => !current.kinds.includes(k))) return say(`${current.site} refuse ce mot de passe\u00a0: une sorte de caractères n’est pas acceptée.`);
  current.saved = true;
  const number = receipt(`${current.id}/${length}/${kinds}`);
  say(`${current.name}\u00a0: mot de passe enregistré. Numéro d’enregistrement\u00a0: ${number}.`, true);
  list();
  byId('vault-title').focus();
});

byId('back').addEventListener('click', () => { say(''); list(); byId('vault-title').focus(); });
list();
