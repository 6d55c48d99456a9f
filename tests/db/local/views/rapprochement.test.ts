import { expect, test } from 'vitest';
import { enregistrerActe } from '../../../../db/local/apply/acte.ts';
import { creerVues } from '../../../../db/local/views/vues.ts';
import { genererDemonstration } from '../../../../demonstration/generateur/generer.ts';
import { estActive } from '../../../../domain/candidature/etapes.ts';
import { mandatCourant } from '../../../../domain/mandat/mandat.ts';
import { proximite } from '../../../../domain/offre/calculer-proximite.ts';
import { proximites } from '../../../../domain/offre/proximite.ts';
import { rapprocher } from '../../../../domain/rapprochement/rapprocher.ts';
import { AcademieId } from '../../../../domain/shared/ids.ts';
import { unDepot } from '../../../constructeurs/acte.ts';
import { uneCandidature } from '../../../constructeurs/candidature.ts';
import { uneDemande } from '../../../constructeurs/demande.ts';
import { demandeId, offreId, orleansTours } from '../../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../../constructeurs/jours.ts';
import { unMandat } from '../../../constructeurs/mandat.ts';
import { uneOffre } from '../../../constructeurs/offre.ts';
import { ligne, recevoir, suppression, uneBase } from '../outils.ts';

const tout = { debut: 0, nombre: 100 } as const;
const contexte = { academieId: orleansTours, le: aujourdhui };

test('des milliers de paires au hasard : le même verdict et les mêmes raisons qu’une double boucle naïve', () => {
  const { demandes, mandats, candidatures, offres } = genererDemonstration({ graine: 5, agents: 250, offres: 60, aujourdhui });
  const base = uneBase();
  let numero = 0;
  recevoir(base, [
    ...demandes.map((d) => ligne('demande', ++numero, d)),
    ...mandats.map((m) => ligne('mandat', ++numero, m)),
    ...candidatures.map((c) => ligne('candidature', ++numero, c)),
    ...offres.map((o) => ligne('offre', ++numero, o)),
  ]);
  const vues = creerVues(base);
  const academieId = AcademieId.parse('orleans-tours');
  let paires = 0;
  for (const offre of offres)
    for (const onglet of proximites) {
      const attendus = demandes
        .filter(
          (d) =>
            proximite(
              d.communes.map((c) => c.insee),
              offre.commune.insee,
            ) === onglet,
        )
        .map((demande) => {
          const mandat = mandatCourant(
            mandats.filter((m) => m.demandeId === demande.id),
            aujourdhui,
          );
          const siennes = candidatures.filter((c) => c.demandeId === demande.id);
          const { empechements, eligibilite, convient } = rapprocher({
            academieId,
            demande,
            mandat,
            candidatures: siennes,
            offre,
            le: aujourdhui,
          });
          return {
            demandeId: demande.id,
            convient,
            empechements,
            regles: eligibilite.raisons.map(({ regle, verdict }) => ({ regle, verdict })),
          };
        });
      const vue = vues.rapprocherAgents(
        offre,
        { offreId: offre.id, proximite: onglet, debut: 0, nombre: 10_000 },
        { academieId, le: aujourdhui },
      );
      const parId = (a: { demandeId: string }, b: { demandeId: string }): number => (a.demandeId < b.demandeId ? -1 : 1);
      expect(
        vue.agents
          .map(({ demandeId: id, convient, empechements, regles }) => ({ demandeId: id, convient, empechements, regles }))
          .sort(parId),
      ).toEqual(attendus.sort(parId));
      expect([vue.total, vue.conviennent, vue.comptes[onglet]]).toEqual([
        attendus.length,
        attendus.filter((a) => a.convient).length,
        attendus.length,
      ]);
      paires += attendus.length;
    }
  expect(paires).toBeGreaterThan(2_000);
  expect(candidatures.some((c) => estActive(c.etat))).toBe(true);
});

function recevoirAgents(...agents: [n: number, demande: ReturnType<typeof uneDemande>][]) {
  const base = uneBase();
  let numero = 0;
  recevoir(base, [
    ...agents.flatMap(([n, demande]) => [ligne('demande', ++numero, demande.valeur()), ligne('mandat', ++numero, unMandat(n).valeur())]),
    ligne('offre', ++numero, uneOffre(1).valeur()),
  ]);
  return base;
}
const agents = (
  base: ReturnType<typeof uneBase>,
  onglet: (typeof proximites)[number] = 'demandee',
  fenetre: { debut: number; nombre: number } = tout,
) =>
  creerVues(base)
    .rapprocherAgents(uneOffre(1).valeur(), { offreId: offreId(1), proximite: onglet, ...fenetre }, contexte)
    .agents.map(({ demandeId: id, convient }) => [id, convient]);

test('ceux qui conviennent d’abord, puis par nom, page après page', () => {
  const nomme = (n: number, nom: string) => uneDemande(n).avecDemandeur({ nom });
  const base = recevoirAgents([1, nomme(1, 'Zola')], [2, nomme(2, 'Abel').sansDossierValide()], [3, nomme(3, 'Martin')]);
  const attendus = [
    [demandeId(3), true],
    [demandeId(1), true],
    [demandeId(2), false],
  ];
  expect(agents(base)).toEqual(attendus);
  expect(agents(base, 'demandee', { debut: 2, nombre: 2 })).toEqual(attendus.slice(2));
});

test('une demande qui change de communes change d’onglet ; partie, elle n’est plus nulle part', () => {
  const base = recevoirAgents([1, uneDemande(1)]);
  expect(agents(base)).toEqual([[demandeId(1), true]]);
  recevoir(base, [ligne('demande', 10, uneDemande(1).avecCommunes('Olivet').valeur())]);
  expect([agents(base), agents(base, 'limitrophe')]).toEqual([[], [[demandeId(1), true]]]);
  recevoir(base, [suppression('demande', 11, demandeId(1))]);
  expect([agents(base, 'limitrophe'), base.lecture.prepare('SELECT count(*) FROM commune_demandee').pluck().get()]).toEqual([[], 0]);
});

test('une candidature en attente d’envoi occupe déjà l’agent, et il ne compte plus parmi les libres', () => {
  const base = recevoirAgents([1, uneDemande(1)], [2, uneDemande(2)]);
  const libres = () => creerVues(base).listerOffresOuvertes({ departement: null, typologie: null, ...tout }, aujourdhui).offres[0]?.libres;
  expect(libres()).toBe(2);
  enregistrerActe(base.ecriture, unDepot(1, uneCandidature(1).valeur()));
  expect([libres(), agents(base)]).toEqual([
    1,
    [
      [demandeId(2), true],
      [demandeId(1), false],
    ],
  ]);
});

test('les offres ouvertes se filtrent, et la date limite la plus proche passe d’abord', () => {
  const base = uneBase();
  recevoir(base, [
    ligne('offre', 1, uneOffre(1).avecDateLimite('2026-12-20').valeur()),
    ligne('offre', 2, uneOffre(2).avecDateLimite('2026-11-22').valeur()),
    ligne('offre', 3, uneOffre(3).avecDateLimite('2026-11-23').avecCommune('Bourges').avecTypologie('T4').valeur()),
    ligne('offre', 4, uneOffre(4).retiree().valeur()),
  ]);
  const lister = (choix: { departement?: string; typologie?: 'T4' } = {}) => {
    const lu = creerVues(base).listerOffresOuvertes({ departement: null, typologie: null, ...choix, ...tout }, aujourdhui);
    return [lu.total, lu.offres.map(({ offre }) => offre.id)];
  };
  expect(lister()).toEqual([2, [offreId(3), offreId(1)]]);
  expect(lister({ departement: '45' })).toEqual([1, [offreId(1)]]);
  expect(lister({ departement: '18', typologie: 'T4' })).toEqual([1, [offreId(3)]]);
  expect(lister({ departement: '45', typologie: 'T4' })).toEqual([0, []]);
  expect(creerVues(base).listerOffresOuvertes({ departement: '45', typologie: null, ...tout }, aujourdhui).departements).toEqual([
    '18',
    '45',
  ]);
});
