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

const mails = [
  ['Mairie de Lorval', 'accueil@mairie-lorval.example', 'Votre dossier de logement'],
  ['Chœur du Lac', 'contact@choeur-du-lac.example', 'Partitions du printemps'],
  ['Mairie de Lorval', 'lettre@mairie-lorval.example', 'Lettre d’information de mars'],
  ['Fanny Etcheverry', 'fanny.e@pxmail.example', 'Chorale : covoiturage de jeudi'],
  ['Boutique des Arts', 'offres@boutique-des-arts.example', 'Une offre pour votre mairie'],
  ['Mairie de Lorval', 'ecoles@mairie-lorval.example', 'Inscription à la cantine'],
  ['Chœur du Lac', 'tresorerie@choeur-du-lac.example', 'Cotisation de la saison'],
  ['Moussa Diarra', 'moussa.d@pxmail.example', 'Tu as vu la lettre de la mairie ?'],
  ['Mairie de Lorval', 'ecoles@mairie-lorval.example', 'Lettre d’information des écoles'],
  ['Théâtre du Quai', 'billets@theatre-du-quai.example', 'Vos billets de samedi'],
  ['Fanny Etcheverry', 'fanny.e@pxmail.example', 'Recette de la soupe'],
  ['Mairie de Lorval', 'voirie@mairie-lorval.example', 'Travaux dans votre rue'],
  ['Ivan Petrov', 'ivan.p@pxmail.example', 'Concert de la chorale, photos'],
  ['Chœur du Lac', 'contact@choeur-du-lac.example', 'Salle changée mardi'],
  ['Mairie de Sorbac', 'accueil@mairie-sorbac.example', 'Salle des fêtes : devis'],
  ['Association du Lac', 'info@association-du-lac.example', 'Nettoyage des rives'],
  ['Mairie de Lorval', 'accueil@mairie-lorval.example', 'Rendez-vous confirmé'],
  ['Moussa Diarra', 'moussa.d@pxmail.example', 'Chorale des enfants : horaires'],
].map(([name, address, subject], id) => ({ id, name, address, subject }));
const plain = text => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/œ/g, 'oe').replace(/’/g, '\'').trim();
const body = document.querySelector('tbody');
let last = 0;
let tried = new Set();

function addCondition() {
  if (document.querySelectorAll('.condition').length >= 4) return say('Quatre conditions au plus.');
  const n = ++last;
  const row = el('div', { className: 'condition', role: 'group', 'aria-label': `Condition ${n}` },
    el('select', { className: 'field', 'aria-label': `Condition ${n} : partie du message` }, el('option', { value: 'address', textContent: 'L’adresse de l’expéditeur' }), el('option', { value: 'subject', textContent: 'L’objet' })),
    el('select', { className: 'test', 'aria-label': `Condition ${n} : comparaison` }, el('option', { value: 'has', textContent: 'contient' }), el('option', { value: 'not', textContent: 'ne contient pas' })),
    el('input', { type: 'text', className: 'value', maxLength: 60, autocomplete: 'off', 'aria-label': `Condition ${n} : texte` }),
    el('button', { type: 'button', className: 'small', textContent: 'Retirer', 'aria-label': `Retirer la condition ${n}`, onclick: () => { if (document.querySelectorAll('.condition').length < 2) return say('Une règle a au moins une condition.'); row.remove(); say('La condition est retirée.'); byId('more').focus(); } }));
  byId('conditions').append(row);
  return row;
}

function hits() {
  const conditions = [...document.querySelectorAll('.condition')].map(row => ({ field: row.querySelector('.field').value, test: row.querySelector('.test').value, value: plain(row.querySelector('.value').value) }));
  if (conditions.some(one => !one.value)) return null;
  const holds = (mail, one) => plain(mail[one.field]).includes(one.value) === (one.test === 'has');
  return mails.filter(mail => byId('mode').value === 'all' ? conditions.every(one => holds(mail, one)) : conditions.some(one => holds(mail, one)));
}

function show() {
  body.replaceChildren(...mails.map(mail => el('tr', { className: tried.has(mail.id) ? 'hit' : '' },
    el('th', { scope: 'row' }, mail.name, el('span', { className: 'from', textContent: mail.address })),
    el('td', { textContent: mail.subject }), el('td', { textContent: tried.has(mail.id) ? 'Oui' : '—' }))));
}

function apply() {
  const found = hits();
  if (!found) { say('Écrivez un texte dans chaque condition, ou retirez celle qui est vide.'); return null; }
  tried = new Set(found.map(mail => mail.id));
  show();
  return found;
}

byId('more').addEventListener('click', () => addCondition()?.querySelector('.field').focus());
byId('rule').addEventListener('submit', event => {
  event.preventDefault();
  const found = apply();
  if (found) say(`Essai : la règle classerait ${found.length} message${found.length > 1 ? 's' : ''} sur ${mails.length}.${found.length ? ` ${found.length > 1 ? 'Ils sont marqués' : 'Il est marqué'} « Oui » dans la liste.` : ''}`);
});
byId('save').addEventListener('click', () => {
  const found = apply();
  if (found) say(`Règle enregistrée : ${found.length} message${found.length > 1 ? 's' : ''} classé${found.length > 1 ? 's' : ''}. Numéro de la règle : ${receipt(`r21|${found.map(mail => mail.id).join('-')}`)}.`);
});
addCondition();
show();
