'use strict';

const byId = id => document.getElementById(id);
const disk = 256000; // everything in Mo
let contents, software, startup, accounts;

function begin() {
  contents = [
    { name: 'Système', size: 31200 },
    { name: 'Documents et photos', size: 66600, action: 'Tout supprimer' },
    { name: 'Téléchargements (billets, reçus, devis)', size: 22400, action: 'Tout supprimer' },
    { name: 'Corbeille', size: 11700, action: 'Vider' },
    { name: 'Fichiers temporaires', size: 8500, action: 'Effacer' },
  ];
  software = [
    { name: 'Atlas routier', size: 14800, used: 'ouvert hier' },
    { name: 'Cité perdue, jeu', size: 27300, used: 'ouvert il y a 8 mois' },
    { name: 'Comptes du foyer', size: 600, used: 'ouvert il y a 2 jours' },
    { name: 'Cours de chinois', size: 12400, used: 'ouvert il y a 2 ans' },
    { name: 'Généalogie', size: 9800, used: 'ouvert il y a 3 ans' },
    { name: 'Montage vidéo', size: 24200, used: 'ouvert il y a 5 jours' },
    { name: 'Partitions', size: 2100, used: 'ouvert il y a 13 mois' },
    { name: 'Simulateur de train', size: 18900, used: 'ouvert il y a 16 mois' },
  ];
  startup = [
    { name: 'Bavard', role: 'Messagerie', delay: 7 },
    { name: 'Encre Plus', role: 'Annonce le niveau d’encre', delay: 3 },
    { name: 'Lanceur', role: 'Propose des jeux', delay: 17 },
    { name: 'Mélodie', role: 'Lecture de musique', delay: 13 },
    { name: 'Nuage', role: 'Synchronisation des documents', delay: 6 },
    { name: 'Rempart', role: 'Protection contre les virus', delay: 9 },
    { name: 'Studio', role: 'Prépare l’ouverture du logiciel de photo', delay: 8 },
  ].map(program => ({ ...program, on: true }));
  accounts = [
    { name: 'Enzo', use: 'Écrit des courriers et garde ses documents', type: 0 },
    { name: 'Irina', use: 'Installe les logiciels et crée les comptes', type: 0 },
    { name: 'Maya', use: 'Tient la caisse, dans un logiciel déjà installé', type: 0 },
    { name: 'Passage', use: 'Personnes de passage, rien ne doit rester après elles', type: 1 },
    { name: 'Paul', use: 'A quitté l’association, ses documents sont à garder', type: 0 },
  ];
}

const types = ['Administrateur', 'Standard', 'Invité', 'Désactivé'];
const endings = ['', '', ' : tout est effacé à la fermeture', ' : fermé, documents gardés'];
const sum = list => list.reduce((total, { size }) => total + size, 0);
const sizeText = mo => (mo >= 1000 ? `${(mo / 1000).toLocaleString('fr-FR', { minimumFractionDigits: 1 })} Go` : `${mo} Mo`);

function element(name, text = '', className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function row(...cells) {
  const tr = document.createElement('tr');
  tr.setAttribute('role', 'row');
  tr.append(...cells.map((cell, at) => {
    const td = element(at ? 'td' : 'th');
    // On a narrow screen the style changes the boxes of the table: its roles are said here.
    td.setAttribute('role', at ? 'cell' : 'rowheader');
    if (!at) td.scope = 'row';
    if (typeof cell === 'string') td.textContent = cell; else td.append(cell);
    return td;
  }));
  return tr;
}

function button(text, about, action) {
  const made = element('button', text);
  made.type = 'button';
  made.setAttribute('aria-label', `${text} : ${about}`);
  made.addEventListener('click', action);
  return made;
}

function say(text, done = false) {
  byId('status').classList.toggle('done', done);
  byId('status').textContent = text;
}

const freeText = () => `Place libre : ${sizeText(disk - sum(contents) - sum(software))} sur 256 Go`;

function afterRemoval(part, text) {
  draw();
  say(`${text} ${freeText()}.`, true);
  byId(`${part}-title`).focus();
}

// Own files are gone for good: one more press, on a button of another name.
function removal(item) {
  const remove = () => {
    item.size = 0;
    afterRemoval('storage', `${item.name} : vide.`);
  };
  const first = button(item.action, item.name, () => {
    if (item.action !== 'Tout supprimer') return remove();
    const choice = element('span', '', 'choice');
    const cancel = button('Annuler', item.name, () => {
      choice.replaceWith(first);
      say('');
      first.focus();
    });
    choice.append(button('Confirmer', `tout supprimer, ${item.name}`, remove), cancel);
    first.replaceWith(choice);
    say(`${item.name} : tout supprimer pour toujours ?`);
    cancel.focus();
  });
  return first;
}

function draw() {
  const body = part => byId(part).querySelector('tbody');
  for (const free of document.querySelectorAll('.free')) free.textContent = freeText();
  body('storage').replaceChildren(
    ...contents.map(item => {
      const tr = row(item.name, sizeText(item.size), item.action && item.size ? removal(item) : '—');
      tr.children[1].className = 'number';
      return tr;
    }),
    row('Logiciels', sizeText(sum(software)), button('Ouvrir la rubrique', 'Logiciels', () => {
      open('software');
      byId('software-title').focus();
    })),
  );
  body('storage').lastChild.children[1].className = 'number';
  body('software').replaceChildren(...software.map(item => {
    const tr = row(item.name, sizeText(item.size), item.used, button('Désinstaller', item.name, () => {
      software = software.filter(other => other !== item);
      afterRemoval('software', `${item.name} est désinstallé.`);
    }));
    tr.children[1].className = 'number';
    return tr;
  }));
  body('startup').replaceChildren(...startup.map(program => {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = program.on;
    box.addEventListener('change', () => { program.on = box.checked; say(''); });
    label.append(box, ` ${program.name}`);
    return row(label, program.role, program.delay >= 9 ? 'Retard élevé' : program.delay >= 5 ? 'Retard moyen' : 'Retard faible');
  }));
  body('accounts').replaceChildren(...accounts.map(account => {
    const select = document.createElement('select');
    select.setAttribute('aria-label', `Type du compte ${account.name}`);
    types.forEach((text, at) => select.add(new Option(text, at, false, at === account.type)));
    select.addEventListener('change', () => { account.type = Number(select.value); say(''); });
    return row(account.name, account.use, select);
  }));
}

byId('restart').addEventListener('click', () => {
  const seconds = startup.reduce((total, { on, delay }) => total + (on ? delay : 0), 19);
  say(`L’ordinateur a redémarré. Durée du démarrage : ${seconds} secondes.`, true);
});

// The number is made from the chosen types: it is written nowhere.
byId('apply').addEventListener('click', () => {
  if (accounts.every(({ type }) => type)) return say('Il faut au moins un administrateur. Rien n’est appliqué.');
  let number = 31;
  for (const { name, type } of accounts) {
    for (const letter of `${name}${types[type]}${endings[type]}`) number = (number * 43 + letter.codePointAt(0)) % 8929;
  }
  say(`Comptes réglés. Numéro de réglage : ${1000 + number}`, true);
});

const tabs = [...document.querySelectorAll('nav button')];
function open(part) {
  for (const tab of tabs) {
    const here = tab.dataset.part === part;
    byId(tab.dataset.part).hidden = !here;
    if (here) tab.setAttribute('aria-current', 'true'); else tab.removeAttribute('aria-current');
  }
  draw();
  say('');
}
for (const tab of tabs) tab.addEventListener('click', () => open(tab.dataset.part));

byId('reset').addEventListener('click', () => {
  begin();
  draw();
  say('Tout est comme au départ.');
});

begin();
draw();
