'use strict';

const mails = {
  f: [
    { id: 'f1', from: 'Mutuelle Alizée', address: 'service@mutuelle-alizee.example', subject: 'Dernier rappel avant refus', body: ['Bonjour Fatou,', 'Il manque une ordonnance à votre dossier. Sans elle, le remboursement sera refusé dans huit jours.'], link: 'Envoyer l’ordonnance', target: 'https://espace.mutuelle-alizee.example/documents' },
    { id: 'f2', from: 'Samuel Koffi', address: 'samuel.koffi@pxmail.example', subject: 'photo de la fete !!!', body: ['coucou fatou', 'voila les photo de samedi, tu va rire en voyant la derniere. bises'], link: 'les photo', target: 'https://album.pxmail.example/samuel.koffi/fete' },
    { id: 'f3', from: 'École du Moulin', address: 'secretariat@ecole-du-moulin.example', subject: 'Sortie de jeudi', body: ['Bonjour,', 'La sortie de jeudi est maintenue. Le départ est à 8 h 30 devant l’école.'], link: 'https://www.ecole-du-moulin.example/sortie', target: 'https://www.ecole-du-moulin.example/sortie' },
    { id: 'f4', from: 'Médiathèque du Pont', address: 'contact@mediatheque-du-pont.example.abo-lecteurs.example', subject: 'Vos prêts du mois', body: ['Bonjour Fatou,', 'Vos trois livres sont prolongés de deux semaines. Vous pouvez revoir la liste dans votre compte.'], link: 'https://mediatheque-du-pont.example/compte', target: 'https://abo-lecteurs.example/mediatheque-du-pont.example/compte' },
    { id: 'f5', from: 'Régie de l’eau', address: 'factures@regie-eau-tamarin.example', subject: 'Votre facture est disponible', body: ['Madame,', 'Votre facture est arrivée. Elle sera prélevée le 12 du mois.'], link: 'https://clients.regie-eau-tamarin.example/factures', target: 'https://clients.regie-eau-tamarin.example/factures' },
  ],
  l: [
    { id: 'l1', from: 'Régie de l’eau', address: 'alertes@regie-eau-tamarin.example', subject: 'URGENT : coupure demain', body: ['Monsieur,', 'L’eau sera coupée demain de 9 h à 12 h dans votre rue. Faites vite une réserve.'], link: 'https://travaux.regie-eau-tamarin.example/coupures', target: 'https://travaux.regie-eau-tamarin.example/coupures' },
    { id: 'l2', from: 'Mutuelle Alizée', address: 'service@alizee-mutuelle.example', subject: 'Votre nouvelle carte', body: ['Bonjour Loïc,', 'Votre carte pour l’année à venir est prête. Vous pouvez la retrouver dans votre espace.'], link: 'https://www.mutuelle-alizee.example/carte', target: 'https://www.alizee-mutuelle.example/mutuelle-alizee.example/carte' },
    { id: 'l3', from: 'Médiathèque du Pont', address: 'rappels@mediatheque-du-pont.example', subject: 'Deuxième relance', body: ['Bonjour,', 'Un livre aurait dû être rendu il y a dix jours. Votre carte sera bloquée vendredi.'], link: 'Voir mes prêts', target: 'https://lecteurs.mediatheque-du-pont.example/prets' },
    { id: 'l4', from: 'Samuel Koffi', address: 'samuel.koffi@pxmail.example', subject: 'ta perceuse', body: ['salut loic', 'je te rend ta perceuse demain, regarde le meuble que jai fait avec'], link: 'le meuble', target: 'https://album.pxmail.example/samuel.koffi/meuble' },
    { id: 'l5', from: 'École du Moulin', address: 'cantine@ecole-du-moulin.example', subject: 'Menus de la semaine', body: ['Bonjour,', 'Les menus de la semaine sont en ligne. Bon appétit !'], link: 'https://cantine.ecole-du-moulin.example/menus', target: 'https://cantine.ecole-du-moulin.example/menus' },
  ],
};
const byId = id => document.getElementById(id);
let box = null; // no box is open at first: the question says which to open
let current = null;

function say(text) { byId('message').textContent = text; }

function receipt(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  return 1000 + ((h ^ (h >>> 13)) >>> 0) % 9000;
}

function cell(kind, text) {
  const element = document.createElement(kind);
  if (kind === 'th') element.scope = 'row';
  element.textContent = text;
  return element;
}

function list() {
  byId('mail').hidden = true;
  byId('inbox').hidden = false;
  byId('inbox').querySelector('tbody').replaceChildren(...mails[box].map(mail => {
    const row = document.createElement('tr');
    const action = document.createElement('td');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Ouvrir';
    button.setAttribute('aria-label', `Ouvrir ${mail.subject}`);
    button.addEventListener('click', () => open(mail));
    action.append(button);
    row.append(cell('th', mail.from), cell('td', mail.subject), action);
    return row;
  }));
}

function reveal(button, detail, shown) {
  byId(button).setAttribute('aria-expanded', String(shown));
  byId(detail).hidden = !shown;
}

function open(mail) {
  current = mail;
  say('');
  byId('subject').textContent = mail.subject;
  byId('from').textContent = mail.from;
  byId('address').textContent = `Adresse de l’expéditeur\u00a0: ${mail.address}`;
  byId('link').textContent = mail.link;
  byId('target').textContent = `Ce lien mène à\u00a0: ${mail.target}`;
  byId('body').replaceChildren(...mail.body.map(text => cell('p', text)));
  reveal('show-address', 'address', false);
  reveal('show-target', 'target', false);
  byId('inbox').hidden = true;
  byId('mail').hidden = false;
  byId('subject').focus();
}

for (const [button, detail] of [['show-address', 'address'], ['show-target', 'target']]) {
  byId(button).addEventListener('click', () => reveal(button, detail, byId(detail).hidden));
}

for (const button of document.querySelectorAll('[data-box]')) {
  button.addEventListener('click', () => {
    box = button.dataset.box;
    for (const other of document.querySelectorAll('[data-box]')) other.setAttribute('aria-pressed', String(other === button));
    say('');
    list();
  });
}

byId('report').addEventListener('click', () => {
  const number = receipt(current.id);
  say(`«\u00a0${current.subject}\u00a0» est signalé. Numéro du signalement\u00a0: ${number}.`);
  list();
  byId('inbox-title').focus();
});
byId('back').addEventListener('click', () => { say(''); list(); byId('inbox-title').focus(); });
