import type { EspaceAgent } from '../../../domain/contract/agent.ts';
import { useLecture } from '../../client/lecture.ts';

/** Tout l'espace de l'agent connecté, relu dès que le serveur annonce un changement. */
export const useEspace = (): EspaceAgent => useLecture('agent.espace', {});

type AvecDemande = EspaceAgent & { readonly demande: NonNullable<EspaceAgent['demande']> };

/** Vrai quand une demande est importée : les écrans du dossier n'existent pas avant. */
export const aUneDemande = (espace: EspaceAgent): espace is AvecDemande => espace.demande !== null;
export type EspaceAvecDemande = AvecDemande;
