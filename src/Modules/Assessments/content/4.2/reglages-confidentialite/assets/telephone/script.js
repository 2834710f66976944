'use strict';

const levels = ['Jamais', 'Pendant l’utilisation', 'Toujours'];
// For each permission: the applications used lately, then the others, with what they may do at first.
const permissions = {
  position: {
    name: 'Position',
    recent: [['Jeu de billes', 2], ['Météo', 2], ['Musique', 1], ['Trajets', 1]],
    others: [['Agenda', 0], ['Appareil photo', 1], ['Calculatrice', 2], ['Dictée', 0], ['Visioconférence', 0]],
  },
  contacts: {
    name: 'Contacts',
    recent: [['Agenda', 1], ['Jeu de billes', 2], ['Téléphone', 2], ['Visioconférence', 1]],
    others: [['Calculatrice', 0], ['Dictée', 0], ['Météo', 0], ['Trajets', 1]],
  },
  microphone: {
    name: 'Micro',
    recent: [['Dictée', 2], ['Jeu de billes', 1], ['Trajets', 0], ['Visioconférence', 1]],
    others: [['Agenda', 0], ['Appareil photo', 1], ['Calculatrice', 0], ['Météo', 2], ['Musique', 1]],
  },
  camera: {
    name: 'Appareil photo',
    recent: [['Appareil photo', 1], ['Jeu de billes', 0], ['Visioconférence', 1]],
    others: [['Agenda', 0], ['Dictée', 0], ['Musique', 1]],
  },
};
const state = {};
for (const [key, { recent, others }] of Object.entries(permissions)) {
  state[key] = Object.fromEntries([...recent, ...others]);
}

const byId = id => document.getElementById(id);
const path = [];
const open = {};

function make(tag, text, more = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  return Object.assign(element, more);
}

function menu(entries) {
  const list = document.createElement('ul');
  list.className = 'menu';
  for (const [text, page] of entries) {
    const button = make('button', text, { type: 'button' });
    button.addEventListener('click', () => go(page));
    const item = document.createElement('li');
    item.append(button);
    list.append(item);
  }
  return [list];
}

const facts = lines => () => lines.map(line => make('p', line));

function rows(key, apps) {
  return apps.map(([app]) => {
    const row = make('p', '', { className: 'row' });
    const id = `${key}-${app.replace(/\P{L}/gu, '')}`;
    const choice = make('select', '', { id });
    choice.append(...levels.map((level, index) => new Option(level, index)));
    choice.value = state[key][app];
    choice.addEventListener('change', () => { state[key][app] = Number(choice.value); byId('status').textContent = ''; });
    row.append(make('label', app, { htmlFor: id }), choice);
    return row;
  });
}

// Every way to set a permission gives a code of its own.
function report(key) {
  let sum = 31;
  for (const app of Object.keys(state[key]).sort()) {
    for (const letter of `${key}/${app}/${levels[state[key][app]]};`) sum = (sum * 47 + letter.codePointAt(0)) % 8999;
  }
  return 1000 + sum;
}

function permission(key) {
  return () => {
    const { name, recent, others } = permissions[key];
    const parts = [make('h2', 'Utilisé cette semaine'), ...rows(key, recent)];
    if (open[key]) {
      parts.push(make('h2', 'Autres applications', { id: 'others', tabIndex: -1 }), ...rows(key, others));
    } else {
      const all = make('button', `Afficher les autres applications (${others.length})`, { type: 'button', className: 'link' });
      all.addEventListener('click', () => { open[key] = true; draw(); byId('others').focus(); });
      parts.push(make('p', ''));
      parts.at(-1).append(all);
    }
    const sum = make('button', `Faire le bilan : ${name.toLowerCase()}`, { type: 'button', className: 'main' });
    sum.addEventListener('click', () => { byId('status').textContent = `Bilan enregistré pour «\u00a0${name}\u00a0». Code : ${report(key)}`; });
    parts.push(sum);
    return parts;
  };
}

const pages = {
  home: { title: 'Réglages', draw: () => menu([['Réseau', 'network'], ['Écran et son', 'screen'], ['Confidentialité', 'privacy'], ['À propos du téléphone', 'about']]) },
  network: { title: 'Réseau', draw: facts(['Wi-fi : activé.', 'Données mobiles : activées.']) },
  screen: { title: 'Écran et son', draw: facts(['Luminosité : automatique.', 'Volume de la sonnerie : moyen.']) },
  about: { title: 'À propos du téléphone', draw: facts(['Mémoire libre : la moitié.', 'Le téléphone est à jour.']) },
  privacy: { title: 'Confidentialité', draw: () => menu([['Code de verrouillage', 'lock'], ['Autorisations des applications', 'permissions']]) },
  lock: { title: 'Code de verrouillage', draw: facts(['Un code à six chiffres protège ce téléphone.']) },
  permissions: { title: 'Autorisations des applications', draw: () => menu(Object.entries(permissions).map(([key, { name }]) => [name, key])) },
};
for (const [key, { name }] of Object.entries(permissions)) pages[key] = { title: `Autorisation : ${name.toLowerCase()}`, draw: permission(key) };

function draw() {
  const page = pages[path.at(-1)];
  byId('title').textContent = page.title;
  byId('back').hidden = path.length === 1;
  byId('page').replaceChildren(...page.draw());
  byId('status').textContent = '';
}

function go(page) {
  path.push(page);
  draw();
  byId('title').focus();
}

byId('back').addEventListener('click', () => { path.pop(); draw(); byId('title').focus(); });
path.push('home');
draw();
