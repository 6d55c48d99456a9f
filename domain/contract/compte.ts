import { z } from 'zod';
import { CreerCompteInput, RefusCreerCompte } from '../compte/creer-compte.ts';
import { GenreLien, RefusLien } from '../compte/lien.ts';
import { reglesMotDePasse } from '../compte/mot-de-passe.ts';
import { remoteAct, remoteQuery } from './operation.ts';

const rien = z.strictObject({});
const Jeton = z.string().max(100);

export const RefusMotDePasse = z.object({ motif: z.literal('mot_de_passe_trop_faible'), regles: z.array(z.enum(reglesMotDePasse)).min(1) });

/** Le compte d'un agent : créé ici, activé par le lien reçu par courriel. La réponse est la même que l'adresse soit connue ou non. */
export const operationsCompte = {
  'compte.creer': remoteAct('public', CreerCompteInput, rien, RefusCreerCompte),
  'compte.oublie': remoteAct('public', z.strictObject({ courriel: z.email().max(254) }), rien, z.never()),
  /** Regarder un lien ne l'utilise pas : les antivirus de messagerie ouvrent les liens (G23). */
  'compte.lien': remoteQuery('public', z.strictObject({ jeton: Jeton }), z.object({ genre: GenreLien, courriel: z.string() }), RefusLien),
  'compte.choisir': remoteAct(
    'public',
    z.strictObject({ jeton: Jeton, motDePasse: z.string().max(200) }),
    z.object({ courriel: z.string() }),
    z.discriminatedUnion('motif', [...RefusLien.options, RefusMotDePasse]),
  ),
} as const;
