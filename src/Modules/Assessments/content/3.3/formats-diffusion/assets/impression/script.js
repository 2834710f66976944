'use strict';

const byId = id => document.getElementById(id);
const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

const printing = [
  { id: 'pages', label: 'Pages', help: 'Par exemple 1-3 ; 8. Vide : toutes', type: 'text', first: '' },
  { id: 'copies', label: 'Exemplaires', type: 'number', first: '1' },
  { id: 'sides', label: 'Faces', options: ['Recto seul', 'Recto verso'] },
  { id: 'perside', label: 'Pages par face', options: ['1', '2', '4'] },
  { id: 'way', label: 'Orientation de la feuille', options: ['Portrait', 'Paysage'] },
  { id: 'ink', label: 'Encre', options: ['Couleur', 'Noir et gris'] },
  { id: 'sorted', label: 'Ordre des exemplaires', options: ['Page par page', 'Jeu par jeu'] },
];
const exporting = [
  { id: 'pages', label: 'Pages', help: 'Par exemple 1-3 ; 8. Vide : toutes', type: 'text', first: '' },
  { id: 'images', label: 'Finesse des images', options: ['72 points par pouce', '150 points par pouce', '300 points par pouce'] },
  { id: 'colours', label: 'Couleurs', options: ['Rouge, vert, bleu', 'Cyan, magenta, jaune, noir'] },
  { id: 'bleed', label: 'Débord autour de la page', options: ['Aucun', '3 mm', '10 mm'] },
  { id: 'marks', label: 'Traits de coupe', tick: true },
  { id: 'fonts', label: 'Incorporer les polices', tick: true },
  { id: 'tags', label: 'Balises de structure, pour la lecture vocale', tick: true },
  { id: 'bookmarks', label: 'Signets, un par titre', tick: true },
  { id: 'comments', label: 'Joindre les commentaires de relecture', tick: true, first: true },
];

// What each work needs: the settings that count, by their place among the options; a tick counts 1.
const works = [
  {
    name: 'Cahier d’exercices', kind: 'print', total: 24,
    wishes: ['Cinq personnes recevront chacune les exercices, sans le reste du cahier.', 'Chaque jeu est prêt à être agrafé.', 'Une page par face, sans réduire : on écrit dessus.', 'Le moins de feuilles possible.', 'Les couleurs ne servent à rien.'],
    contents: ['Page 1 : couverture', 'Pages 2 et 3 : mode d’emploi', 'Pages 4 à 10 : exercices', 'Pages 11 à 24 : corrigés'],
    wanted: { pages: [4, 5, 6, 7, 8, 9, 10], copies: 5, sides: 1, perside: 0, ink: 1, sorted: 1 },
  },
  {
    name: 'Carnet de recettes', kind: 'print', total: 30,
    wishes: ['Trois personnes en cuisine recevront chacune les soupes et les desserts, rien d’autre.', 'Chaque jeu est prêt à être agrafé.', 'Deux pages par face, côte à côte, sur des feuilles tournées en largeur.', 'On écrira à la main au dos de chaque feuille : rien d’imprimé au dos.', 'Les couleurs des photos comptent.'],
    contents: ['Pages 1 à 4 : ustensiles', 'Pages 5 à 9 : soupes', 'Pages 10 à 21 : plats', 'Pages 22 à 26 : desserts', 'Pages 27 à 30 : menus'],
    wanted: { pages: [5, 6, 7, 8, 9, 22, 23, 24, 25, 26], copies: 3, sides: 0, perside: 1, way: 1, ink: 0, sorted: 1 },
  },
  {
    name: 'Dépliant pour l’imprimerie', kind: 'export', total: 4, weight: [.9, 3.1, 12.4],
    wishes: ['Tout le dépliant part à l’imprimerie, en quatre encres.', 'Le papier est coupé au bord : la couleur doit dépasser juste assez, l’imprimerie accepte de 2 à 5 mm.', 'La machine doit voir où couper.', 'Les photos, vues de près, doivent rester très nettes ; le poids est libre.', 'L’imprimerie n’a pas les dessins de nos lettres sur ses machines.', 'Nos remarques de relecture restent entre nous.'],
    contents: ['Pages 1 à 4 : le dépliant'],
    wanted: { pages: [1, 2, 3, 4], images: 2, colours: 1, bleed: 1, marks: 1, fonts: 1, comments: 0 },
  },
  {
    name: 'Rapport mis en ligne', kind: 'export', total: 40, weight: [2.1, 4.4, 16],
    wishes: ['On lit le rapport à l’écran, sans les annexes.', 'Le site refuse plus de 5 Mo ; les photos doivent rester aussi nettes que possible.', 'Une personne aveugle doit pouvoir l’écouter titre par titre.', 'On doit pouvoir sauter d’un chapitre à l’autre depuis une liste, à gauche de la page.', 'Les lettres doivent être les mêmes sur tous les appareils.', 'Nos remarques de relecture restent entre nous.'],
    contents: ['Pages 1 à 32 : le rapport', 'Pages 33 à 40 : les annexes'],
    wanted: { pages: Array.from({ length: 32 }, (_, i) => i + 1), images: 1, colours: 0, bleed: 0, marks: 0, fonts: 1, tags: 1, bookmarks: 1, comments: 0 },
  },
];

let work;

const code = text => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return 1000 + ((hash ^ (hash >>> 13)) >>> 0) % 9000;
};

function say(text, done = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('done', done);
}

/** The pages of "4-6 ; 9", in order; null when it cannot be understood. */
function pagesOf(typed) {
  const text = typed.trim().replace(/\s*(?:-|–|—|à|a)\s*/g, '-');
  if (text === '') return Array.from({ length: work.total }, (_, i) => i + 1);
  const pages = new Set();
  for (const part of text.split(/\s*(?:[;,]|\bet\b)\s*|\s+/).filter(Boolean)) {
    const found = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part);
    if (!found) return null;
    const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (from < 1 || to > work.total || from > to) return null;
    for (let page = from; page <= to; page++) pages.add(page);
  }
  return pages.size ? [...pages].sort((a, b) => a - b) : null;
}

function read() {
  const got = {};
  for (const setting of work.kind === 'print' ? printing : exporting) {
    const field = byId(`set-${setting.id}`);
    got[setting.id] = setting.id === 'pages' ? pagesOf(field.value) : setting.tick ? Number(field.checked) : setting.options ? field.selectedIndex : Number(field.value);
  }
  return got;
}

function preview() {
  const got = read();
  byId('sheet').replaceChildren();
  if (!got.pages) {
    byId('figures').textContent = `Ces pages ne conviennent pas : le document va de 1 à ${work.total}.`;
    return;
  }
  const s = n => n > 1 ? 's' : '';
  if (work.kind === 'print') {
    if (!Number.isInteger(got.copies) || got.copies < 1 || got.copies > 99) {
      byId('figures').textContent = 'Le nombre d’exemplaires va de 1 à 99.';
      return;
    }
    const each = [1, 2, 4][got.perside];
    const paper = make('div', { className: `paper n${each} ${got.way ? 'lying' : 'upright'} ${got.ink ? 'grey' : ''}` });
    got.pages.slice(0, each).forEach(page => paper.append(make('div', { className: 'leaf', textContent: page })));
    byId('sheet').append(paper);
    byId('figures').textContent = `${got.pages.length} page${s(got.pages.length)} par exemplaire, ${got.copies} exemplaire${s(got.copies)}.`;
  } else {
    const weight = work.weight[got.images] * got.pages.length / work.total + (got.fonts ? .4 : 0) + (got.comments ? .1 : 0);
    byId('sheet').append(make('div', { className: 'file', textContent: 'PDF' }));
    byId('figures').textContent = `${got.pages.length} page${s(got.pages.length)}, environ ${weight.toFixed(1).replace('.', ',')} Mo.`;
  }
}

function open(index) {
  work = works[index];
  const print = work.kind === 'print';
  byId('name').textContent = print ? 'Imprimer' : 'Exporter en PDF';
  byId('go').textContent = print ? 'Imprimer' : 'Exporter';
  byId('wishes').replaceChildren(...work.wishes.map(text => make('li', { textContent: text })));
  byId('contents').replaceChildren(...work.contents.map(text => make('li', { textContent: text })));
  byId('settings').replaceChildren(make('h2', { textContent: 'Réglages' }), ...(print ? printing : exporting).map(setting => {
    const id = `set-${setting.id}`;
    const label = make('label', { htmlFor: id, textContent: setting.label });
    if (setting.tick) return make('p', { className: 'tick' }, make('input', { id, type: 'checkbox', checked: setting.first ?? false }), label);
    if (setting.help) label.append(make('small', { textContent: setting.help }));
    const field = setting.options ? make('select', { id }) : make('input', { id, type: setting.type, value: setting.first, maxLength: 60 });
    if (setting.type === 'number') Object.assign(field, { min: '1', max: '99' });
    setting.options?.forEach(option => field.append(make('option', { textContent: option })));
    return make('div', { className: 'setting' }, label, field);
  }));
  say('');
  preview();
}

byId('settings').addEventListener('input', () => { say(''); preview(); });
byId('settings').addEventListener('submit', event => event.preventDefault());
byId('go').addEventListener('click', () => {
  const got = read();
  const left = Object.entries(work.wanted).filter(([id, value]) => String(got[id]) !== String(value)).length;
  if (left) say(left > 1 ? `${left} réglages ne répondent pas encore au besoin.` : 'Un réglage ne répond pas encore au besoin.');
  else say(`${work.kind === 'print' ? 'Impression lancée. Numéro du travail' : 'Fichier créé. Numéro du fichier'} : ${code(`${work.name}|${JSON.stringify(work.wanted)}`)}`, true);
});
works.forEach((one, i) => byId('choice').append(make('option', { value: String(i), textContent: one.name })));
byId('choice').addEventListener('change', event => open(Number(event.target.value)));
open(0);
