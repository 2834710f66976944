'use strict';

const byId = id => document.getElementById(id);
const steps = ['choice', 'licence', 'kind', 'parts', 'offer', 'done'];
const apps = {
  mosaique: { name: 'Mosaïque', own: ['Filtres noir et blanc', 'Modèles de calendrier'] },
  pupitre: { name: 'Pupitre', own: ['Sons de piano', 'Sons de cuivres'] },
};
const extras = name => ['Barre de recherche Toutrouve', 'Toutrouve comme page d’accueil', `Ouverture de ${name} au démarrage`];
let path = [];

const picked = name => document.querySelector(`[name=${name}]:checked`).value;
const boxes = () => [...byId('list').querySelectorAll('input')];

function show(id) {
  for (const step of steps) byId(step).hidden = step !== id;
  byId('status').textContent = '';
  byId(id).querySelector('h2').focus();
}

function go(id) {
  path.push(steps.find(step => !byId(step).hidden));
  show(id);
}

function fillParts() {
  const app = apps[picked('app')];
  byId('list').replaceChildren(...[...app.own, ...extras(app.name)].map(text => {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.value = text;
    box.checked = true;
    label.append(box, ` ${text}`);
    return label;
  }));
}

function submit(id, action) {
  byId(id).addEventListener('submit', event => {
    event.preventDefault();
    action();
  });
}

submit('choice', () => {
  fillParts();
  byId('disk').value = 's';
  go('licence');
});
submit('licence', () => {
  if (byId('agree').checked) return go('kind');
  byId('status').textContent = 'Pour continuer, acceptez les conditions.';
  byId('agree').focus();
});
submit('kind', () => {
  if (picked('kind') === 'custom') return go('parts');
  fillParts();
  byId('disk').value = 's';
  go('offer');
});
submit('parts', () => go('offer'));
submit('offer', () => finish(true));
byId('decline').addEventListener('click', () => finish(false));
for (const back of document.querySelectorAll('.back')) back.addEventListener('click', () => show(path.pop()));

byId('again').addEventListener('click', () => {
  path = [];
  for (const form of document.querySelectorAll('form')) form.reset();
  show('choice');
});

// The number is made from what was installed: it is written nowhere.
function number(items) {
  let sum = 29;
  for (const letter of items.join('/')) sum = (sum * 41 + letter.codePointAt(0)) % 8963;
  return 1000 + sum;
}

function finish(offer) {
  const disk = byId('disk').value === 'r' ? 'Réserve' : 'Système';
  const items = [`${apps[picked('app')].name}, sur le disque ${disk}`, ...boxes().filter(box => box.checked).map(box => box.value)];
  if (offer) items.push('Nettoyeur Express');
  byId('done').querySelector('ul').replaceChildren(...items.map(text => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
  byId('number').textContent = `Numéro d’installation : ${number(items)}`;
  go('done');
}
