'use strict';

const byId = id => document.getElementById(id);

const drawing = (sky, shape) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 130" width="240" height="130"><rect width="240" height="130" fill="${sky}"/>${shape}</svg>`)}`;
const bread = drawing('#f3e3c8', '<ellipse cx="120" cy="72" rx="88" ry="38" fill="#b5733a"/><path d="M70 50L92 92M105 42L127 98M142 42L164 92" stroke="#f3d9ae" stroke-width="6"/>');
const cat = drawing('#dcebe6', '<circle cx="120" cy="74" r="44" fill="#5b5b66"/><path d="M82 56L86 12L114 36ZM158 56L154 12L126 36Z" fill="#5b5b66"/><circle cx="104" cy="70" r="6" fill="#ffd24d"/><circle cx="136" cy="70" r="6" fill="#ffd24d"/><path d="M114 86H126L120 93Z" fill="#f2a6b0"/>');

const projects = [
  {
    name: 'Boulangerie', files: ['contact.html', 'index.html, la page ouverte', 'images/', ' four.jpg', ' pain.jpg'], pictures: { 'images/pain.jpg': bread, 'images/four.jpg': bread },
    brief: ['La photo « pain.jpg » s’affiche.', 'Le lien « Nous écrire » mène à la page de contact du site.', 'Le texte ne change pas.'],
    html: '<h1>Le four de Lourmarin</h1>\n<p>Du pain au levain, cuit au bois.</p>\n<img src="image/pain.jpg" alt="Un pain doré">\n<p>Fermé le mardi.\n  <a href="contact">Nous écrire</a></p>',
    right: page => hrefs(page, 'Nous écrire', ['contact.html']) && sources(page, 'images/pain.jpg'),
  },
  {
    name: 'Refuge', files: ['chats.html', 'index.html, la page ouverte', 'photos/', ' chat.png', ' chien.png'], pictures: { 'photos/chat.png': cat, 'photos/chien.png': cat },
    brief: ['La photo « chat.png » s’affiche.', 'Le lien « Adopter » mène à https://adoption.example', 'Le texte ne change pas.'],
    html: '<h1>Refuge des Trois Chênes</h1>\n<img src="chat.png" alt="Un chat gris">\n<p>Mistral a deux ans et aime le calme.</p>\n<p><a href="adoption.example">Adopter</a></p>',
    right: page => hrefs(page, 'Adopter', ['https://adoption.example', 'https://adoption.example/']) && sources(page, 'photos/chat.png'),
  },
  {
    name: 'Crêpes', text: 'Crêpes de sarrasin Ingrédients 300 g de farine 1 œuf 70 cl d’eau 1 pincée de sel Laissez reposer deux heures.',
    brief: ['« Ingrédients » est un titre de niveau 2.', 'Les quatre ingrédients forment une liste à puces, sans les tirets.', 'Le reste du texte ne change pas.'],
    html: '<h1>Crêpes de sarrasin</h1>\n<p>Ingrédients</p>\n<p>- 300 g de farine<br>\n- 1 œuf<br>\n- 70 cl d’eau<br>\n- 1 pincée de sel</p>\n<p>Laissez reposer deux heures.</p>',
    right: page => [...page.querySelectorAll('h2')].map(words).join() === 'Ingrédients' && list(page, 'ul', ['300 g de farine', '1 œuf', '70 cl d’eau', '1 pincée de sel']) && words(page.querySelector('h1')) === 'Crêpes de sarrasin',
  },
  {
    name: 'Lavage', text: 'Laver un pull en laine Tout se fait doucement. Remplir une bassine d’eau tiède Presser le pull sans tordre Rincer deux fois Sécher à plat',
    brief: ['Seul le mot « doucement » est en gras.', 'Les quatre étapes forment une liste numérotée ; les numéros ne sont pas tapés.', 'Le reste du texte ne change pas.'],
    html: '<h1>Laver un pull en laine</h1>\n<p>Tout se fait <strong>doucement<strong>.</p>\n<p>1. Remplir une bassine d’eau tiède<br>\n2. Presser le pull sans tordre<br>\n3. Rincer deux fois<br>\n4. Sécher à plat</p>',
    right: page => [...page.querySelectorAll('strong, b')].map(words).join() === 'doucement' && list(page, 'ol', ['Remplir une bassine d’eau tiède', 'Presser le pull sans tordre', 'Rincer deux fois', 'Sécher à plat']) && words(page.querySelector('h1')) === 'Laver un pull en laine',
  },
  {
    name: 'Marché', frozen: true,
    brief: ['Les prix en promotion, et eux seuls, sont en vert `#0b6b2e` et en gras.', 'Le contenu HTML ne change pas.'],
    html: '<h1>Étal de Salazie</h1>\n<p>Chouchou : <span class="prix">3 €</span></p>\n<p>Letchi : <span class="prix promo">5 €</span></p>\n<p>Ananas : <span class="prix">4 €</span></p>\n<p>Mangue : <span class="prix promo">2 €</span></p>\n<p>Une promo chaque jour !</p>',
    css: 'p {\n  color: #333333;\n}\n.prix {\n  font-weight: normal;\n}\n',
    right: (page, look) => [...page.querySelectorAll('p, h1, span')].every(one => {
      const promo = one.classList.contains('promo');
      const style = look(one);
      return promo ? style.color === 'rgb(11, 107, 46)' && Number(style.fontWeight) >= 700 : style.color !== 'rgb(11, 107, 46)' && (one.tagName === 'H1' || Number(style.fontWeight) < 600);
    }),
  },
  {
    name: 'Chorale', frozen: true,
    brief: ['Les liens du menu, et eux seuls, ne sont plus soulignés.', 'Les titres de niveau 2 sont centrés.', 'Le contenu HTML ne change pas.'],
    html: '<nav id="menu">\n  <a href="index.html">Accueil</a>\n  <a href="concerts.html">Concerts</a>\n</nav>\n<h1>Chœur de Guéret</h1>\n<h2>Répétitions</h2>\n<p>Le jeudi, dans la <a href="salle.html">salle des fêtes</a>.</p>\n<h2>Nous rejoindre</h2>\n<p>Écrivez à la <a href="contact.html">cheffe de chœur</a>.</p>',
    css: 'nav {\n  padding: 8px;\n  background: #eee6f2;\n}\n',
    right: (page, look) => [...page.querySelectorAll('a')].every(one => look(one).textDecorationLine.includes('underline') === !one.closest('#menu')) &&
      [...page.querySelectorAll('h2')].every(one => look(one).textAlign === 'center') && [...page.querySelectorAll('p, h1, nav')].every(one => look(one).textAlign !== 'center'),
  },
];

const words = node => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const path = value => (value ?? '').trim().replace(/^\.\//, '');
const hrefs = (page, text, wanted) => {
  const links = [...page.querySelectorAll('a')];
  return links.length === 1 && words(links[0]) === text && wanted.includes(path(links[0].getAttribute('href')));
};
const sources = (page, wanted) => {
  const pictures = [...page.querySelectorAll('img')];
  return pictures.length === 1 && path(pictures[0].getAttribute('src')) === wanted;
};
const list = (page, kind, items) => {
  const lists = [...page.querySelectorAll('ul, ol')];
  return lists.length === 1 && lists[0].localName === kind && [...lists[0].children].every(one => one.localName === 'li') && [...lists[0].children].map(words).join('|') === items.join('|') && page.querySelectorAll('li').length === items.length;
};

const allowed = new Set('h1 h2 h3 h4 h5 h6 p ul ol li a strong b em i br img div span nav section header footer main article table thead tbody tr th td figure figcaption'.split(' '));
const shadow = byId('view').attachShadow({ mode: 'closed' });
const base = new CSSStyleSheet();
base.replaceSync(':host { font: 16px/1.45 Georgia, "Times New Roman", serif; color: #222; } img { max-width: 100%; height: auto; } .lost-picture { display: inline-block; padding: 8px 12px; color: #8a1528; background: #fbe9ec; border: 1px dashed #8a1528; font: 14px Arial, sans-serif; } a { color: #0645ad; text-decoration: underline; }');
const own = new CSSStyleSheet();
shadow.adoptedStyleSheets = [base, own];

let project;
let page;       // what the typed HTML says, made safe

function safe(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || !allowed.has(node.localName)) return null;
  const made = document.createElement(node.localName);
  for (const name of ['class', 'id', 'alt', 'href', 'src']) if (node.hasAttribute(name)) made.setAttribute(name === 'href' || name === 'src' ? `data-${name}` : name, node.getAttribute(name));
  for (const child of node.childNodes) {
    const inner = safe(child);
    if (inner) made.append(inner);
  }
  return made;
}

function read() {
  const parsed = new DOMParser().parseFromString(byId('html').value, 'text/html');
  page = parsed.body;
  const shown = document.createElement('div');
  for (const child of page.childNodes) {
    const made = safe(child);
    if (made) shown.append(made);
  }
  for (const picture of shown.querySelectorAll('img')) {
    const source = project.pictures?.[path(picture.dataset.src)];
    if (source) picture.src = source;
    else {
      const lost = document.createElement('span');
      lost.className = 'lost-picture';
      lost.textContent = `Image introuvable : ${picture.getAttribute('alt') ?? ''}`;
      picture.replaceWith(lost);
    }
  }
  for (const link of shown.querySelectorAll('a')) {
    const to = link.dataset.href;
    if (to === undefined) continue;
    link.href = '#';
    link.addEventListener('click', event => {
      event.preventDefault();
      const file = path(to);
      const known = (project.files ?? []).some(name => name.split(',')[0] === file);
      byId('where').textContent = /^https?:\/\//.test(to) ? `Ce lien mène au site ${to}` : known || !project.files ? `Ce lien mène au fichier ${file} du site.` : `Ce lien cherche le fichier « ${to} » dans le site : introuvable.`;
    });
  }
  try { own.replaceSync(project.css === undefined ? '' : byId('css').value); } catch { own.replaceSync(''); }
  shadow.replaceChildren(shown);
  return shown;
}

function say(message, done = false) {
  byId('status').classList.toggle('done', done);
  byId('status').textContent = message;
  if (message) byId('status').scrollIntoView({ block: 'nearest' });
}

function open(index) {
  project = projects[index];
  byId('brief').replaceChildren(...project.brief.map(text => {
    const item = document.createElement('li');
    item.append(...text.split('`').map((part, at) => {
      if (at % 2 === 0) return part;
      const code = document.createElement('code');
      code.textContent = part;
      return code;
    }));
    return item;
  }));
  byId('files-box').hidden = !project.files;
  byId('files').replaceChildren(...(project.files ?? []).map(name => {
    const item = document.createElement('li');
    item.textContent = name.trim();
    if (name.startsWith(' ')) item.className = 'in';
    return item;
  }));
  byId('css-box').hidden = project.css === undefined;
  byId('html').value = project.html;
  byId('css').value = project.css ?? '';
  byId('where').textContent = '';
  say('');
  read();
}

projects.forEach((one, index) => byId('project').append(new Option(one.name, String(index))));
byId('project').addEventListener('change', () => open(Number(byId('project').value)));
for (const id of ['html', 'css']) byId(id).addEventListener('input', () => { read(); say(''); });
byId('reset').addEventListener('click', () => { open(projects.indexOf(project)); say('Le code de départ est de retour.'); });

byId('check').addEventListener('click', () => {
  const shown = read();
  const squeeze = text => text.replace(/\s+/g, ' ').trim();
  const before = new DOMParser().parseFromString(project.html, 'text/html').body;
  const flat = node => squeeze(node.innerHTML.replace(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ')).replace(/ ([.,!])/g, '$1');
  if (project.frozen && squeeze(page.innerHTML) !== squeeze(before.innerHTML)) return say('Le contenu HTML a changé. Remettez-le comme au départ et agissez sur le style.');
  if (flat(page) !== (project.text ?? flat(before))) return say('Le texte de la page n’est pas celui que demande la consigne.');
  const node = project.frozen ? shown : page;
  if (!project.right(node, one => getComputedStyle(one))) return say('La page ne suit pas encore toute la consigne : comparez l’aperçu et la consigne, point par point.');
  let sum = 53 + 23 * projects.indexOf(project);
  for (const sign of project.name + project.html + project.brief.join('')) sum = (sum * 41 + sign.codePointAt(0)) % 8999;
  say(`La page suit la consigne. Numéro de publication : ${1000 + sum}`, true);
});

open(0);
