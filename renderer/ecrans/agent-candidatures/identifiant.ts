import type { Candidature } from '../../../domain/candidature/candidature.ts';

/** La fin de l'identifiant suffit à nommer une candidature au téléphone, et à la chercher (G88). */
export const identifiant = ({ id }: Pick<Candidature, 'id'>): string => id.slice(-8).toUpperCase();
