// Says what the keeper has put behind the address: which server, what is wrong, how this machine is called. It does
// nothing else: the keeper looks for the server and leads the browser there.
const WORDS = {
  en: {
    title: 'This screen is waiting for its server',
    '': 'It goes on by itself as soon as the server answers.',
    away: 'It goes on by itself as soon as the server answers. Is the server running, and is this machine in its network?',
    other:
      'Something else answers at this address, perhaps the login page of the Wi-Fi. It goes on by itself as soon as the server does.',
    certificate:
      'The server’s certificate is not valid for this machine. Wrong clock, or a certificate of your own? docs/kiosk.md tells what to do.',
    machine: (address) => (address ? `this machine: ${address}` : 'this machine has no network'),
  },
  de: {
    title: 'Dieser Bildschirm wartet auf seinen Server',
    '': 'Es geht von selbst weiter, sobald der Server antwortet.',
    away: 'Es geht von selbst weiter, sobald der Server antwortet. Läuft der Server, und ist dieses Gerät in seinem Netz?',
    other:
      'Unter dieser Adresse antwortet etwas anderes, vielleicht die Anmeldeseite des WLANs. Es geht von selbst weiter, sobald der Server antwortet.',
    certificate:
      'Das Zertifikat des Servers gilt für dieses Gerät nicht. Falsche Uhr oder ein eigenes Zertifikat? docs/kiosk.md sagt, was zu tun ist.',
    machine: (address) => (address ? `dieses Gerät: ${address}` : 'dieses Gerät hat kein Netz'),
  },
  fr: {
    title: 'Cet écran attend son serveur',
    '': 'La suite vient toute seule dès que le serveur répond.',
    away: 'La suite vient toute seule dès que le serveur répond. Le serveur tourne-t-il, et cet appareil est-il dans son réseau ?',
    other:
      'Autre chose répond à cette adresse, peut-être la page de connexion du Wi-Fi. La suite vient toute seule dès que le serveur répond.',
    certificate:
      'Le certificat du serveur n’est pas valable pour cet appareil. Horloge fausse, ou certificat maison ? docs/kiosk.md dit que faire.',
    machine: (address) => (address ? `cet appareil : ${address}` : 'cet appareil n’a pas de réseau'),
  },
  es: {
    title: 'Esta pantalla espera a su servidor',
    '': 'Seguirá sola en cuanto el servidor responda.',
    away: 'Seguirá sola en cuanto el servidor responda. ¿Está en marcha el servidor y está este equipo en su red?',
    other:
      'En esta dirección responde otra cosa, quizá la página de acceso del wifi. Seguirá sola en cuanto el servidor responda.',
    certificate:
      'El certificado del servidor no vale para este equipo. ¿Reloj equivocado o certificado propio? docs/kiosk.md dice qué hacer.',
    machine: (address) => (address ? `este equipo: ${address}` : 'este equipo no tiene red'),
  },
  ro: {
    title: 'Acest ecran își așteaptă serverul',
    '': 'Continuă singur de îndată ce serverul răspunde.',
    away: 'Continuă singur de îndată ce serverul răspunde. Merge serverul și este acest aparat în rețeaua lui?',
    other:
      'La această adresă răspunde altceva, poate pagina de conectare la Wi-Fi. Continuă singur de îndată ce răspunde serverul.',
    certificate:
      'Certificatul serverului nu este valabil pentru acest aparat. Ceas greșit sau certificat propriu? docs/kiosk.md spune ce e de făcut.',
    machine: (address) => (address ? `acest aparat: ${address}` : 'acest aparat nu are rețea'),
  },
};

function show() {
  const said = new URLSearchParams(location.hash.slice(1));
  const [server, problem, address] = ['server', 'problem', 'address'].map((name) => said.get(name) ?? '');
  const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in WORDS) ?? 'en';
  const words = WORDS[language];
  document.documentElement.lang = language;
  const tell = (id, text) => (document.getElementById(id).textContent = text);
  tell('title', words.title);
  tell('server', server);
  tell('hint', words[problem] ?? words.away);
  tell('machine', words.machine(address));
}

addEventListener('hashchange', show);
show();
