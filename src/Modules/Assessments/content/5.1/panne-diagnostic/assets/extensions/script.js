'use strict';

const names = ['Agenda', 'Bloqueur de fenêtres', 'Capture', 'Correcteur', 'Dictionnaire', 'Économie de batterie',
  'Favoris', 'Lecture vocale', 'Loupe', 'Météo', 'Mode sombre', 'Notes', 'Onglets rangés', 'Traduction'];
const clash = ['Correcteur', 'Mode sombre'];
let reloads = 0;

const list = document.getElementById('extensions');
for (const name of names) {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.value = name;
  box.checked = true;
  label.append(box, ` ${name}`);
  list.append(label);
}

const boxes = [...list.querySelectorAll('input')];
const tick = on => boxes.forEach(box => { box.checked = on; });
document.getElementById('all').addEventListener('click', () => tick(true));
document.getElementById('none').addEventListener('click', () => tick(false));

document.querySelector('form').addEventListener('submit', event => {
  event.preventDefault();
  reloads += 1;
  const active = boxes.filter(box => box.checked).map(box => box.value);
  const blank = clash.every(name => active.includes(name));
  const result = document.getElementById('result');
  result.className = blank ? 'blank' : 'shown';
  // The number makes every reload a new text, so that it is announced again.
  result.textContent = `Essai ${reloads}, avec ${active.length} ${active.length > 1 ? 'extensions' : 'extension'} : `
    + (blank ? 'la page reste blanche.' : 'la page des horaires s’affiche.');
});
