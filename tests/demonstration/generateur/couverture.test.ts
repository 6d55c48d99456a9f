import { describe, expect, test } from 'vitest';
import { genererDemonstration } from '../../../demonstration/generateur/generer.ts';
import { etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { doitRevalider } from '../../../domain/demande/revalider.ts';
import { normesLocatives } from '../../../domain/offre/offre.ts';
import { typologies } from '../../../domain/offre/typologie.ts';
import { estEnVigueur } from '../../../domain/mandat/mandat.ts';
import { ageRevolu, ajouterJours } from '../../../domain/shared/dates.ts';

const aujourdhui = '2026-11-23';
const generer = (graine: number) => genererDemonstration({ graine, agents: 200, offres: 40, aujourdhui });
const { demandes, mandats, candidatures, offres } = generer(1);
const compter = <T>(liste: readonly T[], critere: (x: T) => boolean): number => liste.filter(critere).length;

describe('la démonstration montre tout', () => {
  test.each([1, 2, 3, 42, 2026])('chaque état d’une candidature existe (graine %i)', (graine) => {
    const etats = new Set(generer(graine).candidatures.map((c) => c.etat));
    expect([...etatsCandidature].filter((e) => !etats.has(e))).toEqual([]);
  });

  const couple = ['mariage', 'pacs', 'concubinage'];
  const enVigueur = (m: (typeof mandats)[number]): boolean => estEnVigueur(m, aujourdhui);
  const situations: readonly [nom: string, nombre: number][] = [
    ['un agent sans mandat', compter(demandes, (d) => !mandats.some((m) => m.demandeId === d.id))],
    ['un mandat en vigueur', compter(mandats, enVigueur)],
    ['un mandat retiré', compter(mandats, (m) => m.retireLe !== null)],
    ['un mandat terminé', compter(mandats, (m) => m.fin < aujourdhui)],
    ['un mandat qui finit aujourd’hui', compter(mandats, (m) => m.fin === aujourdhui)],
    ['un mandat qui finit bientôt', compter(mandats, (m) => enVigueur(m) && m.fin <= ajouterJours(aujourdhui, 30) && m.fin > aujourdhui)],
    ['un mandat pas commencé', compter(mandats, (m) => m.debut > aujourdhui)],
    ['un mandat sans pouvoir de candidater', compter(mandats, (m) => enVigueur(m) && !m.pouvoirs.includes('candidater'))],
    ['un rattachement à valider', compter(demandes, (d) => d.rattachement.validation === 'a_valider')],
    ['un rattachement refusé', compter(demandes, (d) => d.rattachement.validation === 'refusee')],
    ['un codemandeur rattaché', compter(demandes, (d) => d.rattachement.a === 'codemandeur')],
    [
      'une demande près de son renouvellement',
      compter(demandes, (d) => d.valableJusquau >= aujourdhui && d.valableJusquau <= ajouterJours(aujourdhui, 30)),
    ],
    ['une demande radiée', compter(demandes, (d) => d.valableJusquau < aujourdhui)],
    ['un dossier non validé', compter(demandes, (d) => d.dossierValideLe === null)],
    ['une demande à revalider par un code', compter(demandes, doitRevalider)],
    ['un codemandeur sans emploi', compter(demandes, (d) => d.codemandeur !== null && d.codemandeur.activite !== 'emploi')],
    ['une personne hébergée', compter(demandes, (d) => d.logementActuel === 'heberge')],
    ['une pièce à déposer', compter(demandes, (d) => d.pieces.some((p) => p.deposeeLe === null))],
    ['une pièce périmée', compter(demandes, (d) => d.pieces.some((p) => p.valableJusquau !== null && p.valableJusquau < aujourdhui))],
    ['une naissance attendue', compter(demandes, (d) => d.menage.naissancesAttendues > 0)],
    ['une situation de handicap', compter(demandes, (d) => d.demandeur.enSituationHandicap)],
    [
      'un jeune ménage',
      compter(
        demandes,
        (d) =>
          d.codemandeur !== null &&
          couple.includes(d.menage.lienCodemandeur ?? '') &&
          d.menage.personnesACharge.length === 0 &&
          ageRevolu(d.demandeur.dateNaissance, aujourdhui) + ageRevolu(d.codemandeur.dateNaissance, aujourdhui) <= 55,
      ),
    ],
    ['une aide au logement', compter(demandes, (d) => d.ressources.aideAuLogement > 0)],
    ['un numéro unique régional', compter(demandes, (d) => d.numeroUnique.type === 'nur' && d.numeroUnique.valeur.startsWith('111'))],
    ['un numéro unique de 17 caractères', compter(demandes, (d) => d.numeroUnique.valeur.length === 17)],
    ['une offre close', compter(offres, (o) => o.etat === 'publiee' && o.dateLimite < aujourdhui)],
    ['une offre qui ferme ce soir', compter(offres, (o) => o.etat === 'publiee' && o.dateLimite === aujourdhui)],
    ['une offre retirée', compter(offres, (o) => o.etat === 'retiree')],
    ['une offre attribuée', compter(offres, (o) => o.etat === 'attribuee')],
    ['un logement adapté', compter(offres, (o) => o.adaptePmr)],
    ['une candidature posée par un gestionnaire', compter(candidatures, (c) => c.evenements[0]?.auteur.role === 'gestionnaire')],
    ['une candidature posée par l’agent', compter(candidatures, (c) => c.evenements[0]?.auteur.role === 'agent')],
  ];
  test.each(situations)('%s', (_, nombre) => expect(nombre).toBeGreaterThan(0));

  test('les offres ont toutes les normes, toutes les tailles, toutes les étiquettes', () => {
    expect(new Set(offres.map((o) => o.normeLocative))).toEqual(new Set(normesLocatives));
    expect(new Set(offres.map((o) => o.typologie))).toEqual(new Set(typologies));
    expect([...new Set(offres.map((o) => o.ges))].sort()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
  });

  test('les noms varient, avec des accents, des traits d’union et des apostrophes', () => {
    const noms = demandes.map((d) => `${d.demandeur.prenom} ${d.demandeur.nom}`);
    expect(new Set(noms).size).toBeGreaterThan(180);
    for (const signe of [/[éèêëïçœ]/i, /-/, /'/, / (Le|Da|Du|De La) /]) expect(compter(noms, (n) => signe.test(n))).toBeGreaterThan(0);
  });
});
