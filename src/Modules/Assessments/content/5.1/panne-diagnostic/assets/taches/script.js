'use strict';

const start = [
  ['Agenda', 0.4, 142, 0], ['Antivirus', 4.1, 388, 9.2], ['Appareil photo', 0, 96, 0], ['Bloc-notes', 0.1, 38, 0],
  ['Calculatrice', 0, 27, 0], ['Calques et plans', 2.2, 1240, 0.3], ['Carte routière', 1.3, 305, 0.1],
  ['Conversion vidéo', 57.5, 1105, 6.4], ['Courrier', 1.6, 412, 0.2], ['Dictée', 0.3, 188, 0], ['Feuille de calcul', 3.4, 734, 0.4],
  ['Gestion des pilotes', 0.2, 64, 0], ['Horloge', 0, 19, 0], ['Impression', 0.5, 71, 0.6], ['Jeu de cartes', 5.2, 521, 0],
  ['Lecteur de musique', 1.9, 233, 1.1], ['Mise à jour', 3.8, 317, 12.7], ['Navigateur', 5.9, 2310, 1.8], ['Réseau', 0.3, 55, 0.1],
  ['Retouche photo', 2.8, 4260, 2.6], ['Sauvegarde', 4.5, 276, 83.9], ['Visioconférence', 0.5, 640, 0],
].map(([name, cpu, memory, disk]) => ({ name, cpu, memory, disk }));

let tasks = start;
let sort = { key: 'name', down: false };
const body = document.querySelector('tbody');
const status = document.getElementById('status');
const figure = (value, digits) => value.toLocaleString('fr-FR', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function compare(a, b) {
  const order = sort.key === 'name' ? a.name.localeCompare(b.name, 'fr') : a[sort.key] - b[sort.key];
  return sort.down ? -order : order;
}

function cell(row, text) {
  row.insertCell().textContent = text;
}

function show() {
  body.replaceChildren();
  for (const task of [...tasks].sort(compare)) {
    const row = body.insertRow();
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = task.name;
    row.append(name);
    cell(row, figure(task.cpu, 1));
    cell(row, figure(task.memory, 0));
    cell(row, figure(task.disk, 1));
    const close = document.createElement('button');
    close.type = 'button';
    const text = document.createElement('span');
    text.textContent = 'Fermer';
    close.append(text);
    close.setAttribute('aria-label', `Fermer ${task.name}`);
    close.addEventListener('click', () => end(task));
    row.insertCell().append(close);
  }
  document.getElementById('total').textContent = `${figure(tasks.reduce((sum, task) => sum + task.cpu, 0), 1)} %`;
  for (const header of document.querySelectorAll('thead th')) {
    const key = header.querySelector('button')?.dataset.key;
    if (key === sort.key) header.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
    else header.removeAttribute('aria-sort');
  }
}

function end(task) {
  tasks = tasks.filter(other => other !== task);
  show();
  const total = document.getElementById('total').textContent;
  status.textContent = `${task.name} est fermé. Processeur utilisé en tout : ${total}`;
  status.focus(); // the button went with its row
}

document.getElementById('again').addEventListener('click', () => {
  tasks = start;
  sort = { key: 'name', down: false };
  show();
  status.textContent = 'Tous les programmes sont de nouveau ouverts.';
});

for (const button of document.querySelectorAll('thead button')) {
  button.addEventListener('click', () => {
    const key = button.dataset.key;
    // Figures are first sorted from the largest: that is what one looks for.
    sort = { key, down: key === sort.key ? !sort.down : key !== 'name' };
    show();
    const order = key === 'name' ? ['de A à Z', 'de Z à A'] : ['du plus petit au plus grand', 'du plus grand au plus petit'];
    status.textContent = `Trié par ${button.firstChild.textContent.replaceAll('\u00ad', '').trim().toLowerCase()}, ${order[Number(sort.down)]}.`;
  });
}

show();
