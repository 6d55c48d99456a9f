import type { EtatSession } from '../../../domain/contract/session.ts';

export type SessionOuverte = Extract<EtatSession, { statut: 'ouverte' }>;
export type SessionEnLigne = Extract<EtatSession, { statut: 'en_ligne' }>;
