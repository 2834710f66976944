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

const posts = {
  vide: {
    name: 'Vide-grenier de Josselin', kind: 'compose', author: 'Josselin Madec',
    wish: 'Toute la ville doit pouvoir lire cette annonce, même les gens qui ne connaissent pas Josselin, et la faire passer à d’autres.\nLes remarques des inconnus ont mal tourné l’an dernier : seuls ses contacts pourront commenter. Josselin écrit depuis chez lui, et son adresse ne regarde personne.',
    text: 'Grand vide-grenier dimanche à 8 h, place du Moulin. Venez nombreux !', place: 'Près du 14, rue des Tilleuls', start: { audience: 'contacts', except: '', talk: 'all', again: false, place: true },
  },
  surprise: {
    name: 'Surprise pour Régine', kind: 'compose', author: 'Kossi Adjavon',
    wish: 'Le club prépare une fête surprise pour Régine, qui est membre du club. Tous les autres membres doivent lire le message, et personne d’autre.\nChaque personne qui le voit peut répondre. Rien ne doit partir ailleurs. Kossi écrit depuis la salle de la fête : le lieu doit se voir.',
    text: 'Chut ! Rendez-vous vendredi à 18 h 30 pour la fête. Qui apporte le gâteau ?', place: 'À la salle Hibiscus', start: { audience: 'public', except: '', talk: 'none', again: true, place: false },
  },
  emploi: { name: 'Promouvoir : salon de l’emploi', kind: 'boost', wish: 'Ville : Avrille. Le salon s’adresse aux jeunes de 18 à 25 ans qui habitent à 10 km au plus. La promotion dure exactement 3 jours.\nOn veut toucher au moins 3 000 de ces jeunes, avec le plus petit budget par jour possible, en euros entiers.', people: { '2': [2600, 420, 3100, 2100], '10': [11800, 4800, 12900, 9000], '30': [36500, 15200, 41200, 30100] }, price: [5.5, 6.5, 9, 7] },
  marche: { name: 'Promouvoir : café des aînés', kind: 'boost', wish: 'Ville : Bellerive. Le café s’adresse aux personnes de 61 ans et plus qui habitent à 2 km au plus. La promotion dure exactement 5 jours.\nOn veut toucher au moins 1 500 de ces personnes, avec le plus petit budget par jour possible, en euros entiers.', people: { '2': [2100, 650, 2600, 2900], '10': [8800, 2900, 10100, 7600], '30': [29900, 10400, 33300, 26500] }, price: [5.5, 6.5, 9, 7.25] },
};
const audiences = [['public', 'Public : tout le monde'], ['contacts', 'Mes contacts'], ['club', 'Liste Club'], ['family', 'Liste Famille'], ['me', 'Moi seulement']];
const crowd = { public: 'toute personne, même sans compte', contacts: 'vos 140 contacts', club: 'les 23 personnes de la liste Club', family: 'les 9 personnes de la liste Famille', me: 'personne d’autre que vous' };
const ages = [['1', '18 à 25 ans'], ['0', '26 à 40 ans'], ['2', '41 à 60 ans'], ['3', '61 ans et plus'], ['4', 'Tous les adultes']];
const option = ([value, textContent]) => el('option', { value, textContent });
let post = null;
let key = '';

byId('post').append(option(['', 'Choisir une publication']), ...Object.entries(posts).map(([id, one]) => option([id, one.name])));
byId('audience').append(...audiences.map(option));
byId('except').append(option(['', 'Personne']), ...['Adama Keita', 'Régine Fouquet', 'Vanessa Titi'].map(name => option([name, name])));
byId('talk').append(...[['all', 'Toute personne qui la voit'], ['contacts', 'Mes contacts'], ['none', 'Personne']].map(option));
byId('radius').append(...[['2', '2 km'], ['10', '10 km'], ['30', '30 km']].map(option));
byId('age').append(...ages.map(option));

byId('post').addEventListener('change', () => {
  key = byId('post').value;
  post = posts[key] ?? null;
  for (const id of ['compose', 'boost']) byId(id).hidden = post?.kind !== id;
  say('');
  if (post?.kind === 'compose') {
    byId('wish').textContent = post.wish;
    byId('author').textContent = post.author;
    byId('text').textContent = post.text;
    for (const id of ['audience', 'except', 'talk']) byId(id).value = post.start[id];
    for (const id of ['again', 'place']) byId(id).checked = post.start[id];
    lines();
  } else if (post) {
    byId('need').textContent = post.wish;
    byId('radius').value = '30';
    byId('age').value = '4';
    byId('days').value = '7';
    byId('budget').value = '20';
    byId('result').hidden = true;
  }
});
function lines() {
  byId('except-line').hidden = ['public', 'me'].includes(byId('audience').value);
  byId('where').textContent = byId('place').checked ? post.place : '';
}
for (const id of ['audience', 'place']) byId(id).addEventListener('change', () => { lines(); say(''); });
const except = () => byId('except-line').hidden ? '' : byId('except').value;
byId('who').addEventListener('click', () => say(`La verront : ${crowd[byId('audience').value]}${except() ? `, sauf ${except()}` : ''}.${byId('again').checked && byId('audience').value !== 'me' ? ' Chaque personne peut la repartager.' : ''} ${byId('place').checked ? `Le lieu affiché : ${post.place[0].toLowerCase()}${post.place.slice(1)}.` : 'Le lieu n’est pas affiché.'}`));
byId('compose').addEventListener('submit', event => {
  event.preventDefault();
  say(`Publication enregistrée. Numéro de la publication : ${receipt(['n', key, byId('audience').value, except(), byId('talk').value, byId('again').checked, byId('place').checked].join('/'))}.`);
  byId('status').scrollIntoView({ block: 'nearest' });
});

byId('boost').addEventListener('submit', event => {
  event.preventDefault();
  const days = Number(byId('days').value);
  const budget = Number(byId('budget').value);
  if (!Number.isInteger(days) || days < 1 || days > 30) return say('La durée est un nombre entier de 1 à 30 jours.');
  if (!Number.isInteger(budget) || budget < 1 || budget > 200) return say('Le budget est un nombre entier de 1 à 200 euros par jour.');
  const row = post.people[byId('radius').value];
  const age = Number(byId('age').value);
  const all = age === 4;
  const population = all ? row.reduce((a, b) => a + b, 0) : row[age];
  const price = all ? 4.5 : post.price[age];
  const reached = Math.min(population, Math.floor(budget * days / price * 1000 / 10) * 10);
  const french = n => n.toLocaleString('fr-FR');
  byId('result').replaceChildren(...[['Personnes visées', french(population)], ['Personnes touchées', french(reached)], ['Dépense totale', `${french(budget * days)} €`]].flatMap(([name, value]) => [el('dt', { textContent: name }), el('dd', { textContent: value })]));
  byId('result').hidden = false;
  say(`Avec ${french(budget * days)} € en ${days} ${days > 1 ? 'jours' : 'jour'}, ${french(reached)} personnes touchées sur ${french(population)} visées.`);
});
