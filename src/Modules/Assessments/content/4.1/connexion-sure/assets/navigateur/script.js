'use strict';

const sites = {
  a: [
    { id: 'a1', title: 'Mairie de Port-Lavande', host: 'www.port-lavande.example', path: '/', text: 'Les services de la mairie, du lundi au samedi.', names: 'port-lavande.example, mairie.port-lavande.example', by: 'Autorité Clairsceau', from: '2 avril 2027', to: '1er juillet 2027' },
    { id: 'a2', title: 'Eau de Port-Lavande', host: 'eau.port-lavande.example', path: '/factures', text: 'Vos factures et vos relevés d’eau.', names: 'eau.port-lavande.example', by: 'Autorité Clairsceau', from: '10 février 2027', to: '11 mai 2027' },
    { id: 'a3', title: 'Marché de Port-Lavande', host: 'marche.port-lavande.example', path: '/', text: 'Les producteurs présents samedi.', names: 'marche.port-lavande.example', by: 'marche.port-lavande.example', from: '4 janvier 2027', to: '4 janvier 2029' },
    { id: 'a4', title: 'Vélos de Port-Lavande', host: 'velo.port-lavande.example', path: '/stations', text: 'Les vélos libres, station par station.', names: 'velo.port-lavande.example, velos.port-lavande.example', by: 'Autorité Vercors', from: '3 mars 2027', to: '1er juin 2027' },
    { id: 'a5', title: 'Bus de Port-Lavande', host: 'bus.port-lavande.example', path: '/horaires', text: 'Les horaires de toutes les lignes.', names: 'bus.port-lavande.example', by: 'Autorité Vercors', from: '15 mai 2027', to: '13 août 2027' },
  ],
  m: [
    { id: 'm1', title: 'Festival de l’îlot', host: 'festival.ilot-cinema.example', path: '/', text: 'Trois jours de films courts.', names: 'www.ilot-cinema.example, ilot-cinema.example', by: 'Autorité Vercors', from: '20 mars 2027', to: '18 juin 2027' },
    { id: 'm2', title: 'Îlot cinéma', host: 'www.ilot-cinema.example', path: '/films', text: 'Les films de la semaine.', names: 'ilot-cinema.example, www.ilot-cinema.example', by: 'Autorité Clairsceau', from: '19 février 2027', to: '20 mai 2027' },
    { id: 'm3', title: 'Billets de l’îlot', host: 'billets.ilot-cinema.example', path: '/panier', text: 'Choisissez vos places.', names: 'billets.ilot-cinema.example', by: 'Autorité Clairsceau', from: '1er juin 2027', to: '30 août 2027' },
    { id: 'm4', title: 'Club de l’îlot', host: 'club.ilot-cinema.example', path: '/', text: 'L’espace des abonnés.', names: 'club.ilot-cinema.example', by: 'Autorité Vercors', from: '12 novembre 2026', to: '10 février 2027' },
    { id: 'm5', title: 'Presse de l’îlot', host: 'presse.ilot-cinema.example', path: '/photos', text: 'Les photos pour les journaux.', names: 'presse.ilot-cinema.example', by: 'presse.ilot-cinema.example', from: '1er mai 2027', to: '1er mai 2028' },
  ],
};
const byId = id => document.getElementById(id);
let who = null; // nobody's favourites are open at first: the question says whose to open
let current = null;

function part(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

function reveal(button, element, shown) {
  byId(button).setAttribute('aria-expanded', String(shown));
  element.hidden = !shown;
}

const table = byId('info').querySelector('table');

// The serial number is drawn from the name that the site first had, so that the answers stay.
function fillCertificate() {
  const rows = [
    ['Noms couverts', current.names],
    ['Délivré par', current.by],
    ['Valable à partir du', current.from],
    ['Valable jusqu’au', current.to],
    ['Numéro de série', [3, 2, 1].map(n => part(`${current.host.replace('.example', '.fr')}#${n}`)).join(' ')],
  ];
  table.querySelector('tbody').replaceChildren(...rows.map(([name, value]) => {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name;
    const data = document.createElement('td');
    data.textContent = value;
    row.append(head, data);
    return row;
  }));
}

function open(site) {
  current = site;
  byId('address').value = `https://${site.host}${site.path}`;
  byId('page-title').textContent = site.title;
  byId('page').textContent = site.text;
  table.querySelector('tbody').replaceChildren();
  reveal('certificate', table, false);
  reveal('lock', byId('info'), false);
  byId('window').hidden = false;
  for (const mark of document.querySelectorAll('nav ul button')) {
    if (mark.textContent === site.title) mark.setAttribute('aria-current', 'page');
    else mark.removeAttribute('aria-current');
  }
  byId('page-title').focus();
}

function list() {
  byId('window').hidden = true;
  document.querySelector('nav').hidden = false;
  document.querySelector('nav ul').replaceChildren(...sites[who].map(site => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = site.title;
    button.addEventListener('click', () => open(site));
    item.append(button);
    return item;
  }));
}

for (const button of document.querySelectorAll('[data-who]')) {
  button.addEventListener('click', () => {
    who = button.dataset.who;
    for (const other of document.querySelectorAll('[data-who]')) other.setAttribute('aria-pressed', String(other === button));
    list();
  });
}
byId('lock').addEventListener('click', () => reveal('lock', byId('info'), byId('info').hidden));
byId('certificate').addEventListener('click', () => {
  fillCertificate();
  reveal('certificate', table, table.hidden);
});
