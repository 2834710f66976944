'use strict';

const email = 'karim@pxmail.fr';
const longest = 45;
const forms = [...document.querySelectorAll('form')];
const value = id => document.getElementById(id).value.trim().toLowerCase();

function say(text, done = false) {
  const message = document.getElementById('message');
  message.classList.toggle('done', done);
  message.textContent = text;
}

function show(id) {
  for (const form of forms) form.hidden = form.id !== id;
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

on('sign-in', () => say(value('email') && document.getElementById('password').value
  ? 'Adresse e-mail ou mot de passe incorrect.'
  : 'Saisissez votre adresse e-mail et votre mot de passe.'));

on('sign-up', () => say(value('new-email') === email
  ? 'Cette adresse e-mail a déjà un compte dans la boutique.'
  : 'Vérifiez votre adresse e-mail. Un second compte ne montrerait pas les achats du premier.'));

on('forgotten', () => {
  if (!value('forgotten-email')) return say('Saisissez votre adresse e-mail.');
  if (value('forgotten-email') !== email) return say('Aucun compte n’a cette adresse. Vérifiez-la.');
  say(`C’est fait\u00a0! Un lien est envoyé à ${email}. Vous le recevrez dans un délai maximal de ${longest} secondes. Il restera valable 30 minutes.`, true);
});
