import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const racine = path.resolve(import.meta.dirname, '..');
const lire = (fichier: string) => readFileSync(path.join(racine, fichier), 'utf8');
const fichiers = (dossier: string, extension: string) =>
  readdirSync(path.join(racine, dossier), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith(extension))
    .map((f) => path.join(dossier, f));

/** Les mots de la colonne « éviter » du glossaire, tels quels. */
const eviter: string[] = lire('docs/glossaire.md')
  .split('\n')
  .filter((ligne) => /^\| \d+ \|/.test(ligne))
  .flatMap((ligne) => (ligne.split('|')[5] ?? '').split(','))
  .map((mot) =>
    mot
      .replace(/\(.*\)/, '')
      .trim()
      .toLowerCase(),
  )
  .filter((mot) => mot !== '');

/**
 * Évités dans un sens, justes dans un autre : « dossier » pour la demande, mais le dossier existe ; « limite » pour le plafond,
 * mais la date limite… Chacun de ces mots est un terme du glossaire ailleurs, ou un mot ordinaire des écrans.
 */
const justesAilleurs = new Set([
  'conseiller',
  'consentement',
  'candidater',
  'gestionnaire',
  'al',
  "al'in",
  'liste',
  'dossier',
  'demande',
  'mot de passe',
  'titulaire',
  'conjoint',
  'bureau',
  'groupe',
  'fichier',
  'accord',
  'permission',
  'suppression',
  'pièce',
  'justificatif',
  'expiration',
  'offre',
  'logement',
  'propriétaire',
  'pièces',
  'limite',
  'seuil',
  'revenu',
  'zone',
  'secteur',
  'rang',
  'position',
  'barème',
  'classement',
  'cotation',
  'statut',
  'phase',
  'envoyer',
  'supprimer',
  'refuser',
  'commission',
  'résultat',
  'raison',
  'cause',
  'échéance',
  'application',
  'financement',
  'bien',
  'annonce',
  'client',
  'nu',
  'id',
  'code entreprise',
  'refusée',
  'rejetée',
  'vérification',
  'affectation',
  'synchroniser',
  'rh',
  'taille',
  'site officiel',
  'révocation',
  'foyer',
  'log',
  'erreur de synchro',
  'score',
]);
const interdits = eviter.filter((mot) => !justesAilleurs.has(mot));

/** Tout ce qui se lit à l'écran : les textes entre guillemets de renderer/textes, commentaires ôtés. */
const textes = fichiers('renderer/textes', '.ts').map((fichier) => {
  const code = lire(fichier)
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/^import .*$/gm, '');
  return {
    fichier,
    phrases: [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? ''),
  };
});

describe('les mots des écrans', () => {
  test('le glossaire dit bien quels mots éviter', () => {
    expect(interdits).toEqual(
      expect.arrayContaining(['salarié', 'entreprise', 'usager', 'utilisateur', 'société', 'conflit', 'checklist']),
    );
    expect(textes.flatMap((t) => t.phrases).length).toBeGreaterThan(300);
  });

  test.each(interdits)('aucun écran ne dit « %s »', (mot) => {
    const motif = new RegExp(`(?<![\\p{L}])${mot.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}s?(?![\\p{L}])`, 'iu');
    const trouves = textes.flatMap(({ fichier, phrases }) =>
      phrases.filter((p) => motif.test(p.replaceAll('Code entreprise', ''))).map((p) => `${fichier} : ${p}`),
    );
    expect(trouves).toEqual([]);
  });

  test('aucune phrase n’est écrite dans un écran : toutes viennent de renderer/textes', () => {
    const phrase = /[\w"'}/]>[A-ZÀ-Ý][\p{L}' ’]{2,}[^<{}]*</u;
    const attribut = /(?:aria-label|title|placeholder|alt|label)="[^"]*\p{L}/u;
    const trouvees = [...fichiers('renderer/ecrans', '.tsx'), ...fichiers('renderer/composants', '.tsx')].flatMap((fichier) =>
      lire(fichier)
        .split('\n')
        .filter((ligne) => !/^\s*(\*|\/\/|\/\*)/.test(ligne) && (phrase.test(ligne) || attribut.test(ligne)))
        .map((ligne) => `${fichier} : ${ligne.trim()}`),
    );
    expect(trouvees).toEqual([]);
  });
});
