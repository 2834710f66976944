'use strict';

const byId = id => document.getElementById(id);

// A paragraph: title (t), text of so many lines (a number), or an empty one (0).
const documents = [
  {
    name: 'Livret de randonnée', start: 'Annexe : le matériel', rules: ['Plus aucun paragraphe vide. Un espace avant un paragraphe est permis, sans être demandé.', 'Un titre n’est jamais seul en bas d’une page : il reste avec son texte.', '« Annexe : le matériel » commence toujours une nouvelle page.', 'Aucun autre paragraphe n’a de saut de page.'],
    parts: [
      ['t', 'Avant de partir'], [4, 'Regardez la météo la veille et le matin.'], [0], ['t', 'Le sentier du lac'], [3, 'Deux heures, sans difficulté.'], [0], ['t', 'La crête'],
      [4, 'Cinq heures, pour marcheurs entraînés.'], [0], ['t', 'Le retour'], [2, 'Le dernier car part à 18 h.'], [0], [0], [0], [0], ['t', 'Annexe : le matériel'], [5, 'Chaussures, gourde, carte et vêtement de pluie.'],
    ],
  },
  {
    name: 'Carnet de recettes', start: 'Index des plats', rules: ['Plus aucun paragraphe vide. Un espace avant un paragraphe est permis, sans être demandé.', 'Un titre n’est jamais seul en bas d’une page : il reste avec son texte.', '« Index des plats » commence toujours une nouvelle page.', 'Aucun autre paragraphe n’a de saut de page.'],
    parts: [
      [3, 'Ces recettes viennent des familles du quartier.'], [0], ['t', 'Mafé de légumes'], [5, 'Faites revenir les oignons, puis ajoutez la pâte d’arachide.'], [0], [0], ['t', 'Tarte aux blettes'], [3, 'Étalez la pâte dans un moule beurré.'],
      [0], ['t', 'Rougail de tomates'], [2, 'Écrasez le gingembre avec le piment.'], [0], ['t', 'Gâteau de patates douces'], [4, 'Écrasez les patates cuites avec le lait.'], [0], [0], [0], ['t', 'Index des plats'], [3, 'Les plats sont classés par saison.'],
    ],
  },
];
const welcome = 'L’imprimerie ajoute elle-même un mot d’accueil tout en haut : le texte descend alors, on ne sait pas encore de combien de lignes. Les autres consignes doivent rester vraies.';
const height = 12;

let doc;
let list;
let chosen;

const label = one => one.lines === 0 ? 'paragraphe vide' : one.title ? `titre « ${one.text} »` : `texte « ${one.text} »`;

function open(index) {
  doc = documents[index];
  list = doc.parts.map(([kind, text = ''], id) => ({ id, title: kind === 't', lines: kind === 't' ? 1 : kind, text, jump: false, keep: false, space: false }));
  chosen = list[0];
  byId('list').replaceChildren(...[...doc.rules, welcome].map(rule => {
    const item = document.createElement('li');
    item.textContent = rule;
    return item;
  }));
  byId('status').textContent = '';
  tell('');
  show();
}

// Where each paragraph falls when so many lines come first. A text may run over two pages; what is kept with the next
// needs room for itself and the first line of the next.
function flow(first) {
  const places = [];
  let page = 0;
  let line = first;
  const turn = () => { page++; line = 0; };
  list.forEach((one, at) => {
    if (one.jump && (page > 0 || line > 0)) turn();
    let need = 1;
    for (let next = at; list[next]?.keep && list[next + 1] && !list[next + 1].jump; next++) need += 1 + (list[next + 1].space ? 1 : 0);
    let gap = one.space && line > 0 ? 1 : 0;
    if (line + gap + need > height && line > 0) { turn(); gap = 0; }
    line += gap;
    const spans = [];
    let left = one.lines === 0 ? 1 : one.lines;
    while (left > 0) {
      const taken = Math.min(left, height - line);
      if (taken > 0) spans.push({ page, line, count: taken, gap: spans.length ? 0 : gap });
      left -= taken;
      line += taken;
      if (left > 0) turn();
    }
    if (line >= height) turn();
    places.push(spans);
  });
  return places;
}

function show() {
  const places = flow(0);
  const pages = [];
  list.forEach((one, at) => places[at].forEach((span, part) => { (pages[span.page] ??= []).push({ one, span, part }); }));
  byId('pages').replaceChildren(...pages.map((items, number) => {
    const page = document.createElement('section');
    page.className = 'page';
    const head = document.createElement('h3');
    head.textContent = `Page ${number + 1}`;
    const lines = document.createElement('ul');
    lines.append(...(items ?? []).map(drawn));
    page.append(head, lines);
    return page;
  }));
  byId('chosen').textContent = `Paragraphe choisi : ${label(chosen)}`;
  for (const key of ['jump', 'keep', 'space']) byId(key).checked = chosen[key];
}

function drawn({ one, span, part }) {
  const item = document.createElement('li');
  if (span.gap) {
    const gap = document.createElement('span');
    gap.className = 'gap';
    item.append(gap);
  }
  if (part === 0) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `par${one.title ? ' title' : one.lines === 0 ? ' void' : ''}`;
    button.textContent = one.lines === 0 ? '¶ vide' : one.text;
    button.setAttribute('aria-pressed', String(one === chosen));
    const flags = [];
    for (const [key, sign] of [['jump', 'saut avant'], ['keep', 'avec le suivant'], ['space', 'espace avant']]) {
      if (!one[key]) continue;
      flags.push(sign);
      const flag = document.createElement('span');
      flag.className = 'flag';
      flag.textContent = sign;
      button.append(' ', flag);
    }
    // What is seen comes first in what is heard.
    button.setAttribute('aria-label', `${[one.lines === 0 ? '¶ vide' : one.text.replace(/\.$/, ''), ...flags].join(', ')}, ${one.lines === 0 ? 'paragraphe vide' : one.title ? 'titre' : `texte de ${one.lines} lignes`}`);
    button.addEventListener('click', () => {
      chosen = one;
      show();
      byId('pages').querySelector('[aria-pressed=true]').focus();
      byId('status').textContent = '';
    });
    item.append(button);
  } else {
    // A text that began on the page before.
    const rest = document.createElement('span');
    rest.className = 'heard';
    rest.textContent = `Suite du ${label(one)}`;
    item.append(rest);
  }
  for (let line = part === 0 ? 1 : 0; line < span.count; line++) {
    const bar = document.createElement('span');
    bar.className = `bar${line === span.count - 1 ? ' short' : ''}`;
    item.append(bar);
  }
  return item;
}

function tell(message, done = false) {
  byId('answer').classList.toggle('done', done);
  byId('answer').textContent = message;
}

documents.forEach((one, index) => byId('doc').append(new Option(one.name, String(index))));
byId('doc').addEventListener('change', () => open(Number(byId('doc').value)));
for (const key of ['jump', 'keep', 'space']) {
  byId(key).addEventListener('change', () => {
    chosen[key] = byId(key).checked;
    tell('');
    show();
    byId('status').textContent = `Réglage changé pour le ${label(chosen)}.`;
  });
}

byId('remove').addEventListener('click', () => {
  if (list.length === 1) return;
  const at = list.indexOf(chosen);
  const gone = label(chosen);
  list.splice(at, 1);
  chosen = list[Math.min(at, list.length - 1)];
  tell('');
  show();
  // Not on the button: a second press would remove the next paragraph.
  byId('pages').querySelector('[aria-pressed=true]')?.focus();
  byId('status').textContent = `Supprimé : ${gone}.`;
});

byId('reset').addEventListener('click', () => {
  open(documents.indexOf(doc));
  byId('status').textContent = 'Le document est revenu à son état de départ.';
});

byId('check').addEventListener('click', () => {
  const kept = doc.parts.filter(([kind]) => kind !== 0).length;
  if (list.filter(one => one.lines > 0).length < kept) return tell('Envoi refusé : il manque du texte ou un titre du document de départ.');
  if (list.some(one => one.lines === 0)) return tell('Envoi refusé : il reste un paragraphe vide.');
  if (list.some(one => one.jump && one.text !== doc.start)) return tell(`Envoi refusé : seul le titre « ${doc.start} » peut avoir un saut de page.`);
  const alone = first => {
    const places = flow(first);
    return list.some((one, at) => one.title && list[at + 1] && places[at][0].page !== places[at + 1][0].page);
  };
  const misplaced = first => {
    const at = list.findIndex(one => one.text === doc.start);
    const before = flow(first)[at - 1].at(-1);
    const here = flow(first)[at][0];
    return here.line !== 0 || here.page === before.page || !list[at].jump;
  };
  const shifts = [1, 2, 3, 4, 5, 6];
  if (shifts.some(misplaced)) return tell(`Envoi refusé : avec le mot d’accueil, « ${doc.start} » pourrait ne plus commencer une page.`);
  // Every title, not only those that happen to fall badly with six lines more or less.
  if (list.some((one, at) => one.title && list[at + 1] && !one.keep && !one.jump) || shifts.some(alone)) return tell('Envoi refusé : avec le mot d’accueil, un titre pourrait se retrouver seul en bas d’une page.');
  let sum = 23 + 7 * documents.indexOf(doc);
  for (const one of list) for (const sign of one.text) sum = (sum * 29 + sign.codePointAt(0)) % 8999;
  tell(`Envoi accepté. Numéro de la commande : ${1000 + sum}`, true);
});

open(0);
