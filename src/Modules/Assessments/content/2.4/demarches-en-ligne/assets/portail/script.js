'use strict';

// A paper: name, weight in Mo, and what one reads when it is opened.
const people = {
  nadege: {
    name: 'Nadège Lauret',
    papers: [
      ['attestation-janvier.pdf', .2, 'Caisse des familles\nAttestation du 12 janvier 2026\nMme Nadège Lauret\nQuotient familial : 688'],
      ['attestation-mars.pdf', .2, 'Caisse des familles\nAttestation du 4 mars 2026\nMme Nadège Lauret\nQuotient familial : 742'],
      ['bulletin.pdf', .6, 'Collège des Filaos\nBulletin du premier trimestre, année scolaire 2025-2026\nÉlève : Timothée Lauret'],
      ['certificat-1.pdf', .3, 'Collège des Filaos\nCertificat de scolarité, année scolaire 2025-2026\nÉlève : Timothée Lauret'],
      ['certificat-2.pdf', .3, 'École du Moufia\nCertificat de scolarité, année scolaire 2024-2025\nÉlève : Timothée Lauret'],
      ['eau.pdf', .4, 'Facture d’eau du 20 février 2026\nM. Aimé Hoarau, propriétaire et voisin du dessus\n8, rue des Badamiers, Rivelongue'],
      ['electricite.pdf', .5, 'Facture d’électricité du 2 décembre 2025\nMme Nadège Lauret\n8, rue des Badamiers, Rivelongue'],
      ['internet.pdf', .4, 'Facture d’accès à internet du 3 février 2026\nMme Nadège Lauret\n8, rue des Badamiers, Rivelongue'],
      ['mutuelle.pdf', .7, 'Carte de mutuelle, du 1er janvier au 31 décembre 2026\nMme Nadège Lauret'],
      ['photo-1.jpg', 6.4, 'Photo d’identité de Timothée, fond clair, visage de face'],
      ['photo-2.jpg', 1.8, 'Photo de classe : vingt-six élèves devant un mur bleu'],
      ['photo-3.jpg', 1.1, 'Photo d’identité de Timothée, fond clair, visage de face'],
    ],
    apply: {
      title: 'Carte de bus scolaire',
      intro: 'Pour un enfant scolarisé qui habite la commune.',
      pieces: [
        ['home', 'Justificatif de domicile', 'Facture au nom d’un parent, de moins de trois mois.'],
        ['school', 'Certificat de scolarité', 'Pour l’année scolaire 2025-2026.'],
        ['photo', 'Photo d’identité de l’enfant', 'Au format JPG, 2 Mo au plus.', 2],
      ],
      number: ['Quotient familial le plus récent', 'Un nombre, lu sur votre attestation.'],
    },
    files: [
      { id: 'cantine', title: 'Inscription à la cantine', state: 'Acceptée', letters: [['La commune, 20 janvier', 'Votre demande est acceptée. Rien d’autre n’est à faire.']] },
      { id: 'bourse', title: 'Bourse communale', state: 'Réponse attendue', asks: true, letters: [
        ['La commune, 18 février', 'Il manque votre certificat de scolarité. Merci de l’envoyer avant le 4 mars.'],
        ['Vous, 20 février', 'Bonjour, le voici.'],
        ['La commune, 9 mars', 'Merci. Votre attestation de quotient familial date de plus d’un mois. Envoyez la plus récente au plus tard le 27 mars. Après cette date, le dossier sera fermé.'],
      ] },
      { id: 'judo', title: 'Aide à la licence de sport', state: 'En cours d’examen', letters: [['La commune, 2 mars', 'Votre dossier est complet. La réponse vous parviendra avant le 30 avril.']] },
      { id: 'garde', title: 'Garderie du soir', state: 'Fermée', letters: [['La commune, 5 novembre', 'Sans réponse de votre part avant le 3 novembre, votre demande est fermée.']] },
    ],
  },
  ilyes: {
    name: 'Ilyès Benali',
    papers: [
      ['avis-1.pdf', .8, 'Avis d’impôt 2024 sur les revenus de 2023\nM. Ilyès Benali\nRevenu fiscal de référence : 17 940 €'],
      ['avis-2.pdf', .8, 'Avis d’impôt 2025 sur les revenus de 2024\nM. Ilyès Benali\nRevenu fiscal de référence : 18 615 €'],
      ['declaration.pdf', 1.2, 'Déclaration des revenus de 2024\nM. Ilyès Benali\nSalaires : 20 683 €'],
      ['devis.pdf', .3, 'Devis du 10 janvier 2026\nUn vélo de ville, 420 €\nM. Ilyès Benali'],
      ['facture-casque.pdf', .3, 'Facture du 5 mars 2026\nUn casque et un antivol, 74 €\nM. Ilyès Benali'],
      ['facture-gaz.pdf', .4, 'Facture de gaz du 12 février 2026\nM. Ilyès Benali\n21, quai des Mouettes, Rivelongue'],
      ['facture-velo.pdf', .3, 'Facture du 21 janvier 2026\nUn vélo de ville, 420 €\nM. Ilyès Benali'],
      ['permis.jpg', 1.4, 'Permis de conduire\nM. Ilyès Benali'],
      ['quittance.pdf', .3, 'Quittance de loyer d’octobre 2025\nM. Ilyès Benali\n21, quai des Mouettes, Rivelongue'],
      ['rib-1.pdf', .2, 'Relevé d’identité bancaire\nMme Sofia Benali'],
      ['rib-2.pdf', .2, 'Relevé d’identité bancaire\nM. Ilyès Benali'],
      ['carte-bancaire.jpg', 1.6, 'Photo d’une carte bancaire\nM. Ilyès Benali'],
    ],
    apply: {
      title: 'Aide à l’achat d’un vélo',
      intro: 'Pour un vélo acheté depuis moins de six mois.',
      pieces: [
        ['bill', 'Preuve d’achat du vélo', 'Facture à votre nom, de moins de six mois.'],
        ['tax', 'Avis d’impôt', 'Le plus récent.'],
        ['bank', 'Relevé d’identité bancaire', 'À votre nom.'],
      ],
      number: ['Revenu fiscal de référence', 'En euros, lu sur l’avis d’impôt le plus récent.'],
    },
    files: [
      { id: 'creche', title: 'Place en crèche', state: 'Fermée', letters: [['La commune, 8 janvier', 'Vous avez renoncé à cette demande. Elle est fermée.']] },
      { id: 'jardin', title: 'Parcelle de jardin', state: 'En cours d’examen', letters: [['La commune, 26 février', 'Votre dossier est complet. Vous êtes douzième sur la liste.']] },
      { id: 'parking', title: 'Stationnement résident', state: 'Réponse attendue', asks: true, letters: [
        ['La commune, 16 février', 'Il manque votre permis de conduire. Merci de l’envoyer avant le 2 mars.'],
        ['Vous, 17 février', 'Bonjour, le voici. Merci.'],
        ['La commune, 11 mars', 'Merci. Votre justificatif de domicile date de plus de trois mois. Envoyez-en un plus récent au plus tard le 25 mars. Après cette date, le dossier sera fermé.'],
      ] },
      { id: 'dechets', title: 'Bac à déchets verts', state: 'Acceptée', letters: [['La commune, 30 janvier', 'Votre bac sera livré le 6 février.']] },
    ],
  },
};

const byId = id => document.getElementById(id);
let person = null;
let view = 'apply';

function make(kind, text, className) {
  const element = document.createElement(kind);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function button(text, act, label, className) {
  const element = make('button', text, className);
  element.type = 'button';
  if (label) element.setAttribute('aria-label', label);
  element.addEventListener('click', act);
  return element;
}

function say(text, wrong = false) {
  byId('status').className = wrong ? 'wrong' : '';
  byId('status').textContent = text;
  if (text) byId('status').scrollIntoView({ block: 'nearest' });
}

// The number follows from what was sent, whether right or wrong.
function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

const weight = mo => mo < 1 ? `${Math.round(mo * 1000)} ko` : `${String(mo).replace('.', ',')} Mo`;

function choice(id, label, help) {
  const field = make('div', '', 'field');
  const title = make('label', label);
  title.htmlFor = id;
  const list = make('select');
  list.id = id;
  list.append(new Option('Choisir un document…', ''), ...people[person].papers.map(([name, mo]) => new Option(`${name} (${weight(mo)})`, name)));
  field.append(title);
  if (help) {
    const text = make('p', help, 'help');
    text.id = `${id}-help`;
    list.setAttribute('aria-describedby', text.id);
    field.append(text);
  }
  field.append(list);
  return field;
}

function applyView() {
  const { title, intro, pieces, number } = people[person].apply;
  const form = make('form', '', 'box');
  form.noValidate = true;
  form.append(make('h2', title), make('p', intro), make('p', 'Pour lire un document avant de le choisir, passez par « Mes documents ».', 'help'));
  for (const [id, label, help] of pieces) form.append(choice(`piece-${id}`, label, help));
  const field = make('div', '', 'field');
  const label = make('label', number[0]);
  label.htmlFor = 'number';
  const help = make('p', number[1], 'help');
  help.id = 'number-help';
  const input = make('input');
  input.id = 'number';
  input.inputMode = 'numeric';
  input.autocomplete = 'off';
  input.maxLength = 12;
  input.setAttribute('aria-describedby', 'number-help');
  field.append(label, help, input);
  const send = make('button', 'Envoyer la demande', 'strong');
  form.append(field, send);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const chosen = pieces.map(([id]) => byId(`piece-${id}`).value);
    const digits = input.value.replace(/[^\d,.]/g, '').replace(/[.,]0*$/, '');
    const missing = pieces.filter((_, i) => !chosen[i]).map(piece => piece[1]);
    if (!digits) missing.push(number[0]);
    if (missing.length) return say(`Il manque : ${missing.join(', ')}.`, true);
    for (const [i, [, name, , limit]] of pieces.entries()) {
      const [, mo] = people[person].papers.find(paper => paper[0] === chosen[i]);
      if (limit && mo > limit) return say(`${name} : ce fichier est trop lourd.`, true);
      if (limit && !chosen[i].endsWith('.jpg')) return say(`${name} : ce fichier n’est pas au format JPG.`, true);
    }
    say(`Demande envoyée. Elle sera examinée par une personne de la commune. Numéro de dossier : ${receipt([person, ...chosen, digits].join('|'))}`);
  });
  return [form];
}

function papersView() {
  const box = make('div', '', 'box');
  box.append(make('h2', 'Mes documents'));
  const list = make('ul', '', 'plain');
  for (const [name, mo, text] of people[person].papers) {
    const item = make('li', '', 'row');
    const words = make('span', name);
    words.append(make('small', weight(mo)));
    item.append(words, button('Lire', () => {
      const paper = make('section', '', 'paper');
      const title = make('h3', name);
      title.tabIndex = -1;
      paper.id = 'paper';
      paper.append(title, make('p', text));
      paper.append(button('Fermer', () => { paper.remove(); item.querySelector('button').focus(); }, `Fermer ${name}`));
      byId('paper')?.remove();
      item.after(paper);
      title.focus();
    }, `Lire ${name}`));
    list.append(item);
  }
  box.append(list);
  return [box];
}

function openFile(file) {
  const box = make('section');
  box.id = 'file';
  const title = make('h2', `${file.title} : ${file.state.toLowerCase()}`);
  title.tabIndex = -1;
  box.append(title);
  for (const [who, text] of file.letters) {
    const letter = make('div', '', who.startsWith('Vous') ? 'letter mine' : 'letter');
    letter.append(make('p', ''));
    letter.firstChild.append(make('b', who));
    letter.append(make('p', text));
    box.append(letter);
  }
  if (file.asks) {
    const form = make('form');
    form.append(choice('answer', 'Document à envoyer'), make('button', 'Envoyer', 'strong'));
    form.addEventListener('submit', event => {
      event.preventDefault();
      const name = byId('answer').value;
      if (!name) return say('Choisissez un document.', true);
      // The file no longer waits for an answer; another paper may still be sent.
      file.state = 'Document envoyé';
      title.textContent = `${file.title} : ${file.state.toLowerCase()}`;
      document.querySelector(`[data-file="${file.id}"]`).textContent = file.state;
      say(`« ${name} » est envoyé à la commune. Accusé de réception numéro ${receipt([person, file.id, name].join('|'))}`);
    });
    box.append(form);
  }
  byId('file')?.remove();
  byId('view').append(box);
  title.focus();
}

function filesView() {
  const box = make('div', '', 'box');
  box.append(make('h2', 'Mes dossiers'));
  const list = make('ul', '', 'plain');
  for (const file of people[person].files) {
    const item = make('li', '', 'row');
    const words = make('span', `${file.title} `);
    const tag = make('span', file.state, 'tag');
    tag.dataset.file = file.id;
    words.append(tag);
    item.append(words, button('Ouvrir', () => { say(''); openFile(file); }, `Ouvrir le dossier ${file.title}`));
    list.append(item);
  }
  box.append(list);
  return [box];
}

function render() {
  byId('view').replaceChildren(...(view === 'apply' ? applyView() : view === 'files' ? filesView() : papersView()));
  for (const tab of document.querySelectorAll('[data-view]')) tab.setAttribute('aria-pressed', String(tab.dataset.view === view));
}

for (const tab of document.querySelectorAll('[data-view]')) {
  tab.addEventListener('click', () => {
    // What is already chosen in the form stays while one reads a paper.
    const form = document.querySelector('#view form.box');
    const kept = form && [...form.querySelectorAll('select, input')].map(field => [field.id, field.value]);
    if (kept) people[person].draft = kept;
    view = tab.dataset.view;
    say('');
    render();
    if (view === 'apply') for (const [id, value] of people[person].draft ?? []) byId(id).value = value;
  });
}
for (const choose of document.querySelectorAll('[data-person]')) {
  choose.addEventListener('click', () => {
    person = choose.dataset.person;
    view = 'apply';
    byId('login').hidden = true;
    byId('space').hidden = false;
    say('');
    render();
    for (const [id, value] of people[person].draft ?? []) byId(id).value = value;
    document.querySelector('[data-view]').focus();
  });
}
byId('leave').addEventListener('click', () => {
  byId('space').hidden = true;
  byId('login').hidden = false;
  byId('login-title').focus();
});
