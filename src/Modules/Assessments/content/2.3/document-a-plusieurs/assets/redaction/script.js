'use strict';

// In a text, {s1} is the place of suggestion s1. A suggestion replaces `from` by `to`; one of them may be empty.
const docs = {
  fete: {
    title: 'Fête des voisins, rue des Tanneurs', owner: 'Malika', people: ['Malika', 'Joël', 'Tamara', 'Souleymane'],
    text: ['La fête commence à {s1} dans la cour du numéro 12.', 'Chaque foyer apporte un plat salé et une {s2}.', 'Les enfants {s3} les décorations dès 14 h.', 'La participation est de {s4} par adulte, gratuite pour les enfants.', 'En cas de pluie, nous irons dans la salle Rosa-Parks{s5}.', 'Le rangement se fait tous ensemble {s6} 23 h.'],
    suggestions: {
      s1: { who: 'Joël', from: '17 h', to: '18 h' }, s2: { who: 'Tamara', from: 'boison', to: 'boisson' }, s3: { who: 'Joël', from: 'préparerons', to: 'prépareront' },
      s4: { who: 'Souleymane', from: '3 €', to: '4 €' }, s5: { who: 'Tamara', from: ', prêtée par la mairie', to: '' }, s6: { who: 'Souleymane', from: 'a', to: 'à' },
    },
    threads: [
      { id: 't1', on: 'dans la cour du numéro 12', said: [['Joël', 'Y a-t-il une prise dans la cour, pour la musique ?'], ['Tamara', 'Je me posais la même question.']] },
      { id: 't2', on: 'un plat salé', said: [['Souleymane', 'Combien de tables faut-il ?'], ['Malika', 'Bonne question. Je compte les inscrits ce soir et je reviens ici.']] },
      { id: 't3', on: 'la salle Rosa-Parks', said: [['Tamara', 'Qui a la clé de la salle ?'], ['Joël', 'Pas moi, en tout cas.'], ['Souleymane', 'La gardienne, loge 4. Elle la donne jusqu’à 20 h.']] },
      { id: 't4', on: 'Le rangement', said: [['Joël', 'Où jette-t-on le verre ?'], ['Malika', 'Il faudrait demander à la mairie.'], ['Tamara', 'Oui, il faudrait. Qui s’en charge ?']] },
    ],
    base: ['La fête commence à 16 h dans la cour.', 'Chaque foyer apporte un plat et une boison.', 'Les enfants préparerons les décorations dès 15 h.', 'La participation est de 3 € par adulte.', 'En cas de pluie, nous irons dans la salle Rosa-Parks.', 'Le rangement se fait tous ensemble a 23 h.'],
    versions: [
      { who: 'Malika', when: 'lundi 3 juin, 18 h 12', ops: [] },
      { who: 'Tamara', when: 'lundi 3 juin, 20 h 41', ops: [[4, 'Rosa-Parks', 'Rosa-Parks, prêtée par la mairie'], [1, 'un plat', 'un plat salé']] },
      { who: 'Joël', when: 'mardi 4 juin, 7 h 55', ops: [[0, '16 h', '16 h 30']] },
      { who: 'Tamara', when: 'mardi 4 juin, 12 h 30', ops: [[0, 'la cour', 'la cour du numéro 12']] },
      { who: 'Souleymane', when: 'mercredi 5 juin, 9 h 06', ops: [[3, 'par adulte', 'par adulte, gratuite pour les enfants'], [0, '16 h 30', '17 h']] },
      { who: 'Joël', when: 'mercredi 5 juin, 21 h 17', ops: [[2, '15 h', '14 h']] },
    ],
  },
  lac: {
    title: 'Sortie au lac', owner: 'Étienne', people: ['Étienne', 'Rania', 'Bao', 'Clémence'],
    text: ['Le car part à 8 h devant le gymnase{s1}.', 'Prévoyez un pique-nique{s2} et de la crème solaire.', 'Les personnes allergiques le signalent à Étienne{s3}.', 'Le retour est prévu {s4}.', 'En cas de retard, appelez l’accueil{s5}.', 'Les vélos sont {s6} sur la plage.'],
    suggestions: {
      s1: { who: 'Rania', from: '', to: ' Colette-Besson' }, s2: { who: 'Bao', from: ', une casquette', to: '' }, s3: { who: 'Clémence', from: ' avant le 3 juin', to: '' },
      s4: { who: 'Rania', from: 'à 18 h 30', to: 'dans la soirée' }, s5: { who: 'Bao', from: '', to: ', dont le numéro est sur votre billet' }, s6: { who: 'Clémence', from: 'interdit', to: 'interdits' },
    },
    threads: [
      { id: 't1', on: 'Le car part à 8 h', said: [['Bao', 'Combien de places dans le car ?'], ['Étienne', '53, d’après le loueur. Les deux du fond sont pour le matériel.']] },
      { id: 't2', on: 'un pique-nique', said: [['Rania', 'Peut-on acheter à manger sur place ?'], ['Clémence', 'L’an dernier, oui, je crois. À vérifier.']] },
      { id: 't3', on: 'Les personnes allergiques', said: [['Clémence', 'Qui aura la trousse de secours ?'], ['Bao', 'Il en faut une par groupe, non ?'], ['Rania', 'Oui, une par groupe. Mais qui les porte ?']] },
      { id: 't4', on: 'Les vélos', said: [['Rania', 'La plage est-elle surveillée ce jour-là ?'], ['Étienne', 'J’appelle la mairie demain.']] },
    ],
    base: ['Le car part à 8 h 30 devant la mairie.', 'Prévoyez un pique-nique et de la crème solaire.', 'Les personnes allergiques le signalent à Étienne.', 'Le retour est prévu à 18 h.', 'En cas de retard, appelez l’accueil.', 'Les vélos sont interdit sur la plage.'],
    versions: [
      { who: 'Étienne', when: 'jeudi 9 mai, 10 h 20', ops: [] },
      { who: 'Clémence', when: 'jeudi 9 mai, 14 h 02', ops: [[2, 'Étienne', 'Étienne avant le 3 juin']] },
      { who: 'Bao', when: 'vendredi 10 mai, 8 h 47', ops: [[0, '8 h 30', '8 h'], [1, 'pique-nique', 'pique-nique, une casquette']] },
      { who: 'Clémence', when: 'vendredi 10 mai, 19 h 33', ops: [[0, 'la mairie', 'l’école Jean-Moulin'], [3, '18 h', '18 h 30']] },
      { who: 'Étienne', when: 'samedi 11 mai, 9 h 15', ops: [[4, 'l’accueil', 'l’accueil du camping']] },
      { who: 'Rania', when: 'lundi 13 mai, 11 h 58', ops: [[0, 'l’école Jean-Moulin', 'le gymnase'], [4, 'l’accueil du camping', 'l’accueil']] },
    ],
  },
  jardin: {
    title: 'Charte du jardin partagé', owner: 'Nolwenn', people: ['Nolwenn', 'Idriss', 'Mireille', 'Wen'],
    rule: 'Accord du groupe : une suggestion est acceptée si deux personnes au moins sont pour, dont la personne responsable de la partie. Si quelqu’un change d’avis, seul son dernier avis compte. Dans les autres cas, on refuse. La personne qui propose compte comme pour.',
    text: ['Parcelles (responsable : Idriss). Une parcelle laissée {s1} sans soin change de mains.', 'Eau (responsable : Mireille). L’arrosage se fait {s2}.', 'Outils (responsable : Wen). Les outils se rangent {s3}.', 'Compost (responsable : Mireille). Le bac reçoit les épluchures{s4}.', 'Visites (responsable : Nolwenn). Le portail reste {s5} en notre présence.'],
    suggestions: {
      s1: { who: 'Wen', from: 'trois mois', to: 'deux mois', said: [['Nolwenn', 'Pour : la liste d’attente est longue.'], ['Mireille', 'Pour.'], ['Idriss', 'Contre. L’été, on part parfois longtemps.']] },
      s2: { who: 'Nolwenn', from: 'le matin', to: 'le matin ou le soir', said: [['Mireille', 'Contre : le soir attire les limaces.'], ['Idriss', 'Pour.'], ['Mireille', 'J’ai relu : l’eau du soir sèche moins vite. Finalement, pour.']] },
      s3: { who: 'Wen', from: 'propres', to: 'propres et secs', said: [['Idriss', 'Pour.'], ['Mireille', 'Contre, c’est trop demander.']] },
      s4: { who: 'Idriss', from: '', to: ' et les tontes de gazon', said: [['Mireille', 'Pour.'], ['Wen', 'Pour, en couche fine.'], ['Mireille', 'Je relis mon guide : trop de tontes étouffent le bac. Je passe contre.']] },
      s5: { who: 'Mireille', from: 'fermé', to: 'ouvert', said: [['Idriss', 'Pour.'], ['Wen', 'Pour : on accueillera des curieux.']] },
    },
    threads: [], base: null, versions: [],
  },
  radio: {
    title: 'Règles de la radio du collège', owner: 'Maxence', people: ['Maxence', 'Aïssata', 'Yumi', 'Roman'],
    rule: 'Accord du groupe : une suggestion est acceptée si deux personnes au moins sont pour, dont la personne responsable de la partie. Si quelqu’un change d’avis, seul son dernier avis compte. Dans les autres cas, on refuse. La personne qui propose compte comme pour.',
    text: ['Musique (responsable : Yumi). Chaque émission passe {s1}.', 'Invités (responsable : Roman). Un invité est prévenu {s2}.', 'Studio (responsable : Aïssata). On entre à {s3} au plus.', 'Matériel (responsable : Roman). Les casques se rangent {s4}.', 'Horaires (responsable : Maxence). L’antenne ouvre {s5}.'],
    suggestions: {
      s1: { who: 'Roman', from: 'deux chansons', to: 'trois chansons', said: [['Yumi', 'Contre, il reste peu de temps pour parler.'], ['Maxence', 'Pour.'], ['Yumi', 'D’accord, j’ai minuté : ça passe. Pour.']] },
      s2: { who: 'Aïssata', from: 'la veille', to: 'une semaine avant', said: [['Maxence', 'Pour.'], ['Yumi', 'Pour, c’est plus poli.']] },
      s3: { who: 'Aïssata', from: 'six', to: 'cinq', said: [['Roman', 'Contre, nous sommes six.'], ['Yumi', 'Pour, on étouffe.']] },
      s4: { who: 'Yumi', from: 'dans l’armoire', to: 'au mur', said: [['Roman', 'Pour, on verra s’il en manque.'], ['Aïssata', 'Contre : le mur est humide.'], ['Maxence', 'Contre aussi.']] },
      s5: { who: 'Yumi', from: 'le midi', to: 'le midi et le soir', said: [['Maxence', 'Pour !'], ['Aïssata', 'Pour, si le bus attend.'], ['Maxence', 'Le bus n’attend pas. Contre.']] },
    },
    threads: [], base: null, versions: [],
  },
};

const byId = id => document.getElementById(id);
const decided = {};
const closed = {};
let current = null;
let view = 'text';

function make(kind, text, className) {
  const element = document.createElement(kind);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function button(text, act, label, className) {
  const element = make('button', text, className);
  element.type = 'button';
  if (label) element.setAttribute('aria-label', label);
  element.addEventListener('click', act);
  return element;
}

const say = text => { byId('status').textContent = text; };

// The number follows from what was decided, whether right or wrong.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

function shelf() {
  current = null;
  byId('doc').hidden = true;
  byId('home').hidden = true;
  byId('shelf').hidden = false;
  byId('docs').replaceChildren(...Object.keys(docs).map(id => {
    const item = make('li');
    const open = button('', () => show(id));
    open.append(make('b', docs[id].title), make('span', `Par ${docs[id].owner}`, 'soft'));
    item.append(open);
    return item;
  }));
}

function show(id) {
  current = id;
  view = 'text';
  byId('shelf').hidden = true;
  byId('doc').hidden = false;
  byId('home').hidden = false;
  byId('doc-title').textContent = docs[id].title;
  byId('people').textContent = `Partagé entre ${docs[id].people.join(', ')}`;
  say('');
  render();
  byId('doc-title').focus();
}

function state(id) { return (decided[current] ??= {})[id]; }

function marked(from, to) {
  const all = document.createDocumentFragment();
  if (from) {
    const out = make('del');
    out.append(from);
    all.append(out);
  }
  if (from && to) all.append(' ');
  if (to) all.append(make('ins', to));
  return all;
}

function words({ from, to }) {
  return !to ? `retirer « ${from.trim()} »` : !from ? `ajouter « ${to.trim()} »` : `remplacer « ${from} » par « ${to} »`;
}

function decide(id, yes) {
  decided[current][id] = yes;
  const { who } = docs[current].suggestions[id];
  render();
  say(yes === undefined ? `La suggestion attend de nouveau (${who}).` : `Suggestion ${yes ? 'acceptée' : 'refusée'} (${who}).`);
  document.querySelector(`[data-first="${id}"]`)?.focus();
}

function paragraph(line) {
  const doc = docs[current];
  const block = make('div', '', 'para');
  const text = make('p');
  block.append(text);
  for (const part of line.split(/(\{s\d\})/)) {
    const id = part.match(/^\{(s\d)\}$/)?.[1];
    if (!id) { text.append(part); continue; }
    const suggestion = doc.suggestions[id];
    const now = state(id);
    text.append(now === undefined ? marked(suggestion.from, suggestion.to) : now ? suggestion.to : suggestion.from);
    const card = make('div', '', 'card');
    card.append(make('p', `${suggestion.who} propose ${suggestion.from ? 'de ' : 'd’'}${words(suggestion)}${now === undefined ? '.' : now ? ' : acceptée.' : ' : refusée.'}`));
    if (suggestion.said) {
      const said = make('ul', '', 'said');
      for (const [who, what] of suggestion.said) {
        const item = make('li');
        item.append(make('b', `${who} : `), what);
        said.append(item);
      }
      card.append(said);
    }
    const actions = make('p', '', 'actions');
    if (now === undefined) {
      actions.append(button('Accepter', () => decide(id, true), `Accepter : ${words(suggestion)}`), button('Refuser', () => decide(id, false), `Refuser : ${words(suggestion)}`));
    } else actions.append(button('Revenir sur ce choix', () => decide(id, undefined), `Revenir sur : ${words(suggestion)}`));
    actions.firstChild.dataset.first = id;
    card.append(actions);
    block.append(card);
  }
  return block;
}

function textView() {
  const doc = docs[current];
  const page = make('div', '', 'page');
  if (doc.rule) page.append(make('p', doc.rule, 'rule'));
  page.append(...doc.text.map(paragraph));
  page.append(button('Terminer la relecture', () => {
    const ids = Object.keys(doc.suggestions);
    const left = ids.filter(id => state(id) === undefined).length;
    if (left) return say(left > 1 ? `Il reste ${left} suggestions à traiter.` : 'Il reste une suggestion à traiter.');
    say(`Relecture terminée. Numéro de relecture : ${receipt(current + ids.map(id => state(id) ? 'o' : 'n').join(''))}`);
    byId('status').scrollIntoView({ block: 'center' });
  }, '', 'strong'));
  return [page];
}

function threadsView() {
  const doc = docs[current];
  if (!doc.threads.length) return [make('p', 'Aucun commentaire hors des suggestions.', 'page')];
  const done = (closed[current] ??= new Set());
  return doc.threads.map(thread => {
    const card = make('section', '', done.has(thread.id) ? 'card thread done' : 'card thread');
    card.append(make('h3', `Sur « ${thread.on} »`));
    const said = make('ul', '', 'said');
    for (const [who, what] of thread.said) {
      const item = make('li');
      item.append(make('b', `${who} : `), what);
      said.append(item);
    }
    card.append(said);
    const actions = make('p', '', 'actions');
    const act = button(done.has(thread.id) ? 'Rouvrir' : 'Marquer comme résolu', () => {
      const was = done.delete(thread.id);
      if (!was) done.add(thread.id);
      render();
      say(was ? 'Fil rouvert.' : `Fil résolu. Numéro de suivi : ${receipt(current + thread.id)}`);
      document.querySelector(`[data-first="${thread.id}"]`)?.focus();
    }, `${done.has(thread.id) ? 'Rouvrir' : 'Marquer comme résolu'} le fil sur « ${thread.on} »`);
    act.dataset.first = thread.id;
    actions.append(act);
    card.append(actions);
    return card;
  });
}

function textAt(doc, index) {
  const lines = [...doc.base];
  for (const version of doc.versions.slice(0, index)) for (const [p, from, to] of version.ops) lines[p] = lines[p].replace(from, to);
  return lines;
}

function showVersion(doc, index) {
  const page = make('div', '', 'page');
  page.id = 'shown';
  const version = doc.versions[index];
  const title = make('h3', `${version.when}, par ${version.who}`);
  title.tabIndex = -1;
  page.append(title);
  const help = make('p', '', 'soft');
  help.append('Par rapport à la version d’avant : ', make('del', 'retiré'), ' ', make('ins', 'ajouté'));
  if (index) page.append(help);
  textAt(doc, index).forEach((line, p) => {
    const text = make('p');
    let rest = line;
    for (const [, from, to] of version.ops.filter(op => op[0] === p)) {
      const at = rest.indexOf(from);
      text.append(rest.slice(0, at));
      let same = 0;
      while (same < from.length && from[same] === to[same]) same++;
      if (same === from.length) text.append(from, make('ins', to.slice(same)));
      else text.append(marked(from, to));
      rest = rest.slice(at + from.length);
    }
    text.append(rest);
    page.append(text);
  });
  byId('shown')?.remove();
  byId('view').append(page);
  title.focus();
}

function historyView() {
  const doc = docs[current];
  if (!doc.versions.length) return [make('p', 'Une seule version pour l’instant.', 'page')];
  const page = make('div', '', 'page');
  page.append(make('p', 'De la plus récente à la plus ancienne', 'soft'));
  const list = make('ul', '', 'versions');
  for (let i = doc.versions.length - 1; i >= 0; i--) {
    const item = make('li');
    item.append(make('span', `${doc.versions[i].when}, par ${doc.versions[i].who}`), button('Voir', () => showVersion(doc, i), `Voir la version du ${doc.versions[i].when}, par ${doc.versions[i].who}`));
    list.append(item);
  }
  page.append(list);
  return [page];
}

function render() {
  byId('view').replaceChildren(...(view === 'text' ? textView() : view === 'threads' ? threadsView() : historyView()));
  for (const tab of document.querySelectorAll('[data-view]')) tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
}

for (const tab of document.querySelectorAll('[data-view]')) {
  tab.addEventListener('click', () => {
    view = tab.dataset.view;
    say('');
    render();
  });
}
byId('home').addEventListener('click', () => { shelf(); byId('shelf-title').focus(); });
shelf();
