import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { creerVues } from '../../../db/local/views/vues.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { octetsDechiffres } from '../../outils/dechiffrer.ts';
import { cle, ligne, recevoir, uneBase } from './outils.ts';

const CANARI = 'Zorglubien';

test('le nom d’un agent n’est en clair dans aucun fichier du poste, base ouverte ou fermée', () => {
  const base = uneBase();
  const dossier = path.dirname(base.fichier);
  recevoir(
    base,
    Array.from({ length: 300 }, (_, i) =>
      ligne(
        'demande',
        i + 1,
        uneDemande(i + 1)
          .avecDemandeur({ nom: `${CANARI}${i}` })
          .valeur(),
      ),
    ),
  );
  const filtres = { recherche: CANARI, departement: null, etat: null, mandat: null } as const;
  expect(creerVues(base).listerDossiers({ filtres, tri: 'nom', sens: 'croissant', debut: 0, nombre: 50 }, '2026-11-20').total).toBe(300);

  const enClair = () =>
    readdirSync(dossier).filter((f) => {
      const octets = readFileSync(path.join(dossier, f)).toString('latin1').toLowerCase();
      return octets.includes(CANARI.toLowerCase()) || octets.includes('SQLite format 3'.toLowerCase());
    });
  expect(readdirSync(dossier).sort()).toEqual(['poste.carnet', 'poste.db', 'poste.db-shm', 'poste.db-wal']);
  expect(enClair()).toEqual([]);
  // Le canari est bien là, une fois déchiffré : la recherche précédente ne passait pas à côté.
  expect(octetsDechiffres(base.fichier, cle).includes(CANARI)).toBe(true);
  base.fermer();
  expect(enClair()).toEqual([]);
});
