'use strict';

const byId = id => document.getElementById(id);
const el = (tag, props = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};
// The same number every time for the same result, whatever the way to it.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}
const say = text => { byId('status').textContent = text; };

const roles = { read: 'Lecture', comment: 'Commentaire', edit: 'Modification' };
const book = {
  'Rudy Vaïtilingom': 'rudy@troupe-du-port.example', 'Safia Belhadj': 'safia@troupe-du-port.example', 'Gilles Poirier': 'gilles@pxmail.example',
  'Nadège Lafleur': 'nadege@refuge.example', 'Boris Antonov': 'boris@pxmail.example', 'Samir Kaddour': 'samir.k@pxmail.example', 'Samir Kaddour (travail)': 'samir@atelier-bleu.example',
  'Inès Carvalho': 'ines@ecole-du-bac.example', 'Stagiaire d’avril': 'stage@ecole-du-bac.example', 'Tamara Ilic': 'tamara@mairie-ormes.example', 'Luc Hamon': 'luc@mairie-ormes.example',
};
const docs = {
  festival: {
    name: 'Programme du festival', group: 'Le groupe Troupe du Port',
    wish: 'Ce programme est annoncé dans la presse avec son lien : toute personne doit pouvoir le lire, sans rien changer.\nSeules deux personnes le corrigent directement : Rudy et Safia. Gilles a fini sa mission, il n’a plus à figurer dans la liste.',
    people: { 'Rudy Vaïtilingom': 'read', 'Gilles Poirier': 'edit' }, access: 'all', role: 'edit', end: '', download: true,
  },
  refuge: {
    name: 'Planning du refuge', group: 'Le groupe Refuge des Cimes',
    wish: 'Tous les membres du groupe Refuge des Cimes doivent pouvoir laisser une remarque, sans déplacer les noms. En dehors du groupe, personne n’ouvre ce planning.\nNadège le tient à jour. Boris n’est plus bénévole : retirez-le.',
    people: { 'Nadège Lafleur': 'comment', 'Boris Antonov': 'edit' }, access: 'all', role: 'read', end: '', download: true,
  },
  gite: {
    name: 'Contrat du gîte', group: 'Le groupe Gîte des Ormes',
    wish: 'Message de Samir : « Le lien me dit “accès refusé”. J’utilise seulement mon adresse du travail. Je dois lire le contrat et l’imprimer, rien de plus. »\nCe contrat ne regarde que lui et Nadège, qui le rédige. Gardez seulement les adresses utiles.',
    people: { 'Nadège Lafleur': 'edit', 'Samir Kaddour': 'read' }, access: 'people', role: 'read', end: '', download: true, faces: ['Samir Kaddour (travail)'],
  },
  randonnee: {
    name: 'Carte de la randonnée', group: 'Le groupe Sentiers',
    wish: 'Nous sommes le 12 juin 2031.\nMessage d’une participante : « Avec le lien du prospectus, je n’arrive plus à ouvrir la carte. Je n’ai pas de compte. »\nLe prospectus sert jusqu’au 30 septembre 2031 inclus. Après, la carte ne doit plus s’ouvrir. Le public lit, Luc modifie.',
    people: { 'Luc Hamon': 'edit' }, access: 'all', role: 'read', end: '2031-06-01', download: true,
  },
  classe: {
    name: 'Album de la classe', group: 'Le groupe École du Bac',
    wish: 'Nous sommes le 20 juin 2031.\nLes familles n’ont pas de compte : elles ouvrent l’album avec le lien, jusqu’au 15 juillet 2031 inclus. Elles regardent les photos, sans pouvoir les télécharger.\nInès complète l’album. La stagiaire d’avril est partie.',
    people: { 'Inès Carvalho': 'read', 'Stagiaire d’avril': 'edit' }, access: 'group', role: 'comment', end: '', download: true,
  },
  reglement: {
    name: 'Projet de règlement du parc', group: 'Le groupe Mairie des Ormes',
    wish: 'Nous sommes le 1er octobre 2031.\nToute personne qui a le lien peut proposer ses remarques dans la marge jusqu’au 31 octobre 2031 inclus, et imprimer le texte.\nTamara est la seule à écrire dans le texte. Après cette date, Luc pourra encore le lire, rien de plus.',
    people: { 'Luc Hamon': 'edit' }, access: 'people', role: 'read', end: '', download: false,
  },
};
let doc = null;
let key = '';
let people = {};

const option = ([value, textContent]) => el('option', { value, textContent });
byId('doc').append(option(['', 'Choisir un document']), ...Object.entries(docs).map(([id, one]) => option([id, one.name])));
byId('new-role').append(...Object.entries(roles).map(option));
byId('link-role').append(...Object.entries(roles).map(option));
byId('new').append(option(['', 'Choisir une adresse']), ...Object.entries(book).map(([name, mail]) => option([name, `${name}, ${mail}`])));

function load() {
  people = { ...doc.people };
  byId('title').textContent = `Partage de « ${doc.name} »`;
  byId('wish').textContent = doc.wish;
  byId('access').replaceChildren(...[['people', 'Seulement les personnes ajoutées'], ['group', doc.group], ['all', 'Toute personne qui a le lien']].map(option));
  byId('access').value = doc.access;
  byId('link-role').value = doc.role;
  byId('has-end').checked = doc.end !== '';
  byId('end').value = doc.end;
  byId('download').checked = doc.download;
  byId('new').value = '';
  rows();
  lines();
}
function rows() {
  byId('people').replaceChildren(...Object.entries(people).map(([name, role]) => {
    const choice = el('select', { 'aria-label': `Droit ${/^[AEIOUÉ]/.test(name) ? 'd’' : 'de '}${name}`, onchange: () => { people[name] = choice.value; say(`${name} : ${roles[choice.value].toLowerCase()}.`); } }, ...Object.entries(roles).map(option));
    choice.value = role;
    return el('li', {}, el('span', { className: 'face', 'aria-hidden': 'true', textContent: name[0] }), el('div', { className: 'who' }, el('b', { textContent: name }), el('span', { textContent: book[name] })), choice,
      el('button', { type: 'button', className: 'small', textContent: 'Retirer', 'aria-label': `Retirer ${name}`, onclick: () => { delete people[name]; rows(); say(`${name} n’est plus dans la liste.`); byId('new').focus(); } }));
  }));
  faces();
}
function faces() {
  const names = [...new Set([...Object.keys(people), ...(doc.faces ?? []), 'Un membre du groupe', 'Une personne sans compte'])];
  const kept = byId('as').value;
  byId('as').replaceChildren(...names.map(name => option([name, name])));
  if (names.includes(kept)) byId('as').value = kept;
}
function lines() {
  const access = byId('access').value;
  byId('role-line').hidden = access === 'people';
  byId('end-line').hidden = access === 'people';
  byId('date-line').hidden = !byId('has-end').checked;
}
byId('doc').addEventListener('change', () => {
  key = byId('doc').value;
  doc = docs[key] ?? null;
  byId('panel').hidden = !doc;
  say('');
  if (doc) load();
});
for (const id of ['access', 'has-end']) byId(id).addEventListener('change', () => { lines(); say(''); });
byId('add').addEventListener('click', () => {
  const name = byId('new').value;
  if (!name) return say('Choisissez d’abord une adresse.');
  if (people[name]) return say(`${name} est déjà dans la liste.`);
  people[name] = byId('new-role').value;
  rows();
  say(`${name} est dans la liste : ${roles[people[name]].toLowerCase()}.`);
});
const today = () => (doc.wish.match(/le (\d+)(?:er)? (\p{L}+) 2031\./u) ?? []).slice(1);
const months = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
function over() {
  if (!byId('has-end').checked || !byId('end').value) return false;
  const [day, month] = today();
  return Boolean(day) && byId('end').value < `2031-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
byId('try').addEventListener('click', () => {
  const name = byId('as').value;
  const access = byId('access').value;
  const own = people[name];
  // Somebody who is named keeps the wider of both rights.
  const order = ['read', 'comment', 'edit'];
  const open = (access === 'all' || access === 'group' && name === 'Un membre du groupe') && !over();
  const right = [own, open ? byId('link-role').value : ''].filter(Boolean).sort((a, b) => order.indexOf(b) - order.indexOf(a))[0];
  if (!right) return say(`${name} : « Accès refusé${name === 'Une personne sans compte' ? '' : '. Demandez l’accès avec cette adresse'} ».`);
  say(`${name} peut ${{ read: 'lire', comment: 'lire et commenter', edit: 'lire et modifier' }[right]}${right === 'edit' || byId('download').checked ? ', avec téléchargement et impression' : ', sans téléchargement ni impression'}.`);
});
byId('reset').addEventListener('click', () => { load(); say('Le partage est revenu à son état de départ.'); });
byId('panel').addEventListener('submit', event => {
  event.preventDefault();
  if (byId('access').value !== 'people' && byId('has-end').checked && !byId('end').value) return say('Choisissez le dernier jour du lien, ou décochez la date.');
  const access = byId('access').value;
  const state = [key, Object.entries(people).map(([name, role]) => `${book[name]}=${role}`).sort().join('+'), access, access === 'people' ? '' : byId('link-role').value, access === 'people' || !byId('has-end').checked ? '' : byId('end').value, byId('download').checked];
  say(`Partage enregistré. Numéro du partage : ${receipt(['q', ...state].join('|'))}.`);
  byId('status').scrollIntoView({ block: 'nearest' });
});
