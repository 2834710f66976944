'use strict';

const account = { card: '508216', names: ['NGUYEN', 'LINH NGUYEN', 'NGUYEN LINH'], phoneEnd: '67' };
const views = ['sign-in', 'help', 'lost-login', 'subscribe'].map(id => document.getElementById(id));
const typed = id => document.getElementById(id).value.trim();

function say(text, done = false) {
  const message = document.getElementById('message');
  message.classList.toggle('done', done);
  message.textContent = text;
}

function show(id) {
  for (const view of views) view.hidden = view.id !== id;
  say('');
  document.querySelector(`#${id} h2`).focus();
}

for (const button of document.querySelectorAll('[data-show]')) {
  button.addEventListener('click', () => show(button.dataset.show));
}

function on(id, answer) {
  document.getElementById(id).addEventListener('submit', event => {
    event.preventDefault();
    answer();
  });
}

on('sign-in', () => say(typed('login') && typed('password')
  ? 'Identifiant ou mot de passe incorrect.'
  : 'Saisissez votre identifiant et votre mot de passe.'));

on('help', () => {
  const reason = document.querySelector('[name=reason]:checked')?.value;
  if (reason === 'login') return show('lost-login');
  say({
    password: 'Pour changer de mot de passe, il faut d’abord connaître votre identifiant.',
    card: 'Une carte perdue se remplace au guichet.',
  }[reason] ?? 'Choisissez une réponse.');
});

on('lost-login', () => {
  const card = typed('card').replace(/\D/g, '');
  const name = typed('name').normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L}]+/gu, ' ').trim().toUpperCase();
  if (card !== account.card || !account.names.includes(name)) {
    return say('Aucun abonnement n’a ce numéro de carte et ce nom. Vérifiez votre saisie.');
  }
  say(`Votre identifiant est envoyé par SMS au numéro qui se termine par ${account.phoneEnd}.`, true);
});
