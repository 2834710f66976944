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

const boxes = {
  thierno: {
    owner: 'Thierno Ba',
    people: ['Solène Marchand', 'Paul Ferrand', 'Hina Teriitahi', 'Marc Oliveira', 'Aminata Cissé', 'Joseph Lemaire'],
    files: ['planning-mars-v1.pdf (2 février)', 'planning-mars-v2.pdf (20 février)', 'planning-avril.pdf (1er mars)', 'recette-gateau.pdf (20 février)'],
    mails: [
      { from: 'Solène Marchand', to: ['Thierno Ba', 'Paul Ferrand', 'Hina Teriitahi', 'Marc Oliveira'], cc: ['Aminata Cissé'], subject: 'Planning de mars', body: ['Bonjour à toute l’équipe,', 'Thierno, merci d’envoyer à chaque personne de ce message le planning de mars, dans sa dernière version.', 'Une exception : Paul a quitté l’équipe hier, ne lui écrivez plus.', 'Bonne journée, Solène'] },
      { from: 'Joseph Lemaire', to: ['Thierno Ba'], cc: [], subject: 'Recette du gâteau', body: ['Bonjour Thierno,', 'Le goûter était très bon. Merci encore pour la recette !', 'Joseph'] },
    ],
  },
  yaelle: {
    owner: 'Yaëlle Cohen',
    people: ['Nadia Bako', 'Colette Roux', 'Ravi Payet', 'Élise Nguyen', 'Directrice Sabine Huet', 'Cuisine Karim Adjani'],
    files: ['menu-avril-brouillon.pdf (10 mars)', 'menu-avril-valide.pdf (24 mars)', 'menu-mars-valide.pdf (21 février)', 'liste-allergies.pdf (24 mars)'],
    mails: [
      { from: 'Cuisine Karim Adjani', to: ['Yaëlle Cohen'], cc: ['Directrice Sabine Huet'], subject: 'Menus validés', body: ['Bonjour Yaëlle,', 'Le menu d’avril est validé. L’ancien brouillon est à oublier.', 'Karim'] },
      { from: 'Nadia Bako', to: ['Yaëlle Cohen', 'Colette Roux', 'Ravi Payet', 'Élise Nguyen'], cc: [], subject: 'Allergie et menu d’avril', body: ['Bonjour,', 'J’ai écrit trop vite à tous les parents de la classe ! L’allergie de mon fils ne les regarde pas.', 'Yaëlle, répondez seulement à moi, avec le menu d’avril validé. Mettez la directrice en copie, elle suit notre dossier.', 'Merci, Nadia'] },
    ],
  },
};
let box = null;
let mail = null;
let draft = null;
const fields = [['to', 'À'], ['cc', 'Cc (copie)'], ['bcc', 'Cci (copie cachée)']];

byId('boxes').append(...Object.entries(boxes).map(([key, value]) => el('button', { type: 'button', textContent: `Boîte de ${value.owner.split(' ')[0]}`, 'data-box': key, 'aria-pressed': 'false', onclick: () => openBox(key) })));

function show(part) {
  for (const id of ['inbox', 'mail', 'compose']) byId(id).hidden = id !== part;
}

function openBox(key) {
  box = boxes[key];
  draft = null;
  for (const button of document.querySelectorAll('[data-box]')) button.setAttribute('aria-pressed', String(button.dataset.box === key));
  say('');
  list();
}

function list() {
  byId('list').replaceChildren(...box.mails.map(one => el('li', {}, el('button', { type: 'button', onclick: () => open(one) }, el('b', { textContent: one.subject }), el('span', { textContent: `De ${one.from}` })))));
  show('inbox');
}

function open(one) {
  mail = one;
  say('');
  byId('subject').textContent = one.subject;
  byId('heads').replaceChildren();
  for (const [name, value] of [['De', one.from], ['À', one.to.join(', ')], ['Cc', one.cc.join(', ')]]) if (value) byId('heads').append(el('dt', { textContent: name }), el('dd', { textContent: value }));
  byId('body').replaceChildren(...one.body.map(text => el('p', { textContent: text })));
  show('mail');
  byId('subject').focus();
}

function compose(mode) {
  const others = mail.to.filter(person => person !== box.owner);
  draft = {
    title: mode === 'forward' ? 'Transférer le message' : 'Répondre',
    to: mode === 'forward' ? [] : mode === 'all' ? [mail.from, ...others] : [mail.from],
    cc: mode === 'all' ? [...mail.cc] : [],
    bcc: [],
  };
  byId('compose-title').textContent = draft.title;
  byId('object').value = `${mode === 'forward' ? 'TR' : 'RE'} : ${mail.subject}`;
  byId('text').value = 'Bonjour,\nVoici le document.';
  byId('files').replaceChildren(...box.files.map(name => el('label', { className: 'check' }, el('input', { type: 'checkbox', value: name }), el('span', { textContent: name }))));
  rows();
  say('');
  show('compose');
  byId('compose-title').focus();
}

function rows(focus) {
  byId('rows').replaceChildren(...fields.map(([key, name]) => {
    const choice = el('select', { id: `add-${key}`, 'aria-label': `Personne à ajouter dans le champ ${name}` }, el('option', { value: '', textContent: 'Choisir une personne' }), ...box.people.map(person => el('option', { value: person, textContent: person })));
    const chips = draft[key].map(person => el('li', {}, el('span', { textContent: person }), el('button', { type: 'button', textContent: '✕', 'aria-label': `Retirer ${person} du champ ${name}`, onclick: () => { draft[key] = draft[key].filter(one => one !== person); say(`${person} n’est plus dans le champ ${name}.`); rows(`add-${key}`); } })));
    return el('div', { className: 'row' }, el('strong', { textContent: name }),
      el('ul', { className: 'chips' }, ...(chips.length ? chips : [el('li', { className: 'none', textContent: 'Personne' })])),
      el('div', { className: 'line' }, choice, el('button', { type: 'button', className: 'small', textContent: 'Ajouter', 'aria-label': `Ajouter dans le champ ${name}`, onclick: () => add(key, name, choice.value) })));
  }));
  if (focus) byId(focus).focus();
}

function add(key, name, person) {
  if (!person) return say('Choisissez d’abord une personne dans la liste.');
  if (draft[key].includes(person)) return say(`${person} est déjà dans le champ ${name}.`);
  for (const [other] of fields) draft[other] = draft[other].filter(one => one !== person);
  draft[key].push(person);
  say(`${person} est dans le champ ${name}.`);
  rows(`add-${key}`);
}

for (const button of document.querySelectorAll('[data-mode]')) button.addEventListener('click', () => compose(button.dataset.mode));
byId('back').addEventListener('click', () => { list(); byId('inbox-title').focus(); });
byId('cancel').addEventListener('click', () => { draft = null; say('Le brouillon est abandonné.'); list(); byId('inbox-title').focus(); });
byId('compose').addEventListener('submit', event => {
  event.preventDefault();
  if (!fields.some(([key]) => draft[key].length)) return say('Il manque au moins une personne à qui écrire.');
  const files = [...byId('files').querySelectorAll('input:checked')].map(input => input.value);
  const number = receipt(['m21', [...draft.to, ...draft.cc].sort().join('+'), [...draft.bcc].sort().join('+'), files.sort().join('+')].join('|'));
  const count = draft.to.length + draft.cc.length + draft.bcc.length;
  say(`Message envoyé à ${count} ${count > 1 ? 'personnes' : 'personne'}, avec ${files.length} ${files.length > 1 ? 'pièces jointes' : 'pièce jointe'}. Numéro d’envoi : ${number}.`);
  list();
  byId('inbox-title').focus();
});
