'use strict';

// What each box says, whether it is ticked at first, and its short name.
const mails = [
  ['Recevoir les avis de livraison', false, 'livraison'],
  ['Recevoir les bons plans de la boutique', true, 'offres'],
  ['Ne pas m’envoyer mes factures', true, 'factures'],
  ['Ne pas transmettre mon adresse à nos partenaires', false, 'partenaires'],
  ['Refuser les invitations à nos sondages', false, 'sondages'],
];
const byId = id => document.getElementById(id);
const pages = [...document.querySelectorAll('[data-page]')];

// Every end gives a number of its own, made from the choices that lead to it.
function number(words) {
  let sum = 53;
  for (const letter of words.join('/')) sum = (sum * 47 + letter.codePointAt(0)) % 8999;
  return 1000 + sum;
}

function show(name) {
  for (const page of pages) page.hidden = page.dataset.page !== name;
  byId('status').textContent = '';
  document.querySelector(`[data-page=${name}] h2`).focus();
}

function end(text, words) {
  for (const page of pages) page.hidden = true;
  byId('status').textContent = `${text} Numéro de dossier : ${number(words)}`;
  byId('status').focus(); // not the button: a second Enter would erase the number
}

const offer = () => document.querySelector('input[name=offer]:checked').value;

function stop(how) {
  if (how === 'pause') return end('Votre abonnement reprendra dans un mois.', ['pause']);
  if (how === 'garde' || how === 'annule') return end('Merci de votre confiance ! Votre abonnement continue.', [how]);
  const again = byId('again').checked;
  const texts = { legere: 'Vous avez maintenant la formule Légère.', essai: 'Votre abonnement continue, trois mois vous sont offerts.', rien: 'Votre abonnement est arrêté.' };
  return end(texts[offer()] + (again ? ' Votre formule Complète reprendra dans 30 jours.' : ''), [how, offer(), again]);
}

for (const button of document.querySelectorAll('[data-go]')) button.addEventListener('click', () => show(button.dataset.go));
for (const button of document.querySelectorAll('[data-end]')) button.addEventListener('click', () => stop(button.dataset.end));
byId('offers').addEventListener('submit', event => {
  event.preventDefault();
  const texts = { legere: 'passer à la formule Légère', essai: 'profiter de trois mois offerts, puis payer', rien: 'arrêter sans autre offre' };
  byId('summary').textContent = `Votre demande : ${texts[offer()]}${byId('again').checked ? ', et reprendre la formule Complète dans 30 jours' : ''}.`;
  show('last');
});

for (const [text, ticked, name] of mails) {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.value = name;
  box.defaultChecked = ticked;
  label.append(box, ` ${text}`);
  byId('boxes').append(label);
}
const save = words => end('Vos choix de courriels sont enregistrés.', words);
byId('mails').addEventListener('submit', event => {
  event.preventDefault();
  save([...byId('boxes').querySelectorAll('input')].map(box => `${box.value}${box.checked}`));
});
byId('all').addEventListener('click', () => save(['tout']));

function restart() {
  for (const form of document.forms) form.reset();
  show('home');
}

byId('restart').addEventListener('click', restart);
for (const form of document.forms) form.reset();
