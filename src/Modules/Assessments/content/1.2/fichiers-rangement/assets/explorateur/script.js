'use strict';

// What a file says, and where a deleted one comes from, is read here only once the file is back: it is kept out of plain sight.
const reveal = codes => codes.map((code, i) => String.fromCharCode(code ^ (41 + i % 23))).join('');

const folders = ['Anniversaires', 'Bureau', 'Cuisine', 'École', 'Factures', 'Maison', 'Photos', 'Téléchargements', 'Voyages'];
const bin = 'Corbeille';
const files = [];
const add = (folder, name, size, date, more = {}) => files.push({ folder, name, size, date, ...more });

// Sizes are in Mo.
[
  ['affiche-brocante.png', 6.4, '2024-02-11'], ['album-vacances.zip', 312, '2023-08-28'], ['alphabet.pdf', .42, '2023-05-03'], ['atlas-complet.zip', 815, '2024-01-19'],
  ['bande-annonce.mp4', 88.2, '2024-03-02'], ['bon-de-commande.pdf', .981, '2022-12-07'], ['bruitages.wav', 46.3, '2023-10-15'], ['carte-du-parc.svg', .874, '2023-06-21'],
  ['catalogue-graines.pdf', 9.7, '2022-02-09'], ['chanson.mp3', 5.2, '2023-11-30'], ['concert-juin.mov', 942, '2023-06-25'], ['couverture.jpg', 3.1, '2024-04-12'],
  ['cours-de-piano.mp4', 205, '2022-11-18'], ['diaporama.odp', 27.9, '2023-03-14'], ['exercices.odt', .763, '2024-04-03'], ['facteur-de-pianos.txt', .009, '2023-01-22'],
  ['formulaire.pdf', .655, '2023-09-06'], ['fond-d-ecran.png', 8.8, '2022-05-27'], ['galerie.zip', 74.6, '2022-07-02'], ['horaires.csv', .018, '2024-04-20'],
  ['installation.iso', 403, '2023-04-08'], ['journal-de-classe.odt', 1.7, '2022-03-30'], ['livret.epub', 2.3, '2023-12-12'], ['mode-d-emploi.pdf', 9.9, '2022-10-10'],
  ['montage-photo.jpg', 4.6, '2023-07-19'], ['notice-four.pdf', .998, '2022-01-31'], ['partition.pdf', .512, '2023-02-17'], ['plan-de-table.ods', .087, '2024-03-23'],
  ['podcast.mp3', 61.4, '2024-02-26'], ['recensement.csv', .94, '2022-09-13'], ['stage-theatre.mp4', 1920, '2023-10-29'], ['tournoi.ods', .131, '2022-06-16'],
  ['tutoriel.mp4', 129, '2022-02-22'], ['vœux.png', 2.9, '2023-12-31'],
].forEach(([name, size, date]) => add('Téléchargements', name, size, date));

const two = n => String(n).padStart(2, '0');
// The same files every time: drawn from their names, not by chance.
const figure = (name, range) => {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) % range;
};
const day = name => two(1 + figure(name + 'day', 28));

for (let year = 2021; year <= 2024; year++) {
  for (let month = 1; month <= 12; month++) {
    for (const kind of ['eau', 'bureau', 'gaz', 'internet']) {
      // Not every supplier sends a bill every month, and some came as a sheet or as a scan.
      const stem = `facture-${year}-${two(month)}-${kind}`;
      const draw = figure(stem, 10);
      if (draw < 1) continue;
      const end = draw < 4 ? 'ods' : draw < 5 ? 'jpg' : 'pdf';
      add('Factures', `${stem}.${end}`, (40 + figure(stem + 'size', 900)) / 1000, `${year}-${two(month)}-${day(stem)}`);
      if (draw > 7) add('Factures', `rappel-${stem}.pdf`, .052, `${year}-${two(month)}-28`);
    }
  }
}
for (let year = 2021; year <= 2024; year++) {
  for (let month = 6; month <= 9; month++) {
    for (const place of ['quimper', 'quimperle', 'sete']) {
      for (let n = 1; n <= 1 + figure(`${place}${year}${month}`, 5); n++) {
        const stem = `${place}-${year}-${two(month)}-${String(n).padStart(3, '0')}`;
        const draw = figure(stem, 9);
        add('Photos', `${stem}.${draw < 3 ? 'png' : 'jpg'}`, (1400 + figure(stem + 'size', 5200)) / 1000, `${year}-${two(month)}-${day(stem)}`);
        if (draw === 5) add('Photos', `copie-${stem}.jpg`, 1.2, `${year}-${two(month)}-29`);
      }
    }
  }
}
[
  ['Anniversaires', 'invites.ods', .024, '2023-05-11'], ['Anniversaires', 'chansons.txt', .003, '2022-06-04'],
  ['Bureau', 'a-faire.txt', .002, '2024-04-22'], ['Bureau', 'adresses.ods', .031, '2023-09-19'],
  ['Cuisine', 'courses.txt', .002, '2024-04-19'], ['Cuisine', 'tarte-poireaux.txt', .004, '2022-11-02'], ['Cuisine', 'soupe-lentilles.txt', .004, '2023-01-15'],
  ['École', 'reunion.odt', .047, '2023-09-12'], ['École', 'cantine.pdf', .212, '2024-03-29'],
  ['Maison', 'bail.pdf', .604, '2021-07-01'], ['Maison', 'chaudiere.pdf', 2.4, '2022-10-20'],
  ['Voyages', 'valise.txt', .002, '2023-07-06'], ['Voyages', 'trajet.pdf', .388, '2023-07-02'],
].forEach(([folder, name, size, date]) => add(folder, name, size, date));

add(bin, 'brouillon.odt', 0.033, '2023-02-08', { hidden: [107, 95, 89, 73, 76, 91] });
add(bin, 'gateau-chocolat.txt', 0.004, '2022-06-02', { hidden: [106, 95, 66, 95, 68, 64, 74], text: [110, 200, 95, 73, 76, 91, 15, 81, 68, 18, 80, 92, 90, 85, 88, 84, 88, 78, 49, 14, 13, 14, 31, 78, 10, 79, 73, 13, 77, 71, 95, 82, 93, 95, 85, 65, 26, 23, 12, 25, 361, 78, 90, 78, 18, 31, 24, 26, 27, 12, 74, 14, 75, 85, 17, 65, 70, 87, 71, 83] });
add(bin, 'gateau-citron.txt', 0.004, '2023-05-09', { hidden: [104, 68, 69, 69, 91, 75, 93, 67, 80, 91, 65, 81, 70], text: [110, 200, 95, 73, 76, 91, 15, 81, 68, 18, 80, 93, 65, 68, 88, 86, 51, 9, 27, 95, 84, 74, 77, 70, 68, 88, 0, 13, 27, 15, 355, 68, 84, 64, 24, 21, 7, 15, 8, 25, 93, 27, 88, 88, 30, 76, 92, 73, 89, 73, 1, 14, 30, 5, 1, 18, 84, 20, 81, 83, 23, 94, 88, 72, 82, 82, 88, 52, 124, 92, 67, 89, 73, 13, 29, 26, 16, 92, 91, 93, 65, 65, 83, 68, 22] });
add(bin, 'lots-tombola.txt', 0.005, '2023-11-17', { hidden: [224, 73, 68, 64, 72], text: [125, 69, 70, 78, 66, 66, 78, 58, 123, 87, 70, 76, 21, 12, 23, 1, 25, 86, 84, 72, 78, 52, 115, 64, 92, 89, 73, 94, 14, 21, 16, 9, 18, 95, 91, 65, 69, 61, 104, 88, 84, 82, 89, 79, 77, 31, 19, 10, 29, 12, 65, 65, 91, 67, 59, 119, 93, 20, 65, 89, 66, 76, 25, 0, 27, 14, 14, 30, 83, 70, 94, 88] });
add(bin, 'lots-tombola-ancien.txt', 0.005, '2021-11-20', { hidden: [100, 75, 66, 95, 66, 64], text: [125, 69, 70, 78, 66, 66, 78, 58, 123, 87, 70, 76, 21, 12, 23, 15, 25, 86, 84, 72, 78, 52, 115, 64, 92, 89, 73, 94, 14, 21, 16, 4, 18, 95, 91, 65, 69, 61, 125, 87, 26, 79, 83, 72, 74, 31, 19, 10, 26, 30, 13, 66, 64, 68, 66] });
add(bin, 'photo-floue.jpg', 2.2, '2023-08-14', { hidden: [127, 69, 82, 77, 74, 75, 92] });

let current = 'Bureau';
let found = null;
let sort = { key: 'name', down: false };
const byId = id => document.getElementById(id);
const body = document.querySelector('tbody');
const say = text => { byId('status').textContent = text; };
const inPlace = place => files.filter(file => file.folder === place);

function sizeText(size) {
  const [value, unit] = size >= 1000 ? [size / 1000, 'Go'] : size >= 1 ? [size, 'Mo'] : [size * 1000, 'ko'];
  return `${value.toLocaleString('fr-FR', { maximumFractionDigits: unit === 'ko' ? 0 : unit === 'Mo' ? 1 : 2 })} ${unit}`;
}

const dateText = date => date.split('-').reverse().join('/');
const plain = text => text.normalize('NFC').toLowerCase();

function matcher(pattern) {
  const wanted = plain(pattern);
  if (!/[*?]/.test(wanted)) return name => plain(name).includes(wanted);
  const source = wanted.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  const whole = new RegExp(`^${source}$`, 'u');
  return name => whole.test(plain(name));
}

function compare(a, b) {
  const order = sort.key === 'size' ? a.size - b.size
    : sort.key === 'date' ? a.date.localeCompare(b.date)
    : a.name.localeCompare(b.name, 'fr');
  return sort.down ? -order : order;
}

function showPlaces() {
  byId('places').replaceChildren(...[...folders, bin].map(place => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = place;
    if (!found && place === current) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => go(place));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }));
}

function action(file, text, className, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.setAttribute('aria-label', `${text} ${file.name}`);
  const words = document.createElement('span');
  words.textContent = text;
  button.append(words);
  button.addEventListener('click', () => act(file));
  return button;
}

function show() {
  const list = found ? files.filter(file => file.folder !== bin && found.test(file.name)) : inPlace(current);
  byId('where').textContent = found ? `Résultats pour « ${found.pattern} »` : current === bin ? bin : `Dossier ${current}`;
  const total = list.reduce((sum, file) => sum + file.size, 0);
  byId('count').textContent = `${list.length} ${list.length > 1 ? 'fichiers' : 'fichier'}, taille totale : ${total < 1 ? sizeText(total) : `${total.toLocaleString('fr-FR', { maximumFractionDigits: total < 100 ? 1 : 0 })} Mo`}`;
  body.replaceChildren();
  for (const file of [...list].sort(compare)) {
    const row = body.insertRow();
    const name = document.createElement('th');
    name.scope = 'row';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = file.name;
    button.addEventListener('click', () => read(file));
    name.append(button);
    row.append(name);
    row.insertCell().textContent = sizeText(file.size);
    row.insertCell().textContent = dateText(file.date);
    row.insertCell().append(file.folder === bin ? action(file, 'Restaurer', 'back', restore) : action(file, 'Supprimer', 'away', remove));
  }
  for (const header of document.querySelectorAll('thead th')) {
    const key = header.querySelector('button')?.dataset.key;
    if (key && key === sort.key) header.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
    else header.removeAttribute('aria-sort');
  }
  document.querySelector('table').hidden = list.length === 0;
}

function go(place) {
  current = place;
  found = null;
  byId('pattern').value = '';
  byId('reader').hidden = true;
  say('');
  showPlaces();
  show();
  byId('where').focus();
}

function remove(file) {
  file.from = file.folder;
  file.folder = bin;
  byId('reader').hidden = true;
  show();
  say(`« ${file.name} » est dans la corbeille.`);
  // The button that had the focus is gone with its row.
  byId('where').focus();
}

function restore(file) {
  file.folder = file.from ?? reveal(file.hidden);
  delete file.from;
  show();
  say(`« ${file.name} » est de retour dans le dossier ${file.folder}.`);
  byId('where').focus();
}

function read(file) {
  if (file.folder === bin) {
    byId('reader').hidden = true;
    return say('Un fichier de la corbeille ne s’ouvre pas. Il faut d’abord le restaurer.');
  }
  say('');
  byId('reader-title').textContent = file.name;
  byId('text').textContent = file.text ? reveal(file.text) : 'Ce fichier s’ouvre avec un autre programme, qui n’est pas utile ici.';
  byId('reader').hidden = false;
  byId('reader-title').focus();
}

byId('close').addEventListener('click', () => {
  byId('reader').hidden = true;
  byId('where').focus();
});

byId('search').addEventListener('submit', event => {
  event.preventDefault();
  const pattern = byId('pattern').value.trim();
  if (!pattern) return say('Saisissez un nom ou une partie de nom.');
  found = { pattern, test: matcher(pattern) };
  byId('reader').hidden = true;
  showPlaces();
  show();
  // The count, a status too, tells how many were found.
  say('');
});

for (const button of document.querySelectorAll('thead button')) {
  button.addEventListener('click', () => {
    const key = button.dataset.key;
    sort = { key, down: key === sort.key ? !sort.down : key === 'size' };
    show();
  });
}

showPlaces();
show();
