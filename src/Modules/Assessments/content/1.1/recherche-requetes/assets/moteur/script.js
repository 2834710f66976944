'use strict';

// What a page says is worked out only when it is opened: it is kept out of plain sight.
const reveal = hex => new TextDecoder().decode(Uint8Array.from(hex.match(/../g), (pair, i) => parseInt(pair, 16) ^ (37 + i * 7 % 29)));

const two = n => String(n).padStart(2, '0');
// The same web every time: drawn from the words, not by chance.
const figure = (name, range) => {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) % range;
};
const pick = (list, name) => list[figure(name, list.length)];
const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/Œ/g, 'OE').toLowerCase();
const slug = text => folded(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

const pages = [];
const ads = [];
// `body`: words of the page itself, which a search finds as well as those of the title and the extract.
const add = (address, title, extract, date, text, weight = 0, body = '') => pages.push({ address, title, extract, date, text, weight, body });
const ad = (words, address, title, extract) => ads.push({ words, address, title, extract, text: () => 'Bienvenue dans notre boutique. Nos offres vous attendent : remplissez votre panier !' });
const dayOf = (name, first = 2019, years = 6) => `${first + figure(name + 'year', years)}-${two(1 + figure(name + 'month', 12))}-${two(1 + figure(name + 'day', 28))}`;

const towns = ['Valmière', 'Saint-Aubrac', 'Port-Lannec', 'Brizolles', 'Montcendre', 'Aulnettes', 'Rivecourbe', 'Hautefoye', 'Castelbrune', 'Pont-Ravel', 'Noirpré', 'Lauzargue'];
const people = () => reveal('764d5f552ce89b150b5d50555a0569445f444658580b6c545f4e4446176845415f284a1e782e4b4557534c1c63565d561a725243544e0a7d514957455d5f6d62415421e99a541365455457464b5711604ff697524c5a176b4d445f2d07665c364b1d7b505b46525d046b5f5c4b425a10644c474f4c495d1713445151250679595b4d51535704695f5a524b47534a4c18774a59515f3507664b294459146c485e505f5aec9f116c4b475147495158096e56562c445951344b4314694842505f0462594f514f5b584f4c41177f49415828491e6d25425451').split(',');
const person = name => {
  const [first, last] = [people().slice(0, 14), people().slice(14)];
  return `${pick(first, name + 'first')} ${pick(last, name + 'last')}`;
};

const of = town => town.startsWith('A') ? `d’${town}` : `de ${town}`;

// Swimming pools and workshops, one of each in every town.
const closing = name => `${16 + figure(name + 'h', 4)} h ${['10', '20', '40', '50'][figure(name + 'm', 4)]}`;
for (const town of towns) {
  const host = `mairie-${slug(town)}.example`;
  add(`${host}/piscine/horaires.html`, `Piscine ${of(town)} : horaires`, `À quelle heure ouvre et ferme la piscine municipale ${of(town)}, du lundi au samedi, et jours fériés.`, dayOf(town + 'pool', 2024, 1),
    () => `Ouverture au public\nDu lundi au jeudi : 11 h 30 à ${closing(town + 'week')}\nVendredi : 11 h 30 à ${closing(town + 'fri')}\nSamedi : 9 h à ${closing(town + 'sat')}\nDimanche : fermée`, 0, 'nager nage public ouverture fermeture horaire dimanche');
  add(`${host}/piscine/tarifs.html`, `Piscine ${of(town)} : tarifs`, `Entrée, carte de dix bains et tarif réduit à la piscine municipale ${of(town)}.`, dayOf(town + 'price'),
    () => 'Les tarifs sont affichés à la caisse. La carte de dix bains se prend sur place.');
  add(`club-nage-${slug(town)}.example/entrainements.html`, `Club de nage ${of(town)}`, `Entraînements du club à la piscine ${of(town)} : jours, heure et bassin pour chaque groupe, du lundi au samedi.`, dayOf(town + 'club'),
    () => `Réservé aux membres du club\nMercredi : groupe des jeunes, fin à ${closing(town + 'wed')}\nSamedi : groupe des adultes, fin à ${closing(town + 'clubsat')}`);
  for (const craft of ['reliure', 'vannerie', 'poterie', 'couture']) {
    add(`ateliers-${slug(town)}.example/${craft}.html`, `Atelier de ${craft} ${of(town)}`, `Apprendre la ${craft} à ${town} : jours, salle, inscription, et la personne qui anime l’atelier.`, dayOf(town + craft),
      () => `L’atelier a lieu une semaine sur deux, salle ${1 + figure(town + craft, 9)}.\nIl est animé par ${person(town + craft)}.`, 0, 'cours stage apprentissage animateur animatrice nom qui');
  }
}
ad(['piscine'], 'bassins-en-kit.example/offres', 'Votre piscine en kit, livrée chez vous', 'Piscine ronde ou carrée, montée en un samedi. Horaires de livraison au choix.');
ad(['atelier', 'reliure', 'vannerie', 'poterie', 'couture'], 'tout-pour-l-atelier.example', 'Tout pour votre atelier, à petit prix', 'Outils, fils, terre et colle pour atelier de loisir.');

// A song and a letter, to be found by a few words in their order.
const song = 'chanson refrain poème texte paroles auteur qui écrit';
const letter = 'lettre ancienne archives pièce cote référence ravin';
[
  ['Galets de la côte : combien en compte une plage ?', 'La marée remue ses galets. Un habitant les compte depuis des années.'],
  ['Compte rendu de sortie : la marée basse', 'Le groupe compte ses pas, puis ses galets, en suivant la marée.'],
  ['Chanson du port', 'La marée monte, le marin compte ses filets, l’enfant ses galets.'],
  ['Peindre sur des galets', 'Attendez la marée, choisissez ses couleurs : on compte un galet par enfant.'],
  ['Ses galets, la marée et le vent : chanson', 'La marée emporte ses galets, le vent compte les jours.'],
  ['Poème : un compte de galets', 'Ses galets blancs, la marée les roule ; je compte sans fin.'],
  ['La plage et ses secrets', 'La marée ? Elle compte peu. Ses galets racontent tout.'],
  ['Chanson des pêcheurs', 'On compte sur la marée, elle compte sur ses galets.'],
].forEach(([title, extract], i) => add(`textes-de-mer.example/${slug(title)}.html`, title, extract, dayOf(title), () => `Chanson, refrain ou poème de la mer.\nTexte : ${person('wrong song' + i)}`, 3, song));
[
  [31, 'Je compte mes pas, la marée compte les jours, ses galets roulent.'],
  [48, 'La marée reprend ses galets, et moi je compte les voiles.'],
  [57, 'Qui compte ses galets ? La marée ou le vent ?'],
  [76, 'Marée de mars, un galet, deux galets : l’enfant compte ses trésors.'],
  [98, 'La marée descend, ses galets brillent, le phare compte les heures.'],
].forEach(([number, extract]) => add(`vieux-refrains.example/refrain-${number}.html`, `Refrain n° ${number}`, extract, dayOf('refrain' + number), () => `Refrain recueilli au port.\nParoles : ${person('refrain' + number)}`, 3, song));
add('vieux-refrains.example/refrain-112.html', 'Refrain n° 112', 'Quand le phare s’endort, la marée compte ses galets, et moi mes regrets.', '2020-05-04', () => `Refrain recueilli au port.\nParoles : ${person('the song to be found')}`, 0, song);
[
  ['Le pont du Ravin : fini avant les neiges ?', 'Le maire espère que le pont sera ouvert avant l’hiver.'],
  ['Lettre : avant les neiges', 'Avant les neiges, le pont sera, je l’espère, fini.'],
  ['Lettre d’un maçon', 'Le mur sera fini avant les neiges, mais le pont attendra.'],
  ['Lettre du chef de chantier', 'Le pont neuf sera bientôt fini, bien avant les premières neiges.'],
  ['Journal d’un village', 'Le pont, fini avant les neiges ? Il ne le sera jamais.'],
  ['Lettre à la préfecture', 'Fini ou non avant les neiges, le pont sera payé.'],
  ['Carnet de chantier', 'Avant que les neiges arrivent, le pont sera fini.'],
].forEach(([title, extract], i) => add(`archives-du-ravin.example/${slug(title)}.html`, title, `${extract} Pièce conservée aux archives : le pont, les neiges, un chantier fini.`, dayOf(title), () => `Lettres et pièces conservées aux archives.\nCote de la pièce : ${pick(['B', 'D', 'F', 'H', 'K'], title)} ${200 + figure(title, 700)}`, 3, letter));
add('archives-du-ravin.example/piece-sans-titre.html', 'Pièce sans titre', 'Mes hommes ont bien travaillé : le pont sera fini avant les neiges, soyez-en sûr.', '2021-02-18', () => `Lettre conservée aux archives.\nCote de la pièce : ${pick(['B', 'D', 'F', 'H', 'K'], 'cote of the letter')} ${200 + figure('cote of the letter', 700)}`, 0, letter);

// A shelter in the mountains: many blogs, one park.
const height = name => `${1400 + 5 * figure(name, 160)}`.replace(/(?=...$)/, '\u202f');
['au-grand-air', 'pas-a-pas', 'sac-au-dos', 'carnets-de-crete', 'amis-parc-monts-gris', 'les-mollets', 'marcher-loin', 'bivouac-facile', 'un-pied-devant', 'rando-en-famille', 'la-tente-bleue'].forEach(name => {
  for (const shelter of ['Combe-Noire', 'Roche-Pâle']) {
    add(`${name}.example/${slug(shelter)}.html`, `Une nuit au refuge de ${shelter}`, `Parc des Monts-Gris : chemin, durée, altitude du refuge de ${shelter} et photos.`, dayOf(name + shelter), () => `Nous y étions ! Le refuge de ${shelter} est à ${height(name + shelter)} m d’altitude, paraît-il.`, 2);
  }
});
for (const shelter of ['Combe-Noire', 'Combe-Longue', 'Roche-Pâle', 'Trois-Vents', 'Lac-Vert']) {
  add(`parc-monts-gris.example/refuges/${slug(shelter)}.html`, `Refuge de ${shelter}`, `Parc des Monts-Gris : chemin, durée, altitude du refuge de ${shelter}.`, dayOf('park' + shelter), () => `Altitude : ${height('park' + shelter)} m\nPlaces : ${20 + figure(shelter, 30)}\nGardien de juin à septembre`);
}
ad(['refuge', 'mont', 'monts', 'combe'], 'chaussures-de-crete.example', 'Chaussures pour aller au refuge', 'Montez au refuge le pied léger. Livraison rapide.');

// Recipes, with and without a certain word.
for (let i = 1; i <= 41; i++) {
  const filling = pick(['frangipane', 'frangipane', 'pommes', 'poireaux', 'chocolat', 'fromage', 'champignons'], 'recipe' + i);
  const mixed = filling !== 'frangipane' && figure('mixed' + i, 6) === 0;
  add(`${pick(['four-chaud', 'a-table', 'cuisine-de-rosa', 'le-bon-tablier'], 'kitchen' + i)}.example/galette-${i}.html`, `Galette n° ${i} : ${filling === 'frangipane' ? 'la frangipane' : filling}`,
    mixed ? `Une galette sans frangipane, garnie autrement : ${filling}.` : `Recette de galette, garniture : ${filling}. Cuisson et conseils.`, dayOf('recipe' + i), () => `Cuisson : ${25 + 5 * figure('oven' + i, 5)} minutes, four bien chaud.`, figure('rank' + i, 4));
}
ad(['galette'], 'galettes-express.example', 'Galettes livrées en une heure', 'Galette au choix, avec ou sans frangipane.');

// Documents: what matters is their kind and their date.
for (let i = 1; i <= 70; i++) {
  const kind = pick(['pdf', 'html', 'pdf', 'html', 'ods'], 'compost kind' + i);
  const town = pick(towns, 'compost town' + i);
  const topic = pick(['Guide du compost', 'Bilan du compost', 'Compost : questions et réponses', 'Compost au pied des immeubles'], 'compost topic' + i);
  add(`mairie-${slug(town)}.example/dechets/compost-${i}.${kind}`, `${topic}, ${town}`, `Compost à ${town} : ce qui va au bac, ce qui n’y va pas. Document n° ${i}.`, dayOf('compost date' + i, 2020, 5), () => `Ce document compte ${2 + figure('compost pages' + i, 30)} pages.`, figure('compost rank' + i, 3));
}
const trees = ['Charme', 'Érable', 'Frêne', 'Tilleul', 'Sorbier'];
for (const town of towns) {
  for (let year = 2019; year <= 2024; year++) {
    for (const deed of ['plantés', 'abattus', 'arrosés']) {
      for (const about of ['photos', 'budget', 'calendrier', 'travaux', 'réunion', 'entretien']) {
        const name = `${town}${year}${deed}${about}`;
        add(`mairie-${slug(town)}.example/arbres/${slug(about)}-${1 + figure(name, 9000)}.${pick(['pdf', 'html'], name + 'kind')}`, `Arbres ${deed} à ${town} : ${about}`, `Quartier par quartier, le tableau des arbres ${deed} à ${town} : ${about}.`, `${year}-${two(1 + figure(name + 'm', 12))}-${two(1 + figure(name + 'd', 28))}`,
          () => 'Les chiffres détaillés se trouvent dans le tableau de la même année.', 4);
      }
      for (const kind of ['pdf', 'html', 'csv']) {
        const name = `${town}${year}${deed}`;
        add(`mairie-${slug(town)}.example/arbres/${slug(deed)}-${1 + figure(name + kind, 9000)}.${kind}`, `Arbres ${deed} à ${town}`, `Tableau des arbres ${deed} dans les rues et les parcs ${of(town)}.`, `${year}-${two(1 + figure(name + kind + 'm', 12))}-${two(1 + figure(name + kind, 28))}`,
          () => kind === 'csv' ? `quartier;essence;nombre\n${['Centre', 'Gare', 'Rives'].map((place, i) => `${place};${trees[(figure(name, 5) + i) % 5]};${[48, 9, 17][i] + figure(name + place, 24)}`).join('\n')}` : 'Les chiffres détaillés se trouvent dans le tableau de la même année.', figure(name + kind + 'rank', 4), 'quartier essence nombre relevé liste');
      }
    }
  }
}

// Getting around: two words that count as one, a phrase, and what must stay out.
for (let i = 1; i <= 66; i++) {
  const what = pick(['vélo', 'vélo', 'trottinette', 'trottinette', 'poussette', 'fauteuil roulant'], 'ride' + i);
  const how = pick(['Un atelier de réparation', 'Un atelier de réparation', 'La réparation, en atelier ou chez soi', 'Un atelier sans réparation'], 'repair' + i);
  const also = figure('both' + i, 5) === 0 ? ' On y accepte aussi vélo et trottinette.' : '';
  add(`${pick(['ville-mobile', 'roule-boutique', 'deux-roues-et-nous', 'quartier-en-route'], 'ride host' + i)}.example/${i}.${pick(['html', 'html', 'pdf'], 'ride kind' + i)}`, `Fiche ${i} : ${what}`, `${how} pour ${what}.${also} Horaires et conseils.`, dayOf('ride' + i), () => 'Apportez vos outils si vous en avez. Entrée libre.', figure('ride rank' + i, 4));
}
ad(['velo', 'trottinette', 'reparation'], 'roule-boutique.example/soldes', 'Vélo ou trottinette : réparation express', 'Déposez, reprenez le soir même.');

const byId = id => document.getElementById(id);
const say = text => { byId('status').textContent = text; };
const small = new Set('a au aux d de des du en est et l la le les ou un une'.split(' '));
const stem = word => word.length > 3 ? word.replace(/[sx]$/, '') : word;
const wordsOf = text => folded(text).split(/[^a-z0-9]+/).filter(Boolean).map(stem);
const kindOf = page => page.address.match(/\.([a-z]+)$/)?.[1] ?? 'html';
const hostOf = page => page.address.split('/')[0];
for (const page of pages) page.words = wordsOf(`${page.title} | ${page.extract} | ${page.body}`);

const has = (words, phrase) => words.some((_, i) => phrase.every((word, j) => words[i + j] === word));

// One part of a search, as a test on a page; nothing for words too common to matter.
function part(text) {
  if (text.startsWith('-') && text.length > 1) {
    const inner = part(text.slice(1));
    return inner && (page => !inner(page));
  }
  const operator = text.match(/^(site|filetype|ext):(.*)$/i);
  if (operator) {
    const value = operator[2].toLowerCase().replace(/^https?:\/\//, '').replace(/^(www)?\.|\/$/g, '');
    if (!value) return null;
    return operator[1].toLowerCase() === 'site' ? page => hostOf(page) === value || hostOf(page).endsWith(`.${value}`) || page.address.startsWith(`${value}/`) : page => kindOf(page) === value;
  }
  if (text.startsWith('"')) {
    const phrase = wordsOf(text);
    return phrase.length ? page => has(page.words, phrase) : null;
  }
  const words = wordsOf(text).filter(word => !small.has(word));
  return words.length ? page => words.every(word => page.words.includes(word)) : null;
}

// Space means and; OR binds its two neighbours only.
function parse(query) {
  const tokens = query.replace(/[“”«»]\s*|\s*[“”»]/g, '"').replace(/[−–]/g, '-').replace(/[()]/g, ' ').match(/-?"[^"]*"?|\S+/g) ?? [];
  const groups = [];
  let join = false;
  for (const token of tokens) {
    if (token === 'OR' || token === '|') { join = groups.length > 0; continue; }
    const test = part(token);
    if (!test) continue;
    if (join) groups.at(-1).push(test); else groups.push([test]);
    join = false;
  }
  return groups;
}

const shown = 5;

// What was surely meant as a sign, but is read as a word or as nothing.
function advice(query) {
  const plain = query.replace(/["“«][^"”»]*["”»]?/g, ' ');
  return [
    [/(^|\s)[-−–](\s|$)/, 'Le signe moins se colle au mot qui suit.'],
    [/(^|\s)-?(site|filetype|ext)\s*:(\s|$)|(^|\s)-?(site|filetype|ext)\s+:/i, 'Pas d’espace avant ni après les deux-points de site: et filetype:.'],
    [/\S\s+(ou|or|Ou|Or)\s+\S/, 'Pour un choix entre deux mots, écrivez OR en majuscules.'],
    [/(^|\s)-?(pdf|csv)(\s|$)/i, 'Pour un format de fichier, collez filetype: devant son nom.'],
    [/(^|\s)20(19|2[0-4])(\s|$)/, 'Pour l’année de publication, utilisez les deux menus.'],
  ].filter(([sign]) => sign.test(plain)).map(([, words]) => ` ${words}`).join('');
}

// A sign that follows a space stays with the word before it.
const bound = text => text.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');

const dateText = date => date.split('-').reverse().join('/');

function result(page, isAd) {
  const item = document.createElement('li');
  const heading = document.createElement('h3');
  const open = document.createElement('button');
  open.type = 'button';
  open.textContent = bound(page.title);
  open.addEventListener('click', () => read(page));
  heading.append(open);
  const address = document.createElement('p');
  address.className = 'address';
  const tag = isAd ? 'Annonce' : kindOf(page) === 'html' ? '' : kindOf(page).toUpperCase();
  if (tag) {
    const label = document.createElement('span');
    label.className = 'tag';
    label.textContent = tag;
    address.append(label, ' ');
  }
  address.append(page.address);
  const extract = document.createElement('p');
  extract.textContent = bound(isAd ? page.extract : `${dateText(page.date)} · ${page.extract}`);
  item.append(heading, address, extract);
  return item;
}

// A CSV file, as a spreadsheet shows it.
function table(text) {
  const [head, ...rows] = text.split('\n').map(line => line.split(';'));
  const made = document.createElement('table');
  const cell = (row, scope, value) => {
    const one = document.createElement(scope ? 'th' : 'td');
    if (scope) one.scope = scope;
    one.textContent = value;
    row.append(one);
  };
  const top = made.createTHead().insertRow();
  head.forEach(value => cell(top, 'col', value));
  const body = made.createTBody();
  for (const values of rows) {
    const row = body.insertRow();
    values.forEach((value, i) => cell(row, i ? '' : 'row', value));
  }
  return made;
}

function read(page) {
  byId('page-title').textContent = bound(page.title);
  byId('page-address').textContent = page.address;
  byId('page-text').replaceChildren(kindOf(page) === 'csv' ? table(page.text()) : bound(page.text()));
  byId('page').hidden = false;
  byId('found').hidden = true;
  byId('page-title').focus();
}

byId('back').addEventListener('click', () => {
  byId('page').hidden = true;
  byId('found').hidden = false;
  byId('found-title').focus();
});

byId('search').addEventListener('submit', event => {
  event.preventDefault();
  const query = byId('query').value.trim();
  const groups = parse(query);
  byId('page').hidden = true;
  byId('found').hidden = true;
  if (!groups.length) return say('Saisissez au moins un mot utile.');
  const [from, to] = [byId('from').value || '0', byId('to').value || '9999'];
  if (from > to) return say('La première année vient après la seconde.');
  const found = pages.filter(page => page.date.slice(0, 4) >= from && page.date.slice(0, 4) <= to && groups.every(group => group.some(test => test(page))))
    .sort((a, b) => b.weight - a.weight || figure(a.address, 9999) - figure(b.address, 9999));
  const typed = new Set(wordsOf(query.replace(/-\S+/g, '')));
  const paid = ads.filter(item => item.words.some(word => typed.has(stem(word)))).slice(0, 1);
  say((found.length === 0 ? 'Aucun résultat ne contient tout cela. Retirez un mot ou essayez-en un autre.'
    : `${found.length} ${found.length > 1 ? 'résultats' : 'résultat'}${paid.length ? ', sans compter l’annonce' : ''}.${found.length > shown ? ` Les ${shown} premiers sont affichés : précisez votre recherche pour voir les autres.` : ''}`) + advice(query));
  byId('list').replaceChildren(...paid.map(item => result(item, true)), ...found.slice(0, shown).map(page => result(page, false)));
  byId('found').hidden = !found.length && !paid.length;
});

for (const [id, none] of [['from', 'toute année'], ['to', 'toute année']]) {
  byId(id).append(new Option(none, ''), ...[2019, 2020, 2021, 2022, 2023, 2024].map(year => new Option(year, year)));
}
