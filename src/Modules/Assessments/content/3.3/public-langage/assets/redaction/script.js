'use strict';

const byId = id => document.getElementById(id);
const make = (tag, props = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
};

// The two messages keep to the signs that a phone counts as one: straight apostrophes, no no-break space, no ô, â, î or ç.
// The last figure of a part holds, as bits from the right, the versions that the order allows.
const texts = [
  {
    name: 'SMS aux parents', limit: 160, joint: ' ',
    wishes: ['Un seul SMS : 160 caractères au plus.', 'Les parents doivent encore savoir qui écrit, ce qui a lieu, le jour, l’heure et le lieu du départ, l’heure du retour et quoi apporter.', 'Tout le reste peut disparaître.'],
    parts: [
      ['Bonjour', ["Chers parents, c'est avec plaisir que nous vous écrivons.", 'Bonjour,', ''], 7],
      ['L’annonce', ['Comme annoncé lors de la réunion, la sortie à la ferme est maintenue.', 'Sortie à la ferme maintenue.', ''], 3],
      ['Le départ', ["Le départ du car aura lieu jeudi 14 mars à 8 h 15 précises, devant l'école.", "Départ jeudi 14, 8 h 15, devant l'école.", "Départ jeudi 14, devant l'école.", 'Départ à 8 h 15.'], 3],
      ['La ferme', ['La ferme existe depuis un siècle et compte quarante chèvres.', ''], 3],
      ['Les affaires', ["Chaque enfant devra se munir d'un pique-nique froid ainsi que d'une paire de bottes.", 'Prévoir pique-nique et bottes.', 'Prévoir pique-nique.', ''], 3],
      ['Le retour', ['Nous serons de retour à 16 h 30, si la circulation est bonne.', 'Retour 16 h 30.', "Retour l'après-midi.", ''], 3],
      ['La signature', ["Toute l'équipe de l'école Ravel vous remercie de votre confiance.", 'École Ravel', ''], 3],
    ],
  },
  {
    name: 'SMS aux spectateurs', limit: 160, joint: ' ',
    wishes: ['Un seul SMS : 160 caractères au plus.', 'Les spectateurs doivent encore savoir qui écrit, quel concert change, le nouveau jour, l’heure et le lieu, et comment être remboursés.', 'Tout le reste peut disparaître.'],
    parts: [
      ['La nouvelle', ['Nous sommes au regret de vous apprendre que le concert de Maloya du Soir change de date.', 'Concert Maloya du Soir déplacé.', 'Concert déplacé.'], 3],
      ['La raison', ['Un orage a endommagé le toit de la halle, qui sera réparé.', 'Toit à réparer.', ''], 7],
      ['Le rendez-vous', ['Rendez-vous dimanche 9.', 'Il se tiendra le dimanche 9 juin à partir de 18 h, au jardin municipal.', 'Dimanche 9 juin, 18 h, jardin municipal.', 'Dimanche, même heure, au jardin.'], 6],
      ['Les billets', ['Billets valables.', 'Vos billets restent bien entendu valables, sans aucune démarche de votre part.', ''], 7],
      ['Le remboursement', ['', "Si vous ne pouvez pas venir, le guichet de la halle vous rembourse jusqu'au samedi 8.", 'Remboursement possible.', "Remboursement au guichet jusqu'au 8."], 10],
      ['La signature', ["Au plaisir de vous revoir pour de nouvelles aventures musicales, l'équipe de La Halle.", '', 'La Halle'], 5],
    ],
  },
  {
    name: 'Affichette pour des enfants', joint: '\n',
    wishes: ['Les enfants qui liront l’affichette ont neuf ans : on leur dit « tu ».', 'Une phrase compte dix mots au plus.', 'On dit ce qu’il faut faire, pas ce qui est défendu.', 'Aucun mot de spécialiste.'],
    parts: [
      ['Avant de commencer', ['Procède au raccordement de l’appareil avant utilisation.', 'Branche l’ordinateur avant de l’allumer.', 'N’allume jamais l’ordinateur sans l’avoir branché.', 'Vous branchez l’ordinateur avant de l’allumer.'], 2],
      ['Pour entrer', ['Écris ton prénom et ton mot de passe, puis attends que la page soit tout entière affichée.', 'Renseigne tes identifiants de session.', 'Il faut écrire son prénom, puis son mot de passe.', 'Écris ton prénom, puis ton mot de passe.'], 8],
      ['Pour garder son travail', ['N’oublie pas ton travail en partant.', 'Sauvegarde tes données sur le serveur.', 'Garde ton travail avec le bouton « Enregistrer ».', 'Gardez votre travail avec le bouton « Enregistrer ».'], 4],
      ['Pour ranger', ['Porte l’ordinateur à deux mains, en marchant.', 'Interdit de courir avec l’ordinateur.', 'On porte l’ordinateur à deux mains, en marchant.', 'Sécurise la manutention de l’équipement.'], 1],
    ],
  },
  {
    name: 'Avis pour des habitants', joint: '\n',
    wishes: ['Les personnes qui liront l’avis apprennent le français : on leur dit « vous ».', 'La phrase dit qui agit (« le voisin ouvre ») ou demande d’agir (« ouvrez »).', 'Un moment s’écrit avec le jour, le mois et l’heure, en mots courants.', 'Aucun sigle.'],
    parts: [
      ['La coupure', ['L’eau sera coupée le mardi 12 mai à 9 heures.', 'Une coupure est prévue le 12/05, 9 h.', 'Le plombier coupe l’eau mardi matin.', 'Le plombier coupe l’eau le mardi 12 mai à 9 heures.'], 8],
      ['Ce qu’il faut faire', ['De l’eau devra être mise de côté au préalable.', 'Remplissez une bouteille d’eau avant le mardi 12 mai à 9 heures.', 'Remplis une bouteille d’eau avant le mardi 12 mai à 9 heures.', 'Remplissez une bouteille d’eau la veille, cf. note du SGI.'], 2],
      ['Le retour', ['Le gardien rouvre l’eau le mardi 12 mai à 17 heures.', 'L’eau sera rouverte le mardi 12 mai à 17 heures.', 'Le gardien rouvre l’eau dans l’après-midi.', 'Réouverture le 12/05 à 17 h par le gardien.'], 1],
      ['En cas de souci', ['Toute anomalie devra être signalée au gardien.', 'En cas de problème, contactez le SAV.', 'En cas de problème, appelez le gardien.', 'En cas de problème, appelle le gardien.'], 4],
    ],
  },
];

let current;

const code = text => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return 1000 + ((hash ^ (hash >>> 13)) >>> 0) % 9000;
};

function say(text, done = false) {
  byId('status').textContent = text;
  byId('status').classList.toggle('done', done);
}

const chosen = i => {
  const picked = document.querySelector(`input[name=part-${i}]:checked`);
  return picked ? Number(picked.value) : -1;
};
const written = () => current.parts.map(([, versions], i) => versions[chosen(i)] ?? '').filter(Boolean).join(current.joint);

function show() {
  const text = written();
  byId('text').textContent = text || '…';
  const n = text.length;
  byId('count').textContent = current.limit ? `${n} caractère${n > 1 ? 's' : ''} sur ${current.limit}` : '';
}

function open(index) {
  current = texts[index];
  byId('wishes').replaceChildren(...current.wishes.map(text => make('li', { textContent: text })));
  byId('editor').replaceChildren(...current.parts.map(([name, versions], i) => make('fieldset', {}, make('legend', { textContent: name }), ...versions.map((version, n) => {
    const input = make('input', { type: 'radio', name: `part-${i}`, value: String(n), checked: current.limit > 0 && n === versions.indexOf(versions.reduce((a, b) => a.length >= b.length ? a : b)) });
    return make('label', {}, input, make('span', version ? { textContent: version } : { textContent: 'Ne rien écrire', className: 'none' }));
  }))));
  say('');
  show();
}

byId('editor').addEventListener('input', () => { say(''); show(); });
byId('editor').addEventListener('submit', event => event.preventDefault());
byId('send').addEventListener('click', () => {
  const left = current.parts.filter(([, , keep], i) => chosen(i) < 0 || !(keep >> chosen(i) & 1)).length;
  const long = current.limit && written().length > current.limit;
  // Not how many sentences are wrong: one could then be tried after the other.
  if (!current.limit && current.parts.some((_, i) => chosen(i) < 0)) return say('Choisissez d’abord une phrase dans chaque partie.');
  const said = [];
  if (long) said.push('Le message est trop long.');
  if (left) said.push(current.limit ? `${left > 1 ? `${left} parties ont perdu` : 'Une partie a perdu'} une information demandée.` : 'Une phrase au moins ne respecte pas la commande.');
  if (said.length) say(said.join(' '));
  else say(`Texte accepté. Numéro de relecture : ${code(`relecture ${current.name}`)}`, true);
});
texts.forEach((one, i) => byId('choice').append(make('option', { value: String(i), textContent: one.name })));
byId('choice').addEventListener('change', event => open(Number(event.target.value)));
open(0);
