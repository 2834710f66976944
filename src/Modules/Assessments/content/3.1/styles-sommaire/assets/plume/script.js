'use strict';

const byId = id => document.getElementById(id);
const styles = ['Corps de texte', 'Titre 1', 'Titre 2', 'Titre 3', 'Citation'];
const level = style => ({ 'Titre 1': 1, 'Titre 2': 2, 'Titre 3': 3 })[style] ?? 0;
const height = 30;

// A paragraph: style ('b' body, '1' to '3' titles, 'f1' and 'f2' body made to look like a title by hand, 'q' quotation), words, lines of text.
const documents = [
  {
    name: 'Livret d’accueil', parts: [
      ['1', 'Bienvenue'], ['b', 'Cette maison de quartier est ouverte à toutes et à tous.', 17], ['f2', 'Venir nous voir'], ['b', 'Le bus 7 s’arrête devant la porte.', 24],
      ['f2', 'S’inscrire'], ['b', 'L’inscription se fait à l’accueil, avec une pièce d’identité.', 41], ['1', 'Les ateliers'], ['b', 'Chaque atelier commence à l’heure.', 51], ['f2', 'Payer'], ['b', 'Le prix dépend du revenu du foyer.', 22],
    ],
  },
  {
    name: 'Règlement du jardin', parts: [
      ['f1', 'Le matériel'], ['b', 'Les outils se rangent au cabanon.', 33], ['1', 'Les parcelles'], ['b', 'Chaque parcelle a un numéro.', 29], ['f1', 'L’eau'], ['b', 'L’arrosage se fait le soir.', 45], ['f1', 'Le compost'], ['b', 'Le bac de gauche reçoit les épluchures.', 19], ['1', 'Les fêtes'], ['b', 'La récolte se fête en septembre.', 12],
    ],
  },
  {
    name: 'Rapport annuel', parts: [
      ['1', 'Nos actions'], ['b', 'L’année a été riche.', 9], ['2', 'Les sorties'], ['b', 'Douze sorties ont eu lieu.', 14], ['2', 'Les cours'], ['b', 'Trois langues sont enseignées.', 20],
      ['1', 'Nos moyens'], ['b', 'L’équipe compte neuf personnes.', 25], ['2', 'Les locaux'], ['b', 'Un local a été repeint.', 11], ['1', 'Nos comptes'], ['b', 'Les comptes sont équilibrés.', 16], ['2', 'Les dons'], ['b', 'Les dons ont augmenté.', 13], ['1', 'Nos projets'], ['b', 'Une bibliothèque ouvrira.', 10],
    ],
  },
  {
    name: 'Guide du bénévole', parts: [
      ['1', 'S’engager'], ['b', 'Tout commence par un rendez-vous.', 12], ['2', 'Le rendez-vous'], ['b', 'Il dure une demi-heure.', 21], ['2', 'L’essai'], ['b', 'Vous suivez une personne pendant un mois.', 15],
      ['1', 'Se former'], ['b', 'Les formations sont gratuites.', 18], ['2', 'Les gestes qui sauvent'], ['b', 'Une journée suffit.', 9], ['2', 'L’écoute'], ['b', 'Deux soirées y sont consacrées.', 17], ['1', 'Partir'], ['b', 'On peut arrêter quand on veut.', 11],
    ],
  },
  {
    name: 'Mémoire sur la canne', number: true, parts: [
      ['1', 'Les origines'], ['b', 'La plante vient d’Asie.', 14], ['2', 'Le voyage'], ['b', 'Elle a suivi les routes de mer.', 22], ['1', 'La culture'], ['b', 'Il faut de l’eau et du soleil.', 13], ['2', 'La coupe'], ['b', 'La coupe dure cinq mois.', 19], ['3', 'À la main'], ['b', 'Le coutelas est court.', 8], ['3', 'À la machine'], ['b', 'Une machine remplace vingt bras.', 9],
      ['1', 'Le sucre'], ['b', 'Le jus est chauffé.', 16], ['2', 'Le moulin'], ['b', 'Trois cylindres écrasent les tiges.', 12], ['2', 'Le transport'], ['b', 'La canne doit arriver vite au moulin.', 27], ['1', 'Le rhum'], ['b', 'Le jus fermente deux jours.', 18],
    ],
  },
  {
    name: 'Dossier sur le vélo', number: true, parts: [
      ['1', 'Les trajets'], ['b', 'Un trajet sur deux fait moins de cinq kilomètres.', 10], ['2', 'Les pistes'], ['b', 'Les pistes sont coupées aux carrefours.', 25], ['1', 'Les freins'], ['b', 'Trois raisons reviennent.', 8], ['2', 'Le vol'], ['b', 'Les vols se font surtout la nuit.', 16], ['3', 'Les antivols'], ['b', 'Un bon antivol coûte cher.', 12], ['2', 'La pluie'], ['b', 'Il pleut moins qu’on ne croit.', 7],
      ['1', 'Les solutions'], ['b', 'Des villes ont essayé.', 21], ['2', 'Les abris'], ['b', 'Un abri fermé rassure.', 14], ['2', 'Les aides'], ['b', 'Les aides sont mal connues.', 20],
    ],
  },
  {
    name: 'Catalogue de l’exposition', parts: [
      ['1', 'Avant-propos'], ['b', 'Cette exposition réunit quarante masques.', 20], ['1', 'Les artistes'], ['2', 'Awa Konaté'], ['b', 'Elle sculpte le fromager.', 18], ['f2', 'Tiare Maono'], ['b', 'Elle tresse des fibres de coco.', 24], ['2', 'Bruno Salvi'], ['b', 'Il peint sur du métal.', 15],
      ['1', 'Les matières'], ['2', 'Le bois'], ['b', 'Six essences sont montrées.', 22], ['2', 'Merci de ne pas toucher les masques : le bois ancien craint l’humidité des mains.'], ['2', 'Le métal'], ['b', 'Le métal vient de vieux bidons.', 13], ['1', 'Remerciements'], ['q', '« Un masque regarde aussi celui qui le porte. »'], ['b', 'Merci aux musées prêteurs.', 6],
    ],
  },
  {
    name: 'Manuel du four', parts: [
      ['1', 'Sécurité'], ['b', 'Lisez tout avant d’allumer.', 16], ['1', 'Utiliser le four'], ['2', 'Allumer'], ['b', 'Tournez le bouton vers la droite.', 12], ['3', 'En cas d’échec'], ['b', 'Attendez une minute.', 9], ['2', 'Cuire'], ['b', 'Placez la grille au milieu.', 21],
      ['1', 'Entretenir'], ['3', 'La vitre'], ['b', 'Nettoyez la vitre froide.', 8], ['2', 'Les joints'], ['b', 'Un joint dur se remplace.', 14], ['1', 'Garantie'], ['f2', 'Pièces et main-d’œuvre'], ['b', 'La garantie couvre les pièces.', 19],
    ],
  },
];

let current;
let list;
let chosen;
let settings;
let toc;

function open(index) {
  current = documents[index];
  list = current.parts.map(([kind, text, lines = 0]) => ({
    text, more: lines, style: { q: 'Citation', 1: 'Titre 1', 2: 'Titre 2', 3: 'Titre 3' }[kind] ?? 'Corps de texte', fake: kind[0] === 'f' ? Number(kind[1]) : 0,
  }));
  settings = Object.fromEntries(styles.map(style => [style, { jump: false, number: Boolean(current.number) && level(style) > 0, size: [1, 4, 2, 1][level(style)] }]));
  chosen = list[0];
  toc = null;
  fill();
  say('');
  show();
}

function fill() {
  const style = settings[byId('which').value];
  byId('jump').checked = style.jump;
  byId('number').checked = style.number;
  byId('size').value = String(style.size);
}

// Page on which each paragraph begins; the contents have the first page for themselves.
function flow() {
  let page = 2;
  let line = 0;
  const counts = [0, 0, 0];
  return list.map(one => {
    const style = settings[one.style];
    const depth = level(one.style);
    let number = '';
    if (depth) {
      counts[depth - 1]++;
      counts.fill(0, depth);
      if (style.number) number = `${counts.slice(0, depth).join('.')}${depth === 1 ? '.' : ''} `;
    }
    if (style.jump && line > 0) { page++; line = 0; }
    if (line >= height - (depth ? style.size : 0)) { page++; line = 0; }
    const start = page;
    line += style.size + one.more;
    while (line > height) { page++; line -= height; }
    return { start, number, end: page };
  });
}

const say = message => { byId('status').textContent = message; };

function show() {
  const places = flow();
  const nodes = [];
  let last = 0;
  list.forEach((one, at) => {
    if (places[at].start !== last) {
      last = places[at].start;
      const turn = document.createElement('p');
      turn.className = 'turn';
      turn.textContent = `Page ${last}`;
      nodes.push(turn);
    }
    const button = document.createElement('button');
    button.type = 'button';
    const depth = level(one.style);
    button.className = `par${depth ? ` h${depth}` : one.fake ? ` h${one.fake}` : ''}`;
    button.textContent = places[at].number + one.text;
    button.setAttribute('aria-pressed', String(one === chosen));
    button.addEventListener('click', () => {
      chosen = one;
      tab('write');
      show();
      byId('page').querySelector('[aria-pressed=true]').focus();
      say(`Paragraphe choisi, style ${one.style}.`);
    });
    nodes.push(button);
    if (one.more) {
      const bars = document.createElement('span');
      bars.className = 'bars';
      const more = document.createElement('span');
      more.className = 'more';
      more.textContent = `Suite du texte : ${one.more} lignes`;
      nodes.push(bars, more);
    }
    last = places[at].end;
    if (places[at].end !== places[at].start) {
      const turn = document.createElement('p');
      turn.className = 'turn';
      turn.textContent = `Le texte continue page ${places[at].end}`;
      nodes.push(turn);
    }
  });
  byId('page').replaceChildren(...nodes);
  byId('chosen').textContent = `« ${chosen.text} »`;
  byId('style').value = chosen.style;
  outline(places);
  contents(places);
}

function contents(places) {
  const fresh = list.map((one, at) => ({ depth: level(one.style), words: places[at].number + one.text, page: places[at].start })).filter(entry => entry.depth);
  if (toc === 'now') toc = fresh;
  byId('stale').textContent = !toc ? 'Le sommaire n’est pas encore construit. Demandez sa mise à jour.'
    : JSON.stringify(toc) === JSON.stringify(fresh) ? 'Le sommaire est à jour.' : 'Le document a changé : ce sommaire est peut-être faux.';
  byId('entries').replaceChildren(...(toc ?? []).map(entry => {
    const item = document.createElement('li');
    item.className = `l${entry.depth}`;
    const [words, dots, num] = ['words', 'dots', 'num'].map(name => {
      const span = document.createElement('span');
      span.className = name;
      return span;
    });
    words.textContent = entry.words;
    num.textContent = String(entry.page);
    num.setAttribute('aria-label', `page ${entry.page}`);
    num.setAttribute('role', 'img');
    item.append(words, dots, num);
    return item;
  }));
}

// A title and all that it holds: up to the next title of its level or above.
function block(at) {
  const depth = level(list[at].style);
  let end = at + 1;
  while (end < list.length && !(level(list[end].style) && level(list[end].style) <= depth)) end++;
  return [at, end];
}

function outline(places) {
  byId('outline').replaceChildren(...list.map((one, at) => ({ one, at })).filter(({ one }) => level(one.style)).map(({ one, at }) => {
    const item = document.createElement('li');
    const name = document.createElement('span');
    const depth = level(one.style);
    name.className = `name l${depth}`;
    name.textContent = `${places[at].number}${one.text} (${one.style})`;
    const moves = document.createElement('span');
    moves.className = 'moves';
    for (const [sign, words, act] of [['↑', 'Monter', up], ['↓', 'Descendre', down], ['←', 'Hausser d’un niveau', raise], ['→', 'Abaisser d’un niveau', lower]]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.title = words;
      button.setAttribute('aria-label', `${words} : ${one.text}`);
      button.dataset.act = words;
      button.addEventListener('click', () => {
        const done = act(list.indexOf(one));
        show();
        say(done ? `${words} : « ${one.text} ».` : `« ${one.text} » ne peut pas aller plus loin.`);
        const titles = list.filter(other => level(other.style));
        byId('outline').children[titles.indexOf(one)].querySelector(`[data-act="${words}"]`).focus();
      });
      moves.append(button);
    }
    item.append(name, moves);
    return item;
  }));
}

function down(at) {
  const [start, end] = block(at);
  if (end >= list.length) return false;
  // Past the next title at least: past a whole section of the same level, or into the section that follows.
  const next = level(list[end].style) < level(list[at].style) ? firstText(end) : block(end)[1];
  const moved = list.splice(start, end - start);
  list.splice(next - moved.length, 0, ...moved);
  return true;
}

function firstText(at) {
  let end = at + 1;
  while (end < list.length && !level(list[end].style)) end++;
  return end;
}

function up(at) {
  const [start, end] = block(at);
  let before = start - 1;
  while (before >= 0 && (!level(list[before].style) || level(list[before].style) > level(list[at].style))) before--;
  if (before < 0) return false;
  if (level(list[before].style) < level(list[at].style)) {
    if (before === 0) return false;
    // Out of its section: to the end of the one before.
    const moved = list.splice(start, end - start);
    list.splice(before, 0, ...moved);
    return true;
  }
  const moved = list.splice(start, end - start);
  list.splice(before, 0, ...moved);
  return true;
}

function shift(at, by) {
  const [start, end] = block(at);
  const titles = list.slice(start, end).filter(one => level(one.style));
  if (titles.some(one => level(one.style) + by < 1 || level(one.style) + by > 3)) return false;
  for (const one of titles) one.style = `Titre ${level(one.style) + by}`;
  return true;
}
const raise = at => shift(at, -1);
const lower = at => shift(at, 1);

function tab(name) {
  for (const button of document.querySelectorAll('[data-tab]')) button.setAttribute('aria-pressed', String(button.dataset.tab === name));
  for (const id of ['write', 'styles', 'plan']) byId(id).hidden = id !== name;
}

documents.forEach((one, index) => byId('doc').append(new Option(one.name, String(index))));
for (const style of styles) {
  byId('style').append(new Option(style));
  byId('which').append(new Option(style));
}
for (const button of document.querySelectorAll('[data-tab]')) button.addEventListener('click', () => { tab(button.dataset.tab); say(''); });
byId('doc').addEventListener('change', () => { tab('write'); open(Number(byId('doc').value)); });
byId('style').addEventListener('change', () => {
  chosen.style = byId('style').value;
  if (chosen.style !== 'Corps de texte') chosen.fake = 0;
  show();
  say(`« ${chosen.text} » a maintenant le style ${chosen.style}.`);
});
byId('which').addEventListener('change', fill);
for (const id of ['jump', 'number', 'size']) {
  byId(id).addEventListener('change', () => {
    settings[byId('which').value][id] = id === 'size' ? Number(byId('size').value) : byId(id).checked;
    show();
    say(`Le style ${byId('which').value} est modifié.`);
  });
}
byId('update').addEventListener('click', () => {
  toc = 'now';
  show();
  say(toc.length ? `Sommaire mis à jour : ${toc.length} titres.` : 'Sommaire mis à jour : aucun paragraphe n’a un style de titre.');
});
byId('reset').addEventListener('click', () => {
  open(documents.indexOf(current));
  say('Le document est revenu à son état de départ.');
});

open(0);
