'use strict';

const dayNames = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi'];
const first = 18; // half hours since midnight: 9 h
const last = 34; // 17 h
// [day, from, to, what, 'open' when the person stays available]; hours as decimals.
const teams = {
  media: {
    owner: 'Awa', title: 'Semaine de l’équipe de la médiathèque', guests: ['Loïc', 'Inès', 'Salle bleue', 'Salle verte'],
    plans: {
      Awa: [[0, 9, 11, 'Accueil'], [0, 13, 14.5, 'Atelier'], [1, 9, 10.5, 'Réunion'], [1, 14, 17, 'Accueil'], [2, 9, 10, 'Contes'], [2, 11, 13.5, 'Accueil'], [2, 15.5, 17, 'Achats'], [3, 11, 12.5, 'Accueil'], [3, 14, 15, 'Dentiste'], [4, 9, 12, 'Accueil'], [4, 14, 17, 'Formation']],
      Loïc: [[0, 11, 12, 'Achats'], [0, 14.5, 16, 'Accueil'], [1, 9, 10, 'Accueil'], [1, 12, 13.5, 'Visite'], [2, 9, 9.5, 'Courrier'], [2, 11, 14, 'Accueil'], [3, 12, 17, 'Salon du livre'], [4, 10, 13, 'Réunion']],
      Inès: [[0, 9, 10, 'Courrier'], [0, 12, 13, 'Accueil'], [0, 16, 17, 'Réunion'], [1, 13, 14.5, 'Accueil'], [2, 9, 11.5, 'Visite'], [2, 13.5, 17, 'Anniversaire de Zoé', 'open'], [3, 11, 13, 'Accueil'], [4, 9, 11, 'Accueil']],
      'Salle bleue': [[0, 11, 13, 'Club'], [1, 11, 12.5, 'Cours'], [2, 16, 17, 'Club'], [3, 13, 15, 'Cours'], [4, 13, 16, 'Projection']],
    },
    invitations: [['p', 'Point sur l’accueil', 1, 13, 14], ['v', 'Visite des élèves', 3, 13, 14.5], ['r', 'Repas de l’équipe', 4, 12, 13.5], ['t', 'Essai des tablettes', 2, 13, 14]],
  },
  theatre: {
    owner: 'Gaspard', title: 'Semaine du collectif de théâtre', guests: ['Fatim', 'Oriane', 'Grande salle', 'Foyer'],
    plans: {
      Gaspard: [[0, 9, 9.5, 'Caisse'], [0, 12, 14, 'Couture'], [1, 11.5, 14.5, 'Régie'], [2, 9, 10, 'Presse'], [2, 14, 17, 'Tournée'], [3, 9, 10, 'Caisse'], [3, 14, 16, 'Répétition'], [4, 11, 12, 'Presse'], [4, 15.5, 17, 'Couture']],
      Fatim: [[0, 14, 17, 'Répétition'], [1, 9, 10, 'Radio'], [1, 16, 17, 'Lumières'], [2, 12, 13, 'Caisse'], [3, 9, 12.5, 'Semaine de la presse', 'open'], [3, 15, 17, 'Lumières'], [4, 9, 10, 'Radio']],
      Oriane: [[0, 10.5, 12, 'Décor'], [1, 14.5, 15, 'Décor'], [2, 9, 10, 'Essayage'], [3, 13, 14, 'Radio'], [4, 9, 11, 'Décor'], [4, 16, 17, 'Décor']],
      'Grande salle': [[0, 9, 10, 'Ménage'], [1, 9, 9.5, 'Ménage'], [2, 11.5, 13.5, 'École'], [3, 12, 13, 'École'], [4, 9, 13, 'Montage']],
    },
    invitations: [['m', 'Métrage des rideaux', 1, 14, 15], ['b', 'Bilan de la tournée', 4, 12, 13], ['a', 'Accueil de l’auteur', 0, 14, 15.5], ['c', 'Choix des affiches', 3, 15.5, 16.5]],
  },
};

const byId = id => document.getElementById(id);
let team = null;
let day = 0;
let shown = [];

function make(kind, text, className) {
  const element = document.createElement(kind);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

const hour = value => `${Math.floor(value)} h${value % 1 ? ' 30' : ''}`;
const whole = value => hour(value).replaceAll(' ', '\u00a0'); // does not break in a narrow cell
const lengths = [[.5, '30 min'], [1, '1 h'], [1.5, '1 h 30'], [2, '2 h'], [2.5, '2 h 30']];

// The number follows from what was sent, whether right or wrong.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

function checks(place, names, ticked, act) {
  place.replaceChildren(...names.map(name => {
    const label = make('label');
    const box = make('input');
    box.type = 'checkbox';
    box.value = name;
    box.checked = ticked.includes(name);
    if (act) box.addEventListener('change', act);
    label.append(box, name);
    return label;
  }));
}

const ticked = place => [...place.querySelectorAll('input:checked')].map(box => box.value);

function grid() {
  const plans = teams[team].plans;
  for (const button of byId('days').children) button.setAttribute('aria-pressed', String(Number(button.dataset.day) === day));
  byId('caption').textContent = shown.length ? `${dayNames[day]} : ${shown.join(', ')}` : `${dayNames[day]} : aucun agenda affiché`;
  const corner = make('th');
  corner.scope = 'col';
  corner.append(make('span', 'Heure', 'sr'));
  byId('heads').replaceChildren(corner, ...shown.map(name => {
    const head = make('th', name);
    head.scope = 'col';
    return head;
  }));
  const body = document.querySelector('tbody');
  body.replaceChildren();
  for (let slot = first; slot < last; slot++) {
    const row = body.insertRow();
    const head = make('th', hour(slot / 2));
    head.scope = 'row';
    row.append(head);
    for (const name of shown) {
      const plan = plans[name].find(([on, from, to]) => on === day && from * 2 <= slot && slot < to * 2);
      if (plan && plan[1] * 2 < slot) continue; // covered by the cell above
      const cell = row.insertCell();
      if (!plan) continue;
      const [, from, to, what, open] = plan;
      cell.rowSpan = (to - from) * 2;
      cell.className = open ? 'open' : 'busy';
      cell.append(what, make('span', ',', 'sr'), ' ', make('span', `de ${whole(from)} à ${whole(to)}`, 'when'), make('span', open ? ', reste disponible' : '', 'sr'));
    }
  }
}

function choose(name) {
  team = name;
  day = 0;
  const { owner, title, guests, plans, invitations } = teams[team];
  for (const button of document.querySelectorAll('[data-team]')) button.setAttribute('aria-pressed', String(button.dataset.team === team));
  byId('start').hidden = true;
  byId('team').hidden = false;
  byId('week-title').textContent = title;
  byId('inbox-title').textContent = `Invitations reçues par ${owner}`;
  shown = [owner];
  checks(byId('shown'), Object.keys(plans), shown, () => { shown = ticked(byId('shown')); grid(); });
  checks(byId('guests'), guests, []);
  byId('invitations').replaceChildren(...invitations.map(([id, what, on, from, to]) => {
    const row = make('div', '', 'row');
    const label = make('label', `${what}, ${dayNames[on].toLowerCase()}, de ${hour(from)} à ${hour(to)}`);
    label.htmlFor = `answer-${id}`;
    const list = make('select');
    list.id = `answer-${id}`;
    list.append(new Option('Réponse…', ''), new Option('J’accepte', 'o'), new Option('Je refuse', 'n'));
    row.append(label, list);
    return row;
  }));
  byId('guests-title').textContent = `Inviter, avec ${owner} qui organise`;
  byId('new').reset();
  byId('answered').textContent = '';
  byId('sent').textContent = '';
  grid();
  byId('week-title').focus();
}

byId('days').append(...dayNames.map((name, i) => {
  const button = make('button', name);
  button.type = 'button';
  button.dataset.day = i;
  button.addEventListener('click', () => { day = i; grid(); });
  return button;
}));
byId('day').append(new Option('Choisir…', ''), ...dayNames.map((name, i) => new Option(name, i)));
byId('from').append(new Option('Choisir…', ''));
for (let slot = first; slot < last; slot++) byId('from').append(new Option(hour(slot / 2), slot / 2));
byId('length').append(new Option('Choisir…', ''), ...lengths.map(([value, text]) => new Option(text, value)));

byId('inbox').addEventListener('submit', event => {
  event.preventDefault();
  const answers = [...byId('invitations').querySelectorAll('select')].map(list => list.value);
  const left = answers.filter(answer => !answer).length;
  byId('answered').textContent = left ? `Il manque ${left === 1 ? 'une réponse' : `${left} réponses`}.` : `Réponses envoyées. Numéro d’envoi : ${receipt(team + 'inbox' + answers.join(''))}`;
});

byId('new').addEventListener('submit', event => {
  event.preventDefault();
  const guests = ticked(byId('guests')).sort();
  const [on, from, length] = ['day', 'from', 'length'].map(id => byId(id).value);
  if (!on || !from || !length) { byId('sent').textContent = 'Choisissez le jour, le début et la durée.'; return; }
  if (!guests.length) { byId('sent').textContent = 'Choisissez qui vous invitez.'; return; }
  byId('sent').textContent = `Invitation envoyée à ${guests.join(', ')} pour ${dayNames[on].toLowerCase()} à ${hour(Number(from))}. Numéro d’invitation : ${receipt([team, on, from, length, ...guests].join('|'))}`;
});

for (const button of document.querySelectorAll('[data-team]')) button.addEventListener('click', () => choose(button.dataset.team));
