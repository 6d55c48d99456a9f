import type { Demande, Menage, Personne, Rattachement } from '../../domain/demande/demande.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import { type NomDeCommune, uneCommune } from './commune.ts';
import { agentId, demandeId, orleansTours } from './identifiants.ts';
import { midi } from './jours.ts';
import { type ConstructeurMandat, unMandat } from './mandat.ts';
import { unePersonne } from './personne.ts';

export interface ConstructeurDemande {
  /** Remplace n'importe quel trait. */
  readonly avec: (traits: Partial<Demande>) => ConstructeurDemande;
  readonly avecDemandeur: (traits: Partial<Personne>) => ConstructeurDemande;
  /** Ajoute une seconde personne ; un couple marié par défaut. */
  readonly avecCodemandeur: (traits?: Partial<Personne>, lien?: Menage['lienCodemandeur']) => ConstructeurDemande;
  readonly avecACharge: (...personnes: Menage['personnesACharge']) => ConstructeurDemande;
  readonly avecNaissances: (nombre: number) => ConstructeurDemande;
  /** Le revenu fiscal de référence d'une année ; les autres années restent. */
  readonly avecRevenuFiscal: (annee: number, montant: number) => ConstructeurDemande;
  readonly avecRessources: (mensuelles: number, aideAuLogement?: number) => ConstructeurDemande;
  /** Les communes demandées, dans l'ordre ; le département suit la première. */
  readonly avecCommunes: (...noms: [NomDeCommune, ...NomDeCommune[]]) => ConstructeurDemande;
  readonly avecRattachement: (validation: Rattachement['validation']) => ConstructeurDemande;
  readonly sansDossierValide: () => ConstructeurDemande;
  /** Termine la chaîne : la demande et un mandat pour elle, en vigueur sauf retouche. */
  readonly avecMandat: (retouche?: (mandat: ConstructeurMandat) => ConstructeurMandat) => {
    readonly demande: Demande;
    readonly mandat: Mandat;
  };
  readonly valeur: () => Demande;
}

/** La demande d'un agent seul d'Orléans, rattachement et dossier validés ; tout ce qu'il faut pour postuler, sauf le mandat. */
export const uneDemande = (n = 1): ConstructeurDemande =>
  construire(n, {
    id: demandeId(n),
    academieId: orleansTours,
    agentId: agentId(n),
    numeroUnique: { valeur: `0450526${String(n).padStart(6, '0')}GDPUB`, type: 'nud' },
    deposeeLe: '2026-05-12',
    valableJusquau: '2027-05-11',
    actualiseeLe: midi('2026-11-02'),
    demandeur: unePersonne({ courriel: `helene.lefevre${n}@messagerie.test` }),
    codemandeur: null,
    menage: { lienCodemandeur: null, personnesACharge: [], naissancesAttendues: 0 },
    ressources: {
      revenusFiscaux: [
        { annee: 2023, montant: 20_600 },
        { annee: 2024, montant: 21_400 },
      ],
      mensuelles: 2_050,
      aideAuLogement: 0,
    },
    motif: 'mutation',
    situationFamiliale: 'celibataire',
    logementActuel: 'autre',
    prioritaire: false,
    departement: '45',
    communes: [uneCommune('Orléans')],
    rattachement: {
      a: 'demandeur',
      siret: '17450430800019',
      employeur: 'Académie d’Orléans-Tours',
      matricule: `M${String(n).padStart(6, '0')}`,
      dateEntree: '2019-09-01',
      cdi: true,
      validation: 'validee',
      codeEntreprise: null,
      motifRefus: null,
    },
    pieces: [],
    dossierValideLe: '2026-11-02',
    importeeLe: '2026-05-12',
    codeConfirmeLe: midi('2026-05-12'),
    changements: [],
  });

function construire(n: number, demande: Demande): ConstructeurDemande {
  const avec = (traits: Partial<Demande>): ConstructeurDemande => construire(n, { ...demande, ...traits });
  const menage = (traits: Partial<Menage>): Pick<Demande, 'menage'> => ({ menage: { ...demande.menage, ...traits } });
  return {
    avec,
    avecDemandeur: (traits) => avec({ demandeur: { ...demande.demandeur, ...traits } }),
    avecCodemandeur: (traits = {}, lien = 'mariage') =>
      avec({
        ...menage({ lienCodemandeur: lien }),
        codemandeur: unePersonne({
          civilite: 'monsieur',
          prenom: 'Jérôme',
          courriel: `jerome${n}@messagerie.test`,
          securiteSocialeMasquee: '18905',
          ...traits,
        }),
      }),
    avecACharge: (...personnesACharge) => avec(menage({ personnesACharge })),
    avecNaissances: (naissancesAttendues) => avec(menage({ naissancesAttendues })),
    avecRevenuFiscal: (annee, montant) =>
      avec({
        ressources: {
          ...demande.ressources,
          revenusFiscaux: [...demande.ressources.revenusFiscaux.filter((r) => r.annee !== annee), { annee, montant }],
        },
      }),
    avecRessources: (mensuelles, aideAuLogement = 0) => avec({ ressources: { ...demande.ressources, mensuelles, aideAuLogement } }),
    avecCommunes: (...noms) => avec({ communes: noms.map(uneCommune), departement: uneCommune(noms[0]).departement }),
    avecRattachement: (validation) => avec({ rattachement: { ...demande.rattachement, validation } }),
    sansDossierValide: () => avec({ dossierValideLe: null }),
    avecMandat: (retouche = (m) => m) => {
      const { id, academieId, agentId: agent } = demande;
      return {
        demande: structuredClone(demande),
        mandat: retouche(unMandat(n).avec({ demandeId: id, academieId, agentId: agent })).valeur(),
      };
    },
    valeur: () => structuredClone(demande),
  };
}

/** Ce que le service logement a lu d'un rattachement quand il le juge. */
export const rattachementLu = ({ id, rattachement: { siret, matricule } }: Demande) => ({ demandeId: id, siret, matricule });
