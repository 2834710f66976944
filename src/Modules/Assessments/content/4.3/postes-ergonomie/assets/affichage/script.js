'use strict';

const people = {
  Odile: ['Aujourd’hui, les lettres ont 4 mm de haut. Il m’en faut 6.', 'Quand je bouge la souris, je ne sais plus où je pointe sur l’écran.',
    'Les fenêtres qui glissent me donnent le vertige.', 'L’écran s’éteint pendant que je lis. Il me faut 12 minutes par page, mais je veux qu’il s’éteigne ensuite dès que possible.',
    'Tout le reste me convient.'],
  Tarek: ['Aujourd’hui, les lettres ont 4 mm de haut. Il m’en faut 5.', 'Le texte gris sur fond blanc est trop pâle pour moi.',
    'Quand j’écris, je ne vois pas où j’en suis dans la ligne : le trait est trop mince.', 'Je n’entends pas les alertes.', 'Tout le reste me convient.'],
};
const choices = {
  size: [['100', '100 %'], ['125', '125 %'], ['150', '150 %'], ['175', '175 %'], ['200', '200 %']],
  pointer: [['n', 'Normale'], ['g', 'Grande']],
  caret: [['f', 'Fine'], ['e', 'Épaisse']],
  off: [['2', '2 minutes'], ['5', '5 minutes'], ['10', '10 minutes'], ['15', '15 minutes'], ['30', '30 minutes'], ['0', 'Jamais']],
};
const boxes = ['contrast', 'motion', 'flash'];
const start = { size: '100', pointer: 'n', caret: 'f', off: '5', contrast: false, motion: true, flash: false };
const byId = id => document.getElementById(id);

// Every set of settings gives a number of its own, made from what was chosen.
function number() {
  let sum = 29;
  const state = [byId('person').value, ...Object.keys(choices).map(id => byId(id).value), ...boxes.map(id => byId(id).checked)];
  for (const letter of state.join(';')) sum = (sum * 37 + letter.codePointAt(0)) % 89989;
  return 10000 + sum;
}

function draw() {
  byId('preview').className = `size${byId('size').value}${byId('contrast').checked ? ' contrast' : ''}`;
  byId('status').textContent = '';
}

function reset() {
  for (const [id, value] of Object.entries(start)) {
    if (boxes.includes(id)) byId(id).checked = value;
    else byId(id).value = value;
  }
  draw();
}

function open() {
  const name = byId('person').value;
  byId('need-title').textContent = `Ce que dit ${name}`;
  byId('need').replaceChildren(...people[name].map(text => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
  reset();
}

byId('person').append(...Object.keys(people).map(name => new Option(name, name)));
for (const [id, options] of Object.entries(choices)) byId(id).append(...options.map(([value, text]) => new Option(text, value)));
byId('person').addEventListener('change', open);
byId('reset').addEventListener('click', () => { reset(); byId('status').textContent = 'Les réglages du début sont remis.'; });
byId('settings').addEventListener('change', draw);
byId('settings').addEventListener('submit', event => {
  event.preventDefault();
  byId('status').textContent = `Session : ${byId('person').value}. Réglages enregistrés. Numéro d’enregistrement : ${number()}`;
});
byId('person').selectedIndex = 0;
open();
