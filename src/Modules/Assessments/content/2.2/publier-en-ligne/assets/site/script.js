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

const parts = ['Agenda', 'Actualités', 'Cuisine', 'Règlements', 'Photos'];
const states = { draft: 'Brouillon : personne ne la voit', now: 'Publiée tout de suite', later: 'Programmée', live: 'Publiée', gone: 'Retirée' };
const pages = {
  concert: { name: 'Concert des élèves', wish: 'La page doit paraître toute seule la veille du concert, à 18 h 30. Le concert a lieu le vendredi 7 mars 2031.\nLa page va dans la rubrique des rendez-vous, et personne ne doit pouvoir y écrire de commentaire.', title: 'Concert des élèves', slug: 'concert-des-eleves', part: 'Actualités', talk: 'open', state: 'draft' },
  soupe: { name: 'Soupe de giraumon', wish: 'La recette doit paraître toute seule une semaine après la fête des plantes, à 7 h du matin. La fête a lieu le dimanche 16 novembre 2031.\nLa recette va avec les autres recettes, et tout le monde doit pouvoir la commenter.', title: 'Soupe de giraumon', slug: 'soupe-de-giraumon', part: 'Photos', talk: 'closed', state: 'draft' },
  marche: { name: 'Marché de Noël', wish: 'Le titre annonce une heure fausse : le marché ouvre à 9 h 30, et non à 10 h. Corrigez le titre, sans rien y changer d’autre.\nL’adresse de la page est imprimée sur les affiches : elle doit continuer à marcher. Les visiteurs doivent savoir que la page a été corrigée.', title: 'Marché de Noël : ouverture à 10 h', slug: 'marche-de-noel', part: 'Agenda', talk: 'closed', state: 'live' },
  prix: { name: 'Prix de la jeune invention', wish: 'Le titre nomme mal la gagnante : elle s’appelle Naomi Gauthier, et non Naomi Gautier. Corrigez le titre, sans rien y changer d’autre.\nLa presse a déjà cité l’adresse de la page : elle doit continuer à marcher. Le public doit savoir que la page a été corrigée.', title: 'Prix de la jeune invention : Naomi Gautier', slug: 'prix-jeune-invention', part: 'Actualités', talk: 'open', state: 'live' },
  piscine: { name: 'Règlement de la piscine', wish: 'Ce règlement n’est plus valable. Retirez-le, mais toute personne qui suit un ancien lien doit arriver sur celui qui s’applique maintenant.\nDes moteurs de recherche montrent encore l’ancien extrait, avec de faux horaires : il doit disparaître. L’image, un plan, sert encore sur d’autres pages.', title: 'Règlement de la piscine', slug: 'reglement-piscine', part: 'Règlements', talk: 'closed', state: 'live' },
  photo: { name: 'Photo du goûter', wish: 'Une famille demande le retrait de cette photo, publiée sans son accord. La page ne sert qu’à cela. Retirez-la, sans renvoyer vers une autre page.\nLe fichier ne doit plus être accessible du tout, et l’extrait doit disparaître des moteurs de recherche.', title: 'Photo du goûter', slug: 'photo-du-gouter', part: 'Photos', talk: 'open', state: 'live' },
};
const ways = ['Encore l’ancienne page', 'Page introuvable', 'La page d’accueil', 'Le règlement en vigueur', 'L’album de l’an dernier'];
const option = ([value, textContent]) => el('option', { value, textContent });
const plain = text => text.toLowerCase().normalize('NFD').replace(/[^a-z0-9]/g, '');
const slugOf = text => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
let page = null;
let key = '';
let slug = '';

byId('site').append(option(['', 'Choisir une page']), ...Object.entries(pages).map(([id, one]) => option([id, one.name])));
byId('part').append(...parts.map(name => option([name, name])));
byId('then').append(...ways.map((text, i) => option([String(i), text])));

function load() {
  byId('head').textContent = page.name;
  byId('wish').textContent = page.wish;
  byId('title').value = page.title;
  slug = page.slug;
  byId('slug').textContent = `www.pixville.example/${slug}`;
  byId('auto').checked = true;
  byId('part').value = page.part;
  byId('talk').value = page.talk;
  byId('state').replaceChildren(...Object.entries(states).filter(([id]) => page.state === 'live' ? ['live', 'draft', 'gone'].includes(id) : ['draft', 'now', 'later'].includes(id)).map(option));
  byId('state').value = page.state;
  byId('day').value = '';
  byId('hour').value = '';
  byId('note').value = 'no';
  byId('then').value = '0';
  byId('media').checked = false;
  byId('engines').checked = false;
  lines();
}
function lines() {
  byId('later').hidden = byId('state').value !== 'later';
  byId('gone').hidden = byId('state').value !== 'gone';
  byId('note-line').hidden = byId('state').value !== 'live';
  byId('slug-line').hidden = page.state !== 'live' || byId('state').value === 'gone';
}
byId('site').addEventListener('change', () => {
  key = byId('site').value;
  page = pages[key] ?? null;
  byId('page').hidden = !page;
  say('');
  if (page) load();
});
byId('state').addEventListener('change', () => { lines(); say(''); });
byId('title').addEventListener('input', () => {
  if (!byId('auto').checked) return;
  slug = slugOf(byId('title').value) || 'page';
  byId('slug').textContent = `www.pixville.example/${slug}`;
});
byId('title').addEventListener('change', () => { if (page.state === 'live' && slug !== page.slug) say('L’adresse de la page a changé avec le titre.'); });
byId('old').addEventListener('click', () => {
  slug = page.slug;
  byId('auto').checked = false;
  byId('slug').textContent = `www.pixville.example/${slug}`;
  say('La page a repris son adresse déjà publiée.');
});
byId('reset').addEventListener('click', () => { load(); say('La page est revenue à son état de départ.'); });
byId('page').addEventListener('submit', event => {
  event.preventDefault();
  const state = byId('state').value;
  if (!plain(byId('title').value)) return say('Il manque un titre.');
  if (state === 'later' && !(byId('day').value && byId('hour').value)) return say('Une page programmée demande un jour et une heure.');
  // A page that nobody reads any more keeps no title, part or comments worth comparing.
  const fixed = state === 'gone' ? ['', '', '', ''] : [plain(byId('title').value), page.state === 'live' ? slug : '', byId('part').value, byId('talk').value];
  const rest = state === 'later' ? [byId('day').value, byId('hour').value] : state === 'live' ? [byId('note').value] : state === 'gone' ? [byId('then').value, byId('media').checked, byId('engines').checked] : [];
  say(`Page enregistrée. Numéro d’enregistrement : ${receipt(['b', key, state, ...fixed, ...rest].join('|'))}.`);
  byId('status').scrollIntoView({ block: 'nearest' });
});
