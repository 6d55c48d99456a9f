import { ResumeOffre } from '../../../domain/candidature/candidature.ts';
import { echeanceDeReponse } from '../../../domain/candidature/appliquer.ts';
import { Candidature } from '../../../domain/candidature/candidature.ts';
import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import type { LigneInstruction } from '../../../domain/contract/instruction.ts';
import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';

/** Ce qu'un instructeur cherche dans ses files ; `null` : tout. La cloison de la transaction dit déjà de qui sont les lignes. */
export interface FiltreInstruction {
  readonly recherche: string;
  readonly academie?: string | null;
  readonly departement?: string | null;
  readonly offreId?: string | null;
  readonly bailleurId?: string | null;
}

interface Fenetre {
  readonly debut: number;
  readonly nombre: number;
}
