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

const meetings = {
  joelle: {
    name: 'Joëlle – entretien', kind: 'devices',
    camera: [['Caméra du dessus', 'Image noire.\nUn cache est fermé devant l’objectif.'], ['Caméra de l’écran', 'Le visage de Joëlle, de face.', 'Derrière elle : le linge qui sèche.'], ['Caméra du plan de travail', 'Les mains de Joëlle et le clavier.', 'Au bord : une tasse.']],
    mic: [['Micro de l’écran', 2, 'voix très lointaine'], ['Casque sans fil', 0, 'aucun son, batterie vide'], ['Micro à pince', 5, 'voix nette']],
    out: [['Haut-parleurs de l’écran', 'On entend le son, mais le micro le reprend : les autres s’entendront en écho.'], ['Écouteurs à fil', 'On entend le son, et le micro ne le reprend pas.'], ['Téléviseur du salon', 'On n’entend rien.']],
  },
  amadou: {
    name: 'Amadou – cours du soir', kind: 'devices', first: { camera: 2, out: 2 },
    camera: [['Caméra intégrée', 'Le visage d’Amadou, de face.', 'Derrière lui : des personnes qui dînent.'], ['Caméra du couloir', 'Une porte d’entrée.', 'Au sol : des chaussures.'], ['Caméra virtuelle', 'Une image fixe.\nLe logiciel qui la fournit est fermé.']],
    mic: [['Micro intégré', 9, 'son saturé, le ventilateur couvre la voix'], ['Casque à fil', 5, 'voix nette'], ['Micro de la manette', 1, 'à peine un souffle']],
    out: [['Casque à fil', 'On entend le son, et le micro ne le reprend pas.'], ['Enceinte de la cuisine', 'On n’entend rien ici, mais des rires viennent de la cuisine.'], ['Haut-parleurs intégrés', 'On entend le son, mais le micro le reprend : les autres s’entendront en écho.']],
  },
  tiphaine: {
    name: 'Tiphaine – bilan de l’association', kind: 'share',
    sources: [
      ['Écran entier', 'Le bilan, page Résumé.\nEn bas à droite, un message privé de votre sœur s’affiche.', false],
      ['Fenêtre « Bilan.ods » (1)', 'Le tableau des salaires, nom par nom.', false],
      ['Fenêtre « Bilan.ods » (2)', 'La page Résumé : recettes, dépenses, solde.', false],
      ['Fenêtre « Messagerie »', 'Vos messages reçus.', false],
      ['Onglet « Bilan de l’an dernier »', 'La page Résumé, avec les chiffres de l’année passée.', false],
    ],
  },
  yao: {
    name: 'Yao – visite filmée du chantier', kind: 'share',
    sources: [
      ['Écran entier', 'La vidéo du chantier et, à côté, votre liste de clients.', true],
      ['Fenêtre « Navigateur »', 'La vidéo du chantier. Au-dessus, le nom de vos autres onglets : banque, santé.', true],
      ['Onglet « Chantier, film »', 'La vidéo du chantier, seule.', true],
      ['Onglet « Chantier, plan »', 'Le plan du chantier, sans vidéo.', true],
      ['Fenêtre « Lecteur »', 'Une vidéo de vacances.', true],
    ],
  },
  odette: {
    name: 'Odette – conférence du quartier', kind: 'settings',
    wish: 'Le lien sera affiché dans tout le quartier. Noé et moi voulons pourtant accepter chaque personne avant qu’elle entre. Pas de bruit à l’arrivée. Moi seule montrerai des images. Les questions se posent par écrit, et tout le monde doit les lire : pas d’apartés. J’ai promis que rien ne serait gardé.',
  },
  ziad: {
    name: 'Ziad – soutien scolaire', kind: 'settings',
    wish: 'J’ai écrit aux huit élèves ; personne d’autre ne doit entrer avec le lien. Mes élèves arrivent directement, sans que j’aie à les accepter, et peuvent parler tout de suite. Chaque élève montrera son exercice. On s’écrit, mais à tous : pas d’apartés. Les parents ont dit oui : un élève absent doit pouvoir revoir la séance. Maïmouna m’aide.',
  },
};
const options = [
  ['link', 'Qui peut utiliser le lien', ['Toute personne qui a le lien', 'Seulement les personnes invitées']],
  ['wait', 'Salle d’attente', ['Désactivée : on entre directement', 'Activée : on attend un accord']],
  ['mics', 'Micros à l’arrivée', ['Ouverts', 'Coupés']],
  ['screen', 'Qui peut partager son écran', ['Tout le monde', 'La personne qui organise seulement']],
  ['chat', 'Discussion écrite', ['Désactivée', 'Avec tout le monde et en privé', 'Avec tout le monde seulement']],
  ['record', 'Enregistrement', ['Aucun', 'Automatique']],
  ['helper', 'Aide à l’organisation', ['Personne', 'Maïmouna', 'Noé']],
];
let meeting = null;
let key = '';
const fill = (id, names) => byId(id).replaceChildren(...names.map((name, i) => el('option', { value: String(i), textContent: name })));

byId('meeting').append(el('option', { value: '', textContent: 'Choisir une réunion' }), ...Object.entries(meetings).map(([id, one]) => el('option', { value: id, textContent: one.name })));
byId('choices').append(...options.map(([id, name, list]) => el('p', { className: 'line' }, el('label', { htmlFor: id, textContent: name }), el('select', { id }, ...list.map((text, i) => el('option', { value: String(i), textContent: text }))))));

byId('meeting').addEventListener('change', () => {
  key = byId('meeting').value;
  meeting = meetings[key] ?? null;
  for (const id of ['devices', 'share', 'settings']) byId(id).hidden = meeting?.kind !== id;
  say('');
  if (meeting?.kind === 'devices') {
    for (const id of ['camera', 'mic', 'out']) {
      fill(id, meeting[id].map(one => one[0]));
      byId(id).value = String(meeting.first?.[id] ?? 0);
    }
    byId('blur').checked = false;
    showLevel(null);
    showPicture();
  } else if (meeting?.kind === 'share') {
    byId('sources').replaceChildren(...meeting.sources.map(([name], i) => el('label', { className: 'check' }, el('input', { type: 'radio', name: 'source', value: String(i) }), el('span', { textContent: name }))));
    byId('sound').checked = false;
    byId('seen').hidden = true;
  } else if (meeting) {
    byId('wish').textContent = meeting.wish;
    for (const [id] of options) byId(id).value = '0';
  }
});

function showPicture() {
  const [, front, back] = meeting.camera[Number(byId('camera').value)];
  const blurred = byId('blur').checked && back;
  byId('picture').textContent = [front, blurred ? `${back.split(':')[0]}: flou.` : back].filter(Boolean).join('\n');
  byId('picture').classList.toggle('blurred', Boolean(blurred));
}
function showLevel(level) {
  byId('level').dataset.level = String(level ?? 0);
  byId('level').setAttribute('aria-label', level === null ? 'Niveau du micro : pas encore essayé' : `Niveau du micro : ${level * 11} pour cent`);
}
function changed(text) { say(text); }
byId('camera').addEventListener('change', () => { showPicture(); changed(`Aperçu : ${byId('picture').textContent.replace(/\n/g, ' ')}`); });
byId('blur').addEventListener('change', () => { showPicture(); changed(`Aperçu : ${byId('picture').textContent.replace(/\n/g, ' ')}`); });
byId('mic').addEventListener('change', () => { showLevel(null); say(''); });
byId('out').addEventListener('change', () => say(''));
byId('try-mic').addEventListener('click', () => {
  const [name, level, text] = meeting.mic[Number(byId('mic').value)];
  showLevel(level);
  say(`${name}, niveau ${level * 11} % : ${text}.`);
});
byId('try-out').addEventListener('click', () => {
  const [name, text] = meeting.out[Number(byId('out').value)];
  say(`${name} : ${text[0].toLowerCase()}${text.slice(1)}`);
});
byId('enter').addEventListener('click', () => say(`Vous êtes dans la réunion. Code d’entrée : ${receipt(['v', key, byId('camera').value, byId('mic').value, byId('out').value, byId('blur').checked].join('/'))}.`));

const source = () => document.querySelector('input[name=source]:checked');
byId('sources').addEventListener('change', () => { byId('seen').hidden = true; say(''); });
byId('preview').addEventListener('click', () => {
  if (!source()) return say('Choisissez d’abord ce que vous voulez montrer.');
  const text = meeting.sources[Number(source().value)][1];
  byId('seen-text').textContent = text;
  byId('seen').hidden = false;
  say(`Les autres verront : ${text.replace(/\n/g, ' ')} ${byId('sound').checked ? 'Le son de l’ordinateur est envoyé.' : 'Le son de l’ordinateur n’est pas envoyé.'}`);
});
byId('start').addEventListener('click', () => {
  if (!source()) return say('Choisissez d’abord ce que vous voulez montrer.');
  const [, , sound] = meeting.sources[Number(source().value)];
  say(`Le partage a commencé. Code du partage : ${receipt(['p', key, source().value, sound && byId('sound').checked].join('/'))}.`);
});
byId('settings').addEventListener('submit', event => {
  event.preventDefault();
  say(`Réglages enregistrés. Code de la réunion : ${receipt(['s', key, ...options.map(([id]) => byId(id).value)].join('/'))}.`);
  byId('status').scrollIntoView({ block: 'nearest' });
});
