'use strict';

const reasons = [
  ['taste', 'Ce message me déplaît'],
  ['advert', 'Publicité non demandée'],
  ['sale', 'Vente interdite ou arnaque'],
  ['hate', 'Haine ou discrimination'],
  ['private', 'Données privées dévoilées'],
  ['identity', 'Identité volée'],
];
const groups = {
  brocante: {
    title: 'Brocante de Bergerac',
    posts: [
      ['Tonton Bric', 'lundi', ['Table en chêne, un pied recollé.', 'Quarante euros, à prendre sur place.']],
      ['Lulu 24', 'lundi', ['Vos prix sont ridicules.', 'À ce tarif, personne n’achètera rien.']],
      ['Mirabelle', 'mardi', ['Le lampadaire vendu par Gérald Pujol ne marche pas.', 'Il habite au 14, allée des Pins, et son portable est le 06 39 98 00 00.', 'Il n’a pas répondu à mes messages.']],
      ['Atelier Noyer', 'mercredi', ['Notre atelier répare vos chaises.', 'Remise de 10 % tout le mois.']],
      ['Gus', 'jeudi', ['Je donne un canapé et deux coussins.', 'La première personne arrivée les emporte.', 'Sonnez chez moi, Gustave Roux, au 3, rue du Port.']],
    ],
  },
  rando: {
    title: 'Randonnée en Vercors',
    posts: [
      ['Edelweiss', 'mardi', ['Le sentier du col est très mal entretenu.', 'La mairie ne fait rien, c’est honteux.']],
      ['Pic et pic', 'mardi', ['Je vends mes chaussures, pointure 42.', 'Presque neuves.']],
      ['Le Marcheur', 'mercredi', ['Sortie de dimanche : déjà neuf inscrits.', 'Rendez-vous à 8 h au parking.', 'Je ne prendrai pas les gens de cette religion, qu’ils marchent ailleurs.']],
      ['Violaine', 'jeudi', ['Quelle photo floue !', 'On dirait une pomme de terre.']],
      ['Grand Duc', 'vendredi', ['L’itinéraire de Perceval est faux.', 'J’ai perdu deux heures à cause de lui.']],
    ],
  },
};

const byId = id => document.getElementById(id);
let group = null;

function make(kind, text, className) {
  const element = document.createElement(kind);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

// The number follows from what was sent, whether right or wrong.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

function radios(name, legend, options) {
  const set = make('fieldset');
  const title = make('legend', legend);
  set.append(title);
  for (const [value, text] of options) {
    const label = make('label');
    const input = make('input');
    input.type = 'radio';
    input.name = name;
    input.value = value;
    label.append(input, make('span', text));
    set.append(label);
  }
  return set;
}

function report(i, button) {
  const [who, , lines] = groups[group].posts[i];
  document.querySelector('form')?.remove();
  for (const other of document.querySelectorAll('[aria-expanded=true]')) other.setAttribute('aria-expanded', 'false');
  const form = make('form');
  form.setAttribute('aria-label', `Signaler : ${who}`);
  form.append(
    radios('line', 'Quelle phrase pose problème ?', lines.map((line, n) => [n, `« ${line} »`])),
    radios('reason', 'Pour quel motif ?', reasons));
  const need = make('p', '', 'need');
  need.setAttribute('role', 'status');
  const foot = make('p', '', 'foot');
  const cancel = make('button', 'Annuler');
  cancel.type = 'button';
  cancel.addEventListener('click', () => { form.remove(); button.setAttribute('aria-expanded', 'false'); button.focus(); });
  foot.append(cancel, make('button', 'Envoyer le signalement', 'strong'));
  form.append(need, foot);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const line = form.querySelector('[name=line]:checked')?.value;
    const reason = form.querySelector('[name=reason]:checked')?.value;
    if (line === undefined || !reason) { need.textContent = line === undefined ? 'Choisissez la phrase.' : 'Choisissez le motif.'; return; }
    form.remove();
    button.setAttribute('aria-expanded', 'false');
    byId('status').textContent = `Message signalé : ${who}. Une personne va l’examiner. Numéro du signalement : ${receipt([group, i, line, reason].join('|'))}`;
    byId('title').focus();
    byId('title').scrollIntoView({ block: 'start' });
  });
  button.setAttribute('aria-expanded', 'true');
  button.closest('article').append(form);
  form.querySelector('input').focus();
}

function choose(id) {
  group = id;
  for (const button of document.querySelectorAll('[data-group]')) button.setAttribute('aria-pressed', String(button.dataset.group === id));
  byId('start').hidden = true;
  byId('group').hidden = false;
  byId('title').textContent = groups[id].title;
  byId('status').textContent = '';
  byId('posts').replaceChildren(...groups[id].posts.map(([who, when, lines], i) => {
    const post = make('article', '', 'post');
    const head = make('div', '', 'head');
    const face = make('span', who[0], `face ${'abcde'[i]}`);
    face.setAttribute('aria-hidden', 'true');
    const name = make('div');
    name.append(make('h3', who), make('small', when));
    head.append(face, name);
    const foot = make('p', '', 'foot');
    const button = make('button', 'Signaler');
    button.type = 'button';
    button.setAttribute('aria-label', `Signaler : ${who}`);
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => report(i, button));
    foot.append(button);
    post.append(head, make('p', lines.join(' ')), foot);
    return post;
  }));
  byId('title').focus();
}

for (const button of document.querySelectorAll('[data-group]')) button.addEventListener('click', () => choose(button.dataset.group));
