/** domain ← db ← electron | server ; domain ← renderer. Rien ne remonte. La raison de chaque interdit est dans son message. */
const interdit = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to });

module.exports = {
  forbidden: [
    interdit(
      'domain-pur',
      '^domain/',
      { path: '^(db|electron|renderer|server|demonstration|tests|build)/' },
      'domain ne connaît que lui-même : passez ce dont la règle a besoin dans ses faits.',
    ),
    interdit(
      'domain-sans-plateforme',
      '^domain/',
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'unknown'], pathNot: 'node_modules/zod/' },
      'domain n’importe que zod : ni Node, ni bibliothèque.',
    ),
    interdit('db', '^db/', { path: '^(electron|renderer|server|demonstration|tests|build)/' }, 'db ne connaît que domain.'),
    interdit(
      'db-separees',
      '^db/local/',
      { path: '^db/central/' },
      'les deux bases ne se connaissent pas : ce qu’elles partagent est dans domain.',
    ),
    interdit(
      'db-separees-retour',
      '^db/central/',
      { path: '^db/local/' },
      'les deux bases ne se connaissent pas : ce qu’elles partagent est dans domain.',
    ),
    interdit(
      'renderer',
      '^renderer/',
      { path: '^(db|electron|server|demonstration|tests|build)/' },
      'l’écran ne parle qu’au contrat : ajoutez une opération à domain/contract.',
    ),
    interdit('renderer-sans-node', '^renderer/', { dependencyTypes: ['core'] }, 'l’écran n’a pas Node.'),
    interdit(
      'renderer-leger',
      '^renderer/',
      { path: '^domain/referentiels/(communes|limitrophes|zones)' },
      'ces données pèsent des centaines de Ko : elles restent dans l’hôte.',
    ),
    interdit(
      'electron',
      '^electron/',
      { path: '^(renderer|server|demonstration|tests|build)/|^db/central/' },
      'le poste ne connaît ni l’écran ni le serveur.',
    ),
    interdit(
      'electron-seulement-la-fenetre',
      '^(?!electron/(main\\.ts|window/|vault/safe-storage\\.ts)|tests/)',
      { path: '(^|/)node_modules/electron/' },
      'seuls main.ts et window/ connaissent Electron : l’hôte doit tourner sans lui.',
    ),
    interdit(
      'server',
      '^server/',
      { path: '^(renderer|electron|demonstration|tests|build)/|^db/local/' },
      'le serveur ne connaît ni l’écran ni le poste.',
    ),
    interdit(
      'production-sans-demonstration',
      '^(domain|db|electron|server|renderer)/',
      { path: '^(demonstration|tests)/' },
      'ce qui part en production n’importe ni démonstration ni essais.',
    ),
    interdit(
      'exploitation-seule',
      '^(domain|db|electron|server|renderer|demonstration)/',
      { path: '^exploitation/' },
      'les commandes d’exploitation se lancent à la main : rien ne dépend d’elles.',
    ),
    {
      name: 'cycles',
      severity: 'error',
      comment: 'un cycle dit que deux fichiers n’en sont qu’un, ou qu’il en manque un troisième.',
      from: {},
      to: { circular: true },
    },
    interdit(
      'introuvable',
      '',
      // Des types seuls, et un module que la construction écrit (build/guide.ts).
      { couldNotResolve: true, pathNot: '^(mdast|virtual:guide)$' },
      'ce chemin ne mène à rien.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    exclude: { path: '^(out|dist)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
