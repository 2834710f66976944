'use strict';

const names = { c: 'Chorale', e: 'École', f: 'Famille', p: 'Payé', t: 'Terminé', v: 'Voyage' };
const messages = [
  ['Gîte des Cévennes', 'Solde de votre séjour', 'vp'], ['Cheffe de chœur', 'Partitions de Noël', 'ct'],
  ['Cantine', 'Facture de septembre', 'ep'], ['Oncle Rachid', 'Billets pour Oran', 'vf'],
  ['Secrétariat', 'Sortie au musée : billets de train', 'evp'], ['Cheffe de chœur', 'Répétition décalée', 'c'],
  ['Location de robes', 'Costumes du concert de juin', 'cpt'], ['Compagnie des ferries', 'Votre réservation pour Ajaccio', 'v'],
  ['Maître de Noé', 'Fête de fin d’année', 'et'], ['Mamie Jo', 'Photos du baptême', 'f'],
  ['Trésorière', 'Cotisation de la chorale', 'cp'], ['Autocars Morin', 'Tournée de la chorale : facture', 'cvp'],
  ['Agence du Port', 'Visa : dossier complet', 'vt'], ['Chœur de Bayonne', 'Merci pour le concert commun', 'ct'],
  ['Auberge du lac', 'Reçu : deux nuits', 'vpf'], ['Photographe', 'Photos de classe', 'ep'],
  ['Office de tourisme', 'Voyages d’automne : offres', ''], ['Cousine Aminata', 'Cadeau commun, merci', 'fpt'],
  ['Salle Ravel', 'Clés rendues', 'ct'], ['Parents d’élèves', 'Chorale de l’école : c’est fini', 'et'],
  ['Assurance', 'Voyage annulé, remboursement', 't'], ['Train de nuit', 'Échange de billet payé', 'vp'],
].map(([from, subject, labels], id) => ({ id, from, subject, labels: [...labels].sort(), archived: false }));

let box = 'inbox';
const wanted = new Set();
const chosen = new Set();
const find = id => document.getElementById(id);
const here = () => messages.filter(m => m.archived === (box === 'archive'));
const shown = () => here().filter(m => [...wanted].every(label => m.labels.includes(label)));
const count = n => `${n} message${n > 1 ? 's' : ''}`;

function show() {
  for (const button of document.querySelectorAll('[data-box]')) {
    button.setAttribute('aria-pressed', button.dataset.box === box);
    button.querySelector('span').textContent = `(${messages.filter(m => m.archived === (button.dataset.box === 'archive')).length})`;
  }
  find('move').textContent = box === 'inbox' ? 'Archiver les messages cochés' : 'Remettre dans la réception les messages cochés';
  find('caption').textContent = `${box === 'inbox' ? 'Réception' : 'Archives'} : ${count(shown().length)} affiché${shown().length > 1 ? 's' : ''}`;
  const body = document.querySelector('tbody');
  body.replaceChildren();
  for (const message of shown()) {
    const row = body.insertRow();
    const tick = document.createElement('input');
    tick.type = 'checkbox';
    tick.id = `m${message.id}`;
    tick.checked = chosen.has(message.id);
    tick.addEventListener('change', () => tick.checked ? chosen.add(message.id) : chosen.delete(message.id));
    row.insertCell().append(tick);
    const head = document.createElement('th');
    head.scope = 'row';
    const label = document.createElement('label');
    label.htmlFor = tick.id;
    const who = document.createElement('strong');
    who.textContent = message.from;
    label.append(who, ' ', message.subject);
    head.append(label);
    row.append(head);
    const list = document.createElement('ul');
    for (const key of message.labels) {
      const item = document.createElement('li');
      item.textContent = names[key];
      list.append(item);
    }
    row.insertCell().append(message.labels.length ? list : 'Aucune');
  }
}

function say(text) {
  find('status').textContent = text;
  find('result').textContent = '';
}

for (const button of document.querySelectorAll('[data-box]')) {
  button.addEventListener('click', () => {
    box = button.dataset.box;
    chosen.clear();
    say('');
    show();
  });
}

for (const [key, name] of Object.entries(names)) {
  const label = document.createElement('label');
  const tick = document.createElement('input');
  tick.type = 'checkbox';
  tick.addEventListener('change', () => {
    if (tick.checked) wanted.add(key);
    else wanted.delete(key);
    // A message that is no longer shown must not be moved unseen.
    chosen.clear();
    show();
    say(`${count(shown().length)} affiché${shown().length > 1 ? 's' : ''}.`);
  });
  label.append(tick, ` ${name}`);
  find('labels').append(label);
}

find('all').addEventListener('click', () => {
  for (const message of shown()) chosen.add(message.id);
  show();
  say(`${count(chosen.size)} coché${chosen.size > 1 ? 's' : ''}.`);
});

find('move').addEventListener('click', () => {
  const n = chosen.size;
  if (n === 0) return say('Cochez d’abord au moins un message.');
  for (const message of messages) if (chosen.has(message.id)) message.archived = box === 'inbox';
  chosen.clear();
  show();
  say(box === 'inbox' ? `${count(n)} rangé${n > 1 ? 's' : ''} dans les archives.` : `${count(n)} remis dans la réception.`);
});

find('end').addEventListener('click', () => {
  const archived = messages.filter(m => m.archived);
  find('status').textContent = '';
  if (archived.length === 0) {
    find('result').textContent = 'Rien n’est encore archivé.';
    return;
  }
  // The number is made of what was archived: another choice, another number.
  let number = 2166136261;
  for (const message of archived) {
    for (const sign of `${message.id}:${message.subject}`) number = Math.imul(number ^ sign.codePointAt(0), 16777619) >>> 0;
  }
  find('result').textContent = `${count(archived.length)} dans les archives. Numéro de rangement : ${1000 + number % 9000}. Vous pouvez encore changer le rangement, puis le terminer de nouveau.`;
});

show();
