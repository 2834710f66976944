'use strict';

// The same articles every time: drawn from words, not by chance. What one says is worked out when it is opened.
const figure = (name, range) => {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) % range;
};
const two = n => String(n).padStart(2, '0');
const dateOf = name => `${2021 + figure(name + 'y', 3)}-${two(1 + figure(name + 'm', 12))}-${two(1 + figure(name + 'd', 28))}`;

const streets = ['Rue Basse', 'Rue Haute', 'Place du Puits', 'Avenue des Tilleuls', 'Quai du Nord'];
const paths = ['Lac-Vert', 'Combe-Noire', 'Trois-Vents', 'Roche-Pâle', 'Val-Perdu'];
const sites = {
  'mairie-valmiere.example': ['La mairie de Valmière', { Travaux: ['chantier de voirie', 'chantier de gaz', 'chantier d’éclairage', 'chantier terminé'], Agenda: ['vide-grenier', 'repas de quartier', 'chantier ouvert au public'], Conseil: ['débat sur le chantier', 'vote du budget'] }, streets,
    (place, feed, name) => name.endsWith('terminé') ? `${place}. Le chantier est fini : il a duré ${11 + figure(name, 80)} jours.` : feed === 'Travaux' ? `${place}. Durée prévue du chantier : ${11 + figure(name, 80)} jours. Passage à pied toujours possible.` : `${place}. On en parle depuis ${11 + figure(name, 80)} jours. Venez nombreux.`],
  'mairie-valmont.example': ['La mairie de Valmont', { Travaux: ['chantier de voirie', 'chantier de gaz'], Agenda: ['vide-grenier'] }, streets,
    (place, feed, name) => `${place}. Durée prévue du chantier : ${11 + figure(name + 'valmont', 80)} jours.`],
  'parc-monts-gris.example': ['Le parc des Monts-Gris', { Sorties: ['balade du soir', 'lever de soleil', 'sortie oiseaux', 'sortie champignons'], Refuges: ['travaux au toit', 'nouveau gardien', 'sortie de secours'], Presse: ['sortie d’un livre', 'visite d’une classe'] }, paths,
    (place, feed, name) => feed === 'Sorties' ? `${place}. Places disponibles : ${11 + figure(name, 60)}. Chaussures fermées conseillées.` : `${place}. Places de couchage : ${11 + figure(name, 60)}.`],
  'amis-monts-gris.example': ['Les amis des Monts-Gris', { Sorties: ['sortie oiseaux', 'balade du soir'], Blog: ['photo du mois'] }, paths,
    (place, feed, name) => `${place}. Places disponibles : ${11 + figure(name + 'amis', 60)}.`],
};

const subscribed = [];
let marks = [];
const byId = id => document.getElementById(id);
const say = text => { byId('status').textContent = text; };
const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function articlesOf({ site, feed }) {
  const [, feeds, places, tell] = sites[site];
  return places.flatMap(place => feeds[feed].map(what => {
    const name = `${site} ${feed} ${place} ${what}`;
    return { title: `${place} : ${what}`, feed: `${feed}, ${site}`, date: dateOf(name), text: () => tell(place, feed, name) };
  }));
}

function action(text, label, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', act);
  return button;
}

function line(text, button) {
  const item = document.createElement('li');
  const words = document.createElement('span');
  words.textContent = text;
  item.append(words, button);
  return item;
}

function show() {
  byId('none').hidden = subscribed.length > 0;
  byId('articles').hidden = subscribed.length === 0;
  byId('mine').replaceChildren(...subscribed.map(one => line(`${one.feed} (${one.site})`, action('Se désabonner', `Se désabonner de ${one.feed}, ${one.site}`, () => {
    subscribed.splice(subscribed.indexOf(one), 1);
    byId('reader').hidden = true;
    show();
    say(`Abonnement à « ${one.feed} » arrêté.`);
    byId('site').focus();
  }))));
  marks.forEach(mark => mark());
  list();
}

function list() {
  const word = folded(byId('word').value.trim());
  const order = byId('order').value;
  const found = subscribed.flatMap(articlesOf).filter(article => folded(article.title).includes(word))
    .sort((a, b) => order === 'title' ? a.title.localeCompare(b.title, 'fr') : order === 'new' ? b.date.localeCompare(a.date) : a.date.localeCompare(b.date));
  byId('count').textContent = `${found.length} ${found.length > 1 ? 'articles' : 'article'}`;
  const body = document.querySelector('tbody');
  body.replaceChildren();
  for (const article of found) {
    const row = body.insertRow();
    const title = document.createElement('th');
    title.scope = 'row';
    const open = document.createElement('button');
    open.type = 'button';
    open.textContent = article.title;
    open.addEventListener('click', () => {
      byId('reader-title').textContent = article.title;
      byId('reader-text').textContent = article.text();
      byId('reader').hidden = false;
      byId('reader-title').focus();
    });
    title.append(open);
    row.append(title);
    row.insertCell().textContent = article.feed;
    row.insertCell().textContent = article.date.split('-').reverse().join('/');
  }
}

byId('close').addEventListener('click', () => {
  byId('reader').hidden = true;
  byId('articles-title').focus();
});
byId('word').addEventListener('input', list);
byId('order').addEventListener('change', list);

byId('find').addEventListener('submit', event => {
  event.preventDefault();
  const site = byId('site').value.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/\/.*$/, '');
  byId('offer').hidden = true;
  if (!site) return say('Saisissez l’adresse d’un site.');
  if (!sites[site]) return say('Aucun flux trouvé à cette adresse. Vérifiez-la lettre par lettre.');
  say('');
  byId('offer-title').textContent = `${sites[site][0]} : ses flux`;
  marks = [];
  byId('feeds').replaceChildren(...Object.keys(sites[site][1]).map(feed => {
    const taken = () => subscribed.some(one => one.site === site && one.feed === feed);
    const button = action('', '', () => {
      if (taken()) return say(`L’abonnement à « ${feed} » est déjà pris.`);
      subscribed.push({ site, feed });
      show();
      say(`Abonnement à « ${feed} » pris.`);
    });
    // The button stays where the keyboard is; it tells what has become of it.
    marks.push(() => {
      button.textContent = taken() ? 'Abonnement pris' : 'S’abonner';
      button.setAttribute('aria-label', taken() ? `Abonnement pris : ${feed}` : `S’abonner à ${feed}`);
      button.classList.toggle('taken', taken());
      if (taken()) button.setAttribute('aria-disabled', 'true'); else button.removeAttribute('aria-disabled');
    });
    return line(feed, button);
  }));
  marks.forEach(mark => mark());
  byId('offer').hidden = false;
  byId('offer-title').focus();
});

show();
