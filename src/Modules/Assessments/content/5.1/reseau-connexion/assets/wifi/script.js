'use strict';

const networks = [
  { name: 'Imprimante-Hall', key: '7f3a-9c21-0b', signal: 'signal fort' },
  { name: 'Mediatheque-Personnel', key: 'Reserve#Pro-5512', signal: 'signal fort' },
  { name: 'Mediatheque-Public', key: 'lire-en-paix-38', signal: 'signal moyen', host: '192.168.40.', last: 127 },
  { name: 'Terrasse-Libre', key: null, signal: 'signal faible', host: '10.20.0.', last: 88 },
  { name: 'Tilleul-77', key: 'mimosa.mimosa.9', signal: 'signal faible' },
];
let chosen = null;
let connected = null;

const byId = id => document.getElementById(id);
const say = text => { byId('status').textContent = text; };
const show = id => { for (const part of ['networks', 'join', 'details']) byId(part).hidden = part !== id; };

function listNetworks() {
  const list = byId('networks').querySelector('ul');
  list.replaceChildren();
  for (const network of networks) {
    const button = document.createElement('button');
    button.type = 'button';
    const info = document.createElement('small');
    const lock = network.key ? 'protégé par une clé' : 'ouvert, sans clé';
    info.textContent = `${network === connected ? 'connecté, ' : ''}${lock}, ${network.signal}`;
    button.append(network.name, ' ', info);
    button.addEventListener('click', () => (network === connected ? details() : choose(network)));
    const item = document.createElement('li');
    item.append(button);
    list.append(item);
  }
  show('networks');
}

function choose(network) {
  chosen = network;
  byId('join-title').textContent = `Se connecter à ${network.name}`;
  byId('key-row').hidden = !network.key;
  byId('key').value = '';
  say('');
  show('join');
  (network.key ? byId('key') : byId('join-title')).focus();
}

function details() {
  byId('details-title').textContent = connected.name;
  const rows = [
    ['Adresse MAC', '02:5E:71:0A:93:C4'],
    ['Adresse IP', connected.host + connected.last],
    ['Masque de sous-réseau', '255.255.255.0'],
    ['Passerelle', `${connected.host}1`],
    ['Serveur DNS', `${connected.host}2`],
  ];
  byId('details').querySelector('dl').replaceChildren(...rows.flatMap(([term, value]) => {
    const dt = document.createElement('dt');
    const dd = document.createElement('dd');
    dt.textContent = term;
    dd.textContent = value;
    return [dt, dd];
  }));
  show('details');
  byId('details-title').focus();
}

byId('wifi').addEventListener('change', event => {
  const on = event.target.checked;
  byId('state').textContent = on ? 'activé' : 'désactivé';
  connected = null;
  if (on) {
    listNetworks();
    say(`${networks.length} réseaux trouvés. Choisissez-en un.`);
  } else {
    show(null);
    say('');
  }
});

byId('join').addEventListener('submit', event => {
  event.preventDefault();
  const typed = byId('key').value.trim();
  if (chosen.key && typed !== chosen.key) {
    say(typed ? `Clé incorrecte pour ${chosen.name}. Vérifiez chaque caractère.` : 'Saisissez la clé du réseau.');
    byId('key').focus();
    return;
  }
  // The other keys are written nowhere a visitor can read, so only two networks can be joined.
  connected = chosen;
  say(`Connecté à ${connected.name}.`);
  details();
});

byId('back').addEventListener('click', () => { say(''); listNetworks(); });
byId('leave').addEventListener('click', () => { say(`${connected.name} est oublié.`); connected = null; listNetworks(); });
