import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enregistrerActe } from '../../../../db/local/apply/acte.ts';
import { creerListeDossiers } from '../../../../db/local/views/liste-dossiers.ts';
import { etatsCandidature, estActive, type EtatCandidature } from '../../../../domain/candidature/etapes.ts';
import type { FiltresDossiers } from '../../../../domain/contract/dossiers.ts';
import type { PullLigne } from '../../../../domain/contract/sync.ts';
import type { Demande } from '../../../../domain/demande/demande.ts';
import { estEnVigueur, type Mandat } from '../../../../domain/mandat/mandat.ts';
import { cleRecherche } from '../../../../domain/shared/cle-recherche.ts';
import { ajouterJours } from '../../../../domain/shared/dates.ts';
import { uneCandidature } from '../../../constructeurs/candidature.ts';
import { uneDemande } from '../../../constructeurs/demande.ts';
import { commandeId, demandeId } from '../../../constructeurs/identifiants.ts';
import { unMandat } from '../../../constructeurs/mandat.ts';
import { ligne, recevoir, suppression, uneBase } from '../outils.ts';

const JOUR = '2026-11-20';
const sansFiltre: FiltresDossiers = { recherche: '', departement: null, etat: null, mandat: null };

interface Fiche {
  readonly demande: Demande;
  readonly mandat: Mandat | null;
  readonly etats: readonly EtatCandidature[];
}

const noms = ['Élan', 'elan', 'Œuvrard', 'Lefèvre', 'LEFEVRE', 'Zola', 'Ådal', 'O’Brien', 'Dupont', 'Dupont-Moretti'];
const uneFiche = fc.record({
  nom: fc.constantFrom(...noms),
  prenom: fc.constantFrom('Ève', 'Zoé', 'Abel'),
  commune: fc.constantFrom('Orléans' as const, 'Paris 11e Arrondissement' as const, 'Bourges' as const),
  validation: fc.constantFrom('a_valider' as const, 'validee' as const, 'refusee' as const),
  validite: fc.integer({ min: 0, max: 3 }),
  mandat: fc.option(fc.record({ debut: fc.integer({ min: -40, max: 2 }), duree: fc.integer({ min: 0, max: 80 }) })),
  finales: fc.array(fc.constantFrom(...etatsCandidature.filter((e) => !estActive(e))), { maxLength: 2 }),
  active: fc.option(fc.constantFrom(...etatsCandidature.filter(estActive))),
});

function fiche(n: number, f: typeof uneFiche extends fc.Arbitrary<infer T> ? T : never): Fiche {
  const { demande } = uneDemande(n)
    .avecCommunes(f.commune)
    .avecDemandeur({ nom: f.nom, prenom: f.prenom })
    .avecRattachement(f.validation)
    .avec({ valableJusquau: ajouterJours(JOUR, f.validite) })
    .avecMandat();
  const debut = f.mandat === null ? null : ajouterJours(JOUR, f.mandat.debut);
  const mandat = debut === null ? null : unMandat(n).avecPeriode(debut, ajouterJours(debut, f.mandat!.duree)).valeur();
  return { demande, mandat, etats: [...f.finales, ...(f.active === null ? [] : [f.active])] };
}

function lignesDe({ demande, mandat, etats }: Fiche, n: number, numero: () => number): PullLigne[] {
  return [
    ligne('demande', numero(), demande),
    ...(mandat === null ? [] : [ligne('mandat', numero(), mandat)]),
    ...etats.map((etat, i) =>
      ligne(
        'candidature',
        numero(),
        uneCandidature(n * 10 + i)
          .deLaDemande(demande)
          .dansLEtat(etat)
          .valeur(),
      ),
    ),
  ];
}

/** Ce que la liste doit dire, sans base : filtrer, trier, découper. */
function naif(fiches: readonly Fiche[], filtres: FiltresDossiers, tri: 'nom' | 'valable_jusquau', sens: 'croissant' | 'decroissant') {
  const etatDe = (f: Fiche) => f.etats.find(estActive) ?? null;
  const garde = (f: Fiche) =>
    (filtres.departement === null || f.demande.departement === filtres.departement) &&
    (filtres.etat === null || (filtres.etat === 'aucune' ? etatDe(f) === null : etatDe(f) === filtres.etat)) &&
    (filtres.mandat !== 'rattachement_a_valider' || f.demande.rattachement.validation === 'a_valider') &&
    ((filtres.mandat !== 'en_vigueur' && filtres.mandat !== 'finit_sous_30_jours') ||
      (f.mandat !== null && estEnVigueur(f.mandat, JOUR))) &&
    (filtres.mandat !== 'finit_sous_30_jours' || f.mandat!.fin <= ajouterJours(JOUR, 30)) &&
    cleRecherche(filtres.recherche)
      .split(' ')
      .every((mot) =>
        cleRecherche(
          `${f.demande.demandeur.nom} ${f.demande.demandeur.prenom} ${f.demande.demandeur.nomNaissance} ${f.demande.demandeur.courriel} ${f.demande.communes[0]!.nom}`,
        )
          .split(/[^a-z0-9]/)
          .some((m) => m.startsWith(mot)),
      );
  const cle = ({ demande: { demandeur, valableJusquau } }: Fiche) => {
    const nom = `${cleRecherche(demandeur.nom)}\t${cleRecherche(demandeur.prenom)}`;
    return tri === 'nom' ? [nom] : [valableJusquau, nom];
  };
  const triees = fiches
    .filter(garde)
    .map((f, i) => ({ f, i }))
    .sort((a, b) => {
      const [ca, cb] = [cle(a.f).join('\u0000'), cle(b.f).join('\u0000')];
      return ca < cb ? -1 : ca > cb ? 1 : a.i - b.i;
    })
    .map(({ f }) => f);
  return (sens === 'croissant' ? triees : triees.reverse()).map((f) => ({
    demandeId: f.demande.id,
    etat: etatDe(f),
    mandatFin: f.mandat?.fin ?? null,
  }));
}

describe('la liste des dossiers', () => {
  test('chaque fenêtre est la tranche de la liste filtrée et triée sans base', () => {
    const base = uneBase();
    const vue = creerListeDossiers(base.lecture);
    let numero = 0;
    fc.assert(
      fc.property(
        fc.array(uneFiche, { maxLength: 25 }),
        fc.array(
          fc.record({
            filtres: fc.record({
              recherche: fc.constantFrom('', '', 'lefevre', 'Zo', 'œuvrard ève', 'orléans', 'el'),
              departement: fc.constantFrom(null, null, '45', '75', '99'),
              etat: fc.constantFrom(null, null, 'aucune' as const, ...etatsCandidature.filter(estActive)),
              mandat: fc.constantFrom(null, null, 'en_vigueur' as const, 'finit_sous_30_jours' as const, 'rattachement_a_valider' as const),
            }),
            tri: fc.constantFrom('nom' as const, 'valable_jusquau' as const),
            sens: fc.constantFrom('croissant' as const, 'decroissant' as const),
            debut: fc.integer({ min: 0, max: 30 }),
            nombre: fc.integer({ min: 1, max: 12 }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        (fs, demandes) => {
          const fiches = fs.map((f, i) => fiche(i + 1, f));
          const vider = base.lecture.prepare('SELECT id FROM demande').pluck().all() as string[];
          recevoir(base, [
            ...vider.map((id) => suppression('demande', ++numero, id)),
            ...fiches.flatMap((f, i) => lignesDe(f, i + 1, () => ++numero)),
          ]);
          for (const demande of demandes) {
            const attendue = naif(fiches, demande.filtres, demande.tri, demande.sens);
            const lue = vue(demande, JOUR);
            // Une recherche qui ne donnait rien a le droit de supposer une faute : sa liste est alors une autre.
            if (lue.rechercheCorrigee !== null) {
              expect(naif(fiches, { ...sansFiltre, recherche: demande.filtres.recherche }, 'nom', 'croissant')).toEqual([]);
              continue;
            }
            expect(lue.total).toBe(attendue.length);
            expect(lue.lignes.map(({ demandeId: id, etat, mandatFin }) => ({ demandeId: id, etat, mandatFin }))).toEqual(
              attendue.slice(demande.debut, demande.debut + demande.nombre),
            );
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test('elle suit chaque changement : lignes reçues, acte en attente, suppression', () => {
    const base = uneBase();
    const vue = creerListeDossiers(base.lecture);
    const lister = (filtres: Partial<FiltresDossiers> = {}) =>
      vue({ filtres: { ...sansFiltre, ...filtres }, tri: 'nom', sens: 'croissant', debut: 0, nombre: 10 }, JOUR);
    expect(lister()).toEqual({ total: 0, lignes: [], departements: [], rechercheCorrigee: null });
    recevoir(base, [ligne('demande', 1, uneDemande(1).valeur()), ligne('demande', 2, uneDemande(2).avecCommunes('Bourges').valeur())]);
    expect(lister().departements).toEqual([
      { code: '18', nombre: 1 },
      { code: '45', nombre: 1 },
    ]);
    expect(lister({ etat: 'aucune' }).total).toBe(2);
    const candidature = uneCandidature(1).valeur();
    base.ecriture.transaction(() =>
      enregistrerActe(base.ecriture, {
        commandeId: commandeId(1),
        nom: 'candidature.postuler',
        entree: {},
        saisieLe: '2026-11-20T09:00:00.000Z',
        pourLeCompteDe: demandeId(1),
        effet: { entite: 'candidature', candidature },
        echeance: null,
      }),
    )();
    expect(lister({ etat: 'aucune' }).total).toBe(1);
    expect(lister({ etat: 'deposee' }).lignes).toMatchObject([
      { demandeId: demandeId(1), enAttente: true, communes: ['Orléans'], mandatFin: null },
    ]);
    recevoir(base, [suppression('demande', 3, demandeId(1))]);
    expect(lister().lignes.map((l) => l.demandeId)).toEqual([demandeId(2)]);
    expect(lister({ recherche: 'orleans' }).total).toBe(0);
  });

  test('un document de forme inattendue ne prive pas de la liste', () => {
    const base = uneBase();
    const etrange = [...ligne('demande', 1, uneDemande(1).valeur())];
    etrange[etrange.length - 1] = '{"communes":{"nom":3}}';
    recevoir(base, [etrange as unknown as PullLigne, ligne('demande', 2, uneDemande(2).valeur())]);
    const { lignes } = creerListeDossiers(base.lecture)({ filtres: sansFiltre, tri: 'nom', sens: 'croissant', debut: 0, nombre: 10 }, JOUR);
    expect(lignes.map((l) => l.communes)).toEqual([['Orléans'], ['Orléans']]);
  });
});
