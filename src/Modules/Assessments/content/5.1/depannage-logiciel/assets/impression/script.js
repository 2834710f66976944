'use strict';

const start = () => ({
  accueil: { name: 'de l’accueil', loaded: 'A4 blanc', printed: [], jobs: [
    ['Affiche du marché', 'A4 blanc', 1], ['Lettre aux familles', 'A4 blanc', 2], ['Plan A4 des secours', 'A3 blanc', 1],
    ['Menu grand format', 'A4 blanc', 1], ['Liste des inscrits', 'A4 blanc', 5], ['Compte rendu', 'A4 blanc', 4],
  ] },
  atelier: { name: 'de l’atelier', loaded: 'A5 jaune', printed: [], jobs: [
    ['Étiquettes des outils', 'A5 jaune', 3], ['Bons de sortie', 'A5 jaune', 12], ['Consignes, page A4', 'A5 jaune', 1],
    ['Fiche vélo jaune', 'A5 blanc', 2], ['Tickets de tombola', 'A5 jaune', 8],
  ] },
});

let printers = start();
let current = 'accueil';
const find = id => document.getElementById(id);
const documents = n => `${n} document${n > 1 ? 's' : ''}`;

function show() {
  const printer = printers[current];
  for (const button of document.querySelectorAll('[data-printer]')) button.setAttribute('aria-pressed', button.dataset.printer === current);
  find('state').textContent = printer.jobs.length === 0 ? 'prête, rien à imprimer'
    : printer.jobs.some(job => job[1] !== printer.loaded) ? 'en pause, car un papier demandé n’est pas chargé'
    : 'en pause, prête à reprendre';
  find('loaded').textContent = printer.loaded;
  find('caption').textContent = `File ${printer.name} : ${documents(printer.jobs.length)} en attente, dans l’ordre`;
  const body = document.querySelector('tbody');
  body.replaceChildren();
  for (const job of printer.jobs) {
    const row = body.insertRow();
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = job[0];
    row.append(head);
    row.insertCell().textContent = job[1];
    row.insertCell().textContent = job[2];
    const cancel = document.createElement('button');
    cancel.type = 'button';
    cancel.textContent = 'Annuler';
    cancel.setAttribute('aria-label', `Annuler ${job[0]}`);
    cancel.addEventListener('click', () => {
      printer.jobs = printer.jobs.filter(other => other !== job);
      show();
      say(`« ${job[0]} » est annulé. ${documents(printer.jobs.length)} en attente.`);
      find('status').focus({ preventScroll: true }); // the button went with its row
    });
    row.insertCell().append(cancel);
  }
}

function say(text) {
  find('status').textContent = text;
}

// The code of a finished queue stays to be read, also after a look at the other one.
function lastCode() {
  const { code, name } = printers[current];
  return code ? `Dernier code ${name} : ${code}` : '';
}

for (const button of document.querySelectorAll('[data-printer]')) {
  button.addEventListener('click', () => {
    current = button.dataset.printer;
    say(lastCode());
    show();
  });
}

find('again').addEventListener('click', () => {
  printers = start();
  show();
  say('Les deux files sont comme au début.');
});

find('resume').addEventListener('click', () => {
  const printer = printers[current];
  if (printer.jobs.length === 0) return say(`Il n’y a rien à imprimer. ${lastCode()}`.trim());
  let out = 0;
  while (printer.jobs.length > 0 && printer.jobs[0][1] === printer.loaded) {
    printer.printed.push(printer.jobs.shift());
    out++;
  }
  show();
  if (printer.jobs.length > 0) {
    return say(`${out > 0 ? `${documents(out)} imprimé${out > 1 ? 's' : ''}, puis l’imprimante` : 'L’imprimante'} s’arrête encore : elle n’a pas le papier demandé.`);
  }
  // The code is made of what was printed: another list, another code.
  let code = 5381;
  for (const sign of printer.printed.flat().join('/')) code = (Math.imul(code, 33) ^ sign.codePointAt(0)) >>> 0;
  printer.code = 1000 + code % 9000;
  say(`Impression terminée : ${documents(printer.printed.length)} en tout. Code : ${printer.code}`);
});

show();
