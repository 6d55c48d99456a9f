import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { etatsCandidature } from '../../domain/candidature/etapes.ts';
import { barreDeSuivi, icones } from '../../domain/candidature/icones.ts';
import { Suivi } from '../../renderer/ecrans/dossier/suivi.tsx';
import { etatEtape } from '../../renderer/textes/candidature.ts';
import { uneCandidature } from '../constructeurs/candidature.ts';

/** Les mots du guide, dans son ordre (§6). */
const MOTS = ['Je postule', 'Validations', 'Envoi bailleur', 'Visite', 'Commission logement', 'Entrez dans les lieux'];

const dans = (etat: (typeof etatsCandidature)[number]) => uneCandidature().dansLEtat(etat).valeur();
const lireEtapes = (ecrit: string) =>
  [
    ...ecrit.matchAll(
      /<li class="etape etape--(\w+)"( aria-current="step")?>.*?etape-icone ([\w-]+)".*?etape-libelle">([^<]+)<.*?, ([^<]+)</g,
    ),
  ].map(([, etat, ici, dessin, mots, phrase]) => ({ etat, ici: ici !== undefined, dessin, mots, phrase }));
const voir = (etat: (typeof etatsCandidature)[number]) => lireEtapes(renderToStaticMarkup(<Suivi candidature={dans(etat)} />));

describe('la barre de suivi à l’écran', () => {
  test('ses six icônes portent les mots du guide, dans son ordre, chacune avec son dessin (G83)', () => {
    const etapes = voir('deposee');
    expect(etapes.map((e) => e.mots)).toEqual(MOTS);
    expect(new Set(etapes.map((e) => e.dessin)).size).toBe(6);
  });

  test.each(etatsCandidature)('à l’état %s, chaque icône dit où elle en est, en classe et en toutes lettres', (etat) => {
    const barre = barreDeSuivi(dans(etat));
    expect(voir(etat).map(({ etat: classe, phrase }) => [classe, phrase])).toEqual(icones.map((i) => [barre[i], etatEtape[barre[i]]]));
  });

  test('l’étape en cours est la seule que la lecture d’écran annonce comme telle', () =>
    expect(
      voir('en_commission')
        .filter((e) => e.ici)
        .map((e) => e.mots),
    ).toEqual(['Commission logement']));
});
