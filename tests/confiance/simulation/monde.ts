import type { Hasard } from '../../../demonstration/generateur/hasard.ts';
import type { Semence } from '../../../db/central/apply/semer.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { Mandat, Pouvoir } from '../../../domain/mandat/mandat.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import { ajouterJours, type Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { agentId, gestionnaireId, orleansTours, paris, posteId } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { academies } from '../../server/outils.ts';

/** Un gestionnaire et son poste. */
export interface GestionnaireDuMonde {
  readonly n: number;
  readonly id: string;
  readonly posteId: string;
  readonly academieId: AcademieId;
  readonly nom: string;
}

/** Deux académies, leurs gestionnaires, des agents avec et sans mandat, des offres : assez petit pour que tous se marchent sur les pieds. */
export interface Monde {
  readonly semence: Semence;
  readonly gestionnaires: readonly GestionnaireDuMonde[];
  readonly demandes: readonly Demande[];
  readonly conseillerId: string;
}

/** Ce qui trahit cet agent, où que ce soit écrit : son nom n'existe nulle part ailleurs. */
export const canari = (demande: Demande): string => demande.demandeur.nom.toLowerCase();

const PAR_ACADEMIE = 4;
/** Deux postes qui se gênent dans une académie, un autre ailleurs ; parfois un de plus. */
const POSTES = [2, 1] as const;
const nomDeCanari = (n: number): string => `Zqkanari${'abcdefghij'[n % 10]!.repeat(2)}`;

export function unMonde(hasard: Hasard, jour: Jour): Monde {
  const lieux = [orleansTours, paris];
  const dossiers = lieux.flatMap((academieId, a) =>
    Array.from({ length: PAR_ACADEMIE }, (_, i) => unDossier(hasard, a * PAR_ACADEMIE + i + 1, academieId, jour)),
  );
  const deTrop = hasard.pondere([
    [-1, 6],
    [0, 2],
    [1, 2],
  ] as const);
  const gestionnaires = lieux.flatMap((academieId, a) =>
    Array.from({ length: POSTES[a]! + (a === deTrop ? 1 : 0) }, (_, i) => unGestionnaire(10 * (a + 1) + i, academieId)),
  );
  return {
    gestionnaires,
    demandes: dossiers.map((d) => d.demande),
    conseillerId: gestionnaireId(99),
    semence: {
      jour,
      // Paris suit aussi les offres du Loiret : un même flux pour deux académies.
      academies: academies.map((a) => (a.id === paris ? { ...a, departementsOffres: ['75', '45'] } : a)),
      comptes: [],
      demandes: dossiers.map((d) => d.demande),
      mandats: dossiers.flatMap((d) => d.mandat ?? []),
      candidatures: [],
      offres: desOffres(jour),
    },
  };
}

const unGestionnaire = (n: number, academieId: AcademieId): GestionnaireDuMonde => ({
  n,
  id: gestionnaireId(n),
  posteId: posteId(n),
  academieId,
  nom: `Moreau${n}`,
});

const tousLesPouvoirs: readonly Pouvoir[] = ['voir_demande', 'voir_historique', 'candidater', 'annuler'];

/** Le plus souvent un agent en règle ; sinon rattachement à valider, sans mandat, mandat qui finit, ou pouvoirs partiels. */
function unDossier(hasard: Hasard, n: number, academieId: AcademieId, jour: Jour): { demande: Demande; mandat: Mandat | null } {
  const validation = hasard.chance(0.25) ? 'a_valider' : 'validee';
  const constructeur = uneDemande(n)
    .avec({ academieId, agentId: agentId(n) })
    .avecDemandeur({ nom: nomDeCanari(n), nomNaissance: nomDeCanari(n), courriel: `zqcourriel${n}@messagerie.test` })
    .avecRattachement(validation);
  const fin = ajouterJours(
    jour,
    hasard.pondere([
      [300, 7],
      [1, 1],
      [0, 1],
    ] as const),
  );
  const donnes = hasard.chance(0.8) ? tousLesPouvoirs : (['voir_demande', 'candidater'] as const);
  const { demande, mandat } = constructeur.avecMandat((m) => m.avecPouvoirs(...donnes).avecPeriode(ajouterJours(jour, -30), fin));
  return { demande, mandat: hasard.chance(0.85) ? mandat : null };
}

/** Deux offres par département, une retirée, une qui ferme ce soir. */
function desOffres(jour: Jour): Offre[] {
  const sans = (n: number) => uneOffre(n).avec({ nombreCandidatures: 0 });
  return [
    sans(1).valeur(),
    sans(2).avecDateLimite(jour).valeur(),
    sans(3).avecCommune('Tours').valeur(),
    sans(4).avecCommune('Tours').retiree().valeur(),
    sans(5).avecCommune('Paris').valeur(),
    sans(6).avecCommune('Paris').valeur(),
  ];
}
