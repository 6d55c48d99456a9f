import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Invariant } from '../verificateur/manquement.ts';

const racine = path.resolve(import.meta.dirname, '../../..');

/** Un remplacement dans un fichier de la copie ; le texte d'avant doit y être, une fois. */
type Retouche = readonly [fichier: string, avant: string, apres: string];

/** Une pièce du produit remplacée par une version fausse, et l'invariant que la simulation doit nommer. */
export interface PieceFausse {
  readonly nom: string;
  readonly invariant: Invariant;
  /** D'où chercher : la première graine qui la montrait quand cette pièce a été écrite. */
  readonly depuis: number;
  readonly retouches: readonly Retouche[];
}

/** Des numéros pris à une suite, donnés avant la validation : ce que la ligne compteur d'un flux empêche. */
const SUITES = `
ALTER TABLE flux RENAME TO flux_base;
CREATE VIEW flux AS SELECT b.id, greatest(b.plancher, (SELECT max(e.numero) FROM flux_entree e WHERE e.flux_id = b.id), 0) AS tete, b.plancher FROM flux_base b;
GRANT SELECT ON flux TO poste_serveur;
CREATE SEQUENCE suite_academie_orleans_tours; CREATE SEQUENCE suite_academie_paris;
CREATE SEQUENCE suite_departement_37; CREATE SEQUENCE suite_departement_45; CREATE SEQUENCE suite_departement_75;
CREATE FUNCTION suite(f text, n bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  nom text := 'suite_' || translate(f, ':-', '__');
  dernier bigint;
BEGIN
  INSERT INTO flux_base (id) VALUES (f) ON CONFLICT DO NOTHING;
  IF NOT EXISTS (SELECT FROM flux_entree WHERE flux_id = f) THEN PERFORM setval(nom, 1, false); END IF;
  FOR i IN 1..n LOOP dernier := nextval(nom); END LOOP;
  RETURN dernier;
END $$;`;

const COMPTEUR = `INSERT INTO flux AS f (id, tete) SELECT flux, nombre FROM compte ORDER BY flux
       ON CONFLICT (id) DO UPDATE SET tete = f.tete + excluded.tete RETURNING f.id, f.tete`;
const DERNIERE = 'ALTER TABLE commande ADD mandat_id uuid;';

export const piecesFausses: readonly PieceFausse[] = [
  {
    nom: 'la ligne compteur d’un flux remplacée par une suite',
    invariant: 'I-3',
    depuis: 49,
    retouches: [
      ['db/central/migrations/0012-mandat-des-commandes.ts', DERNIERE, `${DERNIERE}${SUITES}`],
      ['db/central/feed/emettre.ts', COMPTEUR, 'SELECT flux AS id, suite(flux, nombre) AS tete FROM compte'],
    ],
  },
  {
    nom: 'la réponse gardée retirée : une commande répétée est exécutée de nouveau',
    invariant: 'I-2',
    depuis: 2,
    retouches: [
      ['server/commands/recevoir.ts', 'if (connue !== undefined)', 'if (connue !== undefined && commande.rang < 0)'],
      ['server/commands/recevoir.ts', 'commande.rang !== rang + 1', 'commande.rang > rang + 1'],
      ['db/central/apply/commande.ts', '$11::uuid[]) AS n', '$11::uuid[]) AS n ON CONFLICT (academie_id, id) DO NOTHING'],
      ['db/central/apply/commande.ts', 'SET dernier_rang = $12', 'SET dernier_rang = greatest(dernier_rang, $12)'],
    ],
  },
  {
    nom: 'la vérification du mandat retirée côté serveur',
    invariant: 'I-11',
    depuis: 2,
    retouches: [
      [
        'server/commands/candidature.ts',
        'const decision = postuler({ ...faits, demande }, entree);',
        "const mandat = faits.mandat === null ? null : { ...faits.mandat, retireLe: null, debut: '2000-01-01', fin: '2999-12-31' };\n  const decision = postuler({ ...faits, mandat, demande }, entree);",
      ],
    ],
  },
  {
    nom: 'le poste qui attend une minute et demie après un échec',
    invariant: 'I-6',
    depuis: 1,
    retouches: [['electron/sync/attente.ts', 'Math.min(PLAFOND_MS, PREMIERE_MS * 2 ** Math.min(echecs - 1, 10))', '90_000']],
  },
];

/** Une copie de ce qui tourne dans la simulation, où une pièce peut être fausse ; l'arbre du projet n'est pas touché. */
export function copierLArbre(dossier: string): void {
  for (const piece of ['domain', 'db', 'electron', 'server', 'demonstration', 'tests/constructeurs', 'tests/outils', 'tests/confiance'])
    cpSync(path.join(racine, piece), path.join(dossier, piece), { recursive: true });
  mkdirSync(path.join(dossier, 'tests/server'), { recursive: true });
  for (const fichier of ['tests/server/outils.ts', 'package.json']) cpSync(path.join(racine, fichier), path.join(dossier, fichier));
  symlinkSync(path.join(racine, 'node_modules'), path.join(dossier, 'node_modules'));
}

/** Rend fausse une pièce de la copie ; rend de quoi la réparer. */
export function fausser(dossier: string, { retouches }: PieceFausse): () => void {
  const originaux = new Map<string, string>();
  for (const [fichier, avant, apres] of retouches) {
    const chemin = path.join(dossier, fichier);
    const texte = readFileSync(chemin, 'utf8');
    if (texte.split(avant).length !== 2) throw new Error(`${fichier} ne contient plus, une fois, « ${avant} »`);
    if (!originaux.has(chemin)) originaux.set(chemin, texte);
    writeFileSync(
      chemin,
      texte.replace(avant, () => apres),
    );
  }
  return () => {
    for (const [chemin, texte] of originaux) writeFileSync(chemin, texte);
  };
}
