'use strict';

// An edit: who, when, the summary it was given, and [line, from, to].
const pages = {
  pont: {
    title: 'Pont de Valmire',
    lines: ['Le pont de Valmire est un pont de piere sur l’Orne, construit en 1884 [1].', 'Il est long de 26 mètres [1].', 'Il relie la vieille ville au quartier de la gare.'],
    sources: ['[1] Registre communal : « Pont de Valmire, achevé en 1884. Longueur : 62 mètres. Trois arches. »', '[2] La Gazette, 12 mai 1951 : « Le pont rouvre après trois ans de travaux. »'],
    edits: [
      ['Aubépine, membre', '3 février', 'ajout', [1, '26 mètres [1].', '26 mètres [1]. Il a trois arches [1].']],
      ['203.0.113.9, sans compte', '9 février', 'chiffres inversés', [1, '26', '62']],
      ['Doc Arsène, membre depuis cinq ans', '15 février', 'correction', [0, '1884', '1894']],
      ['Aubépine, membre', '20 février', 'ajout', [2, 'la gare.', 'la gare. Fermé pour travaux, il rouvre en 1951 [2].']],
      ['198.51.100.4, sans compte', '2 mars', '', [2, 'Il relie', 'C’est le plus beau pont de France !!! Il relie']],
      ['Katell, membre', '11 mars', 'plus court', [1, ' Il a trois arches [1].', '']],
      ['203.0.113.77, sans compte', '14 mars', 'orthographe', [0, 'piere', 'pierre']],
    ],
  },
  fete: {
    title: 'Fête du sel de Corvanne',
    lines: ['La fête du sel a lieu chaque été à Corvanne, le premier dimanche de juillet [1].', 'La première fête date de 1972 [1].', 'Six mille personnes y sont venues en 2019 [2].', 'On y voit la la récolte à l’ancienne.'],
    sources: ['[1] Archives de Corvanne : « 1927 : première fête du sel, le deuxième dimanche de juillet, comme chaque année depuis. »', '[2] Office de tourisme, bilan 2019 : « La fête dure deux jours. Six mille visiteurs. »'],
    edits: [
      ['Saumure, membre', '4 avril', 'ajout', [2, 'en 2019 [2].', 'en 2019 [2]. Elle dure deux jours [2].']],
      ['203.0.113.41, sans compte', '8 avril', 'chiffres inversés', [1, '1972', '1927']],
      ['Kiki, membre', '12 avril', 'information utile', [3, 'l’ancienne.', 'l’ancienne. Les meilleures huîtres sont à l’étal 7, dites que vous venez de ma part.']],
      ['198.51.100.60, sans compte', '19 avril', 'd’après la source', [0, 'premier', 'deuxième']],
      ['Érudit, membre depuis huit ans', '27 avril', 'mise à jour', [2, 'Six mille', 'Soixante mille']],
      ['Saumure, membre', '2 mai', 'mot en double', [3, 'la la', 'la']],
      ['Barnabé, membre', '6 mai', 'allégé', [2, ' Elle dure deux jours [2].', '']],
    ],
  },
};

const byId = id => document.getElementById(id);
const undone = { pont: new Set(), fete: new Set() };
let page = null;
let view = 'read';

function make(kind, text, className) {
  const element = document.createElement(kind);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

const say = text => { byId('status').textContent = text; };

// The number follows from what was undone, whether right or wrong.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

function readView() {
  const { lines, sources, edits } = pages[page];
  const now = [...lines];
  edits.forEach(([, , , [line, from, to]], i) => { if (!undone[page].has(i)) now[line] = now[line].replace(from, to); });
  const sheet = make('article', '', 'sheet');
  sheet.append(...now.map(line => make('p', line)));
  return [sheet, sourceList(sources)];
}

function sourceList(sources) {
  const box = make('div', '', 'sheet');
  const list = make('ul', '', 'sources');
  list.append(...sources.map(text => make('li', text)));
  box.append(make('h3', 'Sources'), list);
  return box;
}

function historyView() {
  const { edits, sources } = pages[page];
  const sheet = make('div', '', 'sheet');
  const list = make('ul');
  for (let i = edits.length - 1; i >= 0; i--) {
    const [who, when, summary, [, from, to]] = edits[i];
    const off = undone[page].has(i);
    const item = make('li', '', off ? 'edit off' : 'edit');
    item.append(make('b', who), make('small', `${when}${summary ? `, résumé : « ${summary} »` : ', sans résumé'}${off ? ' ; modification annulée' : ''}`));
    const diff = make('p', '', 'diff');
    if (to.startsWith(from)) diff.append(from, make('ins', to.slice(from.length)));
    else if (to.endsWith(from)) diff.append(make('ins', to.slice(0, to.length - from.length)), from);
    else {
      diff.append(make('del', from.trim()));
      if (to) diff.append(' ', make('ins', to));
    }
    item.append(diff);
    const act = make('button', off ? 'Rétablir' : 'Annuler cette modification');
    act.type = 'button';
    act.setAttribute('aria-label', `${off ? 'Rétablir' : 'Annuler cette modification'} : ${who}, ${when}`);
    act.addEventListener('click', () => {
      if (off) undone[page].delete(i);
      else undone[page].add(i);
      render();
      say(off ? 'Modification rétablie.' : 'Modification annulée. Il faut encore publier.');
      byId('view').querySelector(`[data-edit="${i}"]`).focus();
    });
    act.dataset.edit = i;
    item.append(act);
    list.append(item);
  }
  const publish = make('button', 'Publier l’article', 'strong');
  publish.type = 'button';
  publish.addEventListener('click', () => {
    const which = [...undone[page]].sort((a, b) => a - b);
    say(which.length ? `Article publié, merci ! Numéro de version : ${receipt(`${page}:${which.join(',')}`)}` : 'Aucune modification n’est annulée : il n’y a rien à publier.');
    byId('status').scrollIntoView({ block: 'center' });
  });
  const help = make('p', '', '');
  help.append('De la plus récente à la plus ancienne. ', make('del', 'Retiré'), ', ', make('ins', 'ajouté'), '.');
  sheet.append(help, list, publish);
  return [sourceList(sources), sheet];
}

function render() {
  byId('view').replaceChildren(...(view === 'read' ? readView() : historyView()));
  for (const tab of document.querySelectorAll('[data-view]')) tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
}

for (const tab of document.querySelectorAll('[data-view]')) tab.addEventListener('click', () => { view = tab.dataset.view; say(''); render(); });
for (const button of document.querySelectorAll('[data-page]')) {
  button.addEventListener('click', () => {
    page = button.dataset.page;
    view = 'read';
    for (const other of document.querySelectorAll('[data-page]')) other.setAttribute('aria-pressed', String(other === button));
    byId('start').hidden = true;
    byId('page').hidden = false;
    byId('title').textContent = pages[page].title;
    say('');
    render();
    byId('title').focus();
  });
}
