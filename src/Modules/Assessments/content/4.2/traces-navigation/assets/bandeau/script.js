'use strict';

// Each choice: its text, and whether it is allowed before anybody chooses.
const parts = {
  uses: {
    title: 'Utilisations soumises à votre accord',
    choices: [['Afficher les contenus de réseaux sociaux', false], ['Mesurer l’audience du journal', false], ['Personnaliser les publicités', false], ['Proposer des articles selon mes lectures', true]],
  },
  interests: {
    title: 'Utilisations que le journal juge légitimes',
    choices: [['Choisir des publicités selon un profil', true], ['Créer un profil publicitaire', true], ['Mesurer l’effet des publicités', true]],
  },
  partners: {
    title: 'Partenaires qui peuvent lire vos cookies',
    choices: [['Ancre Publicité', true], ['Boussole Données', false], ['Écume Régie', true], ['Phare Mesures', false], ['Sillage et Compagnie', true]],
  },
};

const byId = id => document.getElementById(id);
let shown = 'uses';
let allowed = {};

for (const [part, { choices }] of Object.entries(parts)) {
  choices.forEach(([, first], index) => { allowed[`${part}-${index}`] = first; });
}

function show() {
  const { title, choices } = parts[shown];
  for (const button of byId('parts').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.part === shown));
  }
  const group = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = title;
  group.append(legend);
  if (shown === 'uses') group.append(line('Faire fonctionner le site (toujours actif)', true, null));
  choices.forEach(([text], index) => group.append(line(text, allowed[`${shown}-${index}`], `${shown}-${index}`)));
  byId('choices').replaceChildren(group);
}

function line(text, on, key) {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = on;
  box.disabled = !key;
  box.addEventListener('change', () => { allowed[key] = box.checked; });
  label.append(box, ` Autoriser : ${text}`);
  return label;
}

function open(detail) {
  byId('status').textContent = '';
  byId('banner').hidden = false;
  byId('first').hidden = detail;
  byId('second').hidden = !detail;
  if (detail) show();
  byId('banner-title').focus();
}

// Whatever was chosen gives a reference of its own.
function reference() {
  let sum = 23;
  for (const key of Object.keys(allowed)) {
    for (const letter of `${key}:${allowed[key] ? 'autorisé' : 'refusé'};`) sum = (sum * 43 + letter.codePointAt(0)) % 8999;
  }
  return 1000 + sum;
}

function close() {
  byId('banner').hidden = true;
  byId('status').textContent = `Vos choix sont enregistrés. Référence : ${reference()}`;
  byId('open').focus();
}

function acceptAll() {
  for (const key of Object.keys(allowed)) allowed[key] = true;
  close();
}

byId('open').addEventListener('click', () => open(false));
byId('more').addEventListener('click', () => open(true));
byId('go').addEventListener('click', close);
byId('save').addEventListener('click', close);
byId('all').addEventListener('click', acceptAll);
byId('all-too').addEventListener('click', acceptAll);
for (const button of byId('parts').querySelectorAll('button')) {
  button.addEventListener('click', () => { shown = button.dataset.part; show(); });
}
