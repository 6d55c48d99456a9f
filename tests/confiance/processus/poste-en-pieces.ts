import { rmSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { creerVues } from '../../../db/local/views/vues.ts';
import { lireCandidatures } from '../../../db/local/facts/lire.ts';
import type { RefusOuvrirSession } from '../../../domain/contract/session.ts';
import { CandidatureId } from '../../../domain/shared/ids.ts';
import type { Result } from '../../../domain/shared/result.ts';
import { type Ouverture, type OuvertureGestionnaire, ouvrirSession } from '../../../electron/host/ouverture.ts';
import type { Session } from '../../../electron/host/session.ts';
import { operationsCandidature } from '../../../electron/operations/candidature.ts';
import { type GardeJetons, garderJetons, porteDeLaBase } from '../../../electron/sync/jetons.ts';
import { tirer } from '../../../electron/sync/pull.ts';
import { type Etape, type Lien, pousser } from '../../../electron/sync/push.ts';
import { demandeId, offreId } from '../../constructeurs/identifiants.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { CLE_D_ESSAI } from '../../outils/poste.ts';
import type { Fait } from '../histoire.ts';
import { type GestionnaireReel, MOT_DE_PASSE } from './monde.ts';

type Acte = Extract<Fait, { quoi: 'acte' }>;

/** Un vrai poste dont l'essai fait tourner chaque pièce à la main : un échange, et un seul, quand il le veut. */
export interface PosteEnPieces {
  readonly dossier: string;
  readonly session: Session;
  readonly jetons: GardeJetons;
  /** L'avance de son horloge : au-delà d'un quart d'heure, son jeton d'accès est à renouveler. */
  avanceMs: number;
  readonly pousser: () => Promise<Etape | { readonly genre: 'rien' }>;
  readonly tirer: (encodage?: 'zstd' | 'gzip') => Promise<Etape>;
  /** Postuler pour le n-ième agent, ou annuler sa candidature ; rend ce que l'écran dirait enregistré. */
  readonly agir: (n: number) => Acte;
  readonly fermer: () => void;
}

export interface OptionsEnPieces {
  readonly serveur: string;
  readonly gestionnaire: GestionnaireReel;
  readonly dossier: string;
}

/** Une connexion, telle que l'écran la demande. */
export const connecter = ({ serveur, gestionnaire, dossier }: OptionsEnPieces): Promise<Result<Ouverture, RefusOuvrirSession>> =>
  ouvrirSession(
    { dossier, serveur, cle: CLE_D_ESSAI, fetch: globalThis.fetch, horloge: () => new Date() },
    { courriel: gestionnaire.courriel, motDePasse: MOT_DE_PASSE },
  );

export async function unPosteEnPieces(o: { serveur: string; gestionnaire: GestionnaireReel }): Promise<PosteEnPieces> {
  const dossier = dossierEphemere('poste-pieces-');
  const ouverte = await connecter({ ...o, dossier });
  if (!ouverte.ok || ouverte.value.genre !== 'gestionnaire') throw new Error(`connexion refusée : ${JSON.stringify(ouverte)}`);
  return monter(dossier, o.serveur, ouverte.value);
}

function monter(
  dossier: string,
  serveur: string,
  { base, posteId, gestionnaire, academie, horsLigne }: OuvertureGestionnaire,
): PosteEnPieces {
  const lien: Lien = { base, serveur, posteId, fetch: globalThis.fetch };
  const horloge = (): Date => new Date(Date.now() + poste.avanceMs);
  const jetons = garderJetons({ porte: porteDeLaBase(base), serveur, fetch: lien.fetch, horloge });
  // Aucun moteur : l'essai est seul à décider quand un échange a lieu.
  const moteur = { demander: () => undefined } as unknown as Session['moteur'];
  const session: Session = { gestionnaire, academie, horsLigne, base, vues: creerVues(base), moteur, horloge, consultation: null };
  const candidatures = operationsCandidature(() => undefined);
  const acces = async (): Promise<string> => {
    const donne = await jetons.acces();
    if (donne.genre !== 'acces') throw new Error(`pas d’accès : ${JSON.stringify(donne)}`);
    return donne.acces;
  };
  const poste: PosteEnPieces = {
    dossier,
    session,
    jetons,
    avanceMs: 0,
    pousser: async () => pousser(lien, await acces()),
    tirer: async (encodage = 'zstd') => tirer({ ...lien, fetch: enAcceptant(encodage) }, await acces()),
    agir(n) {
      const pour = demandeId(n);
      const active = lireCandidatures(base.lecture, pour).find((c) => c.etat === 'deposee');
      const fait =
        active === undefined
          ? candidatures['candidature.postuler'](
              { candidatureId: CandidatureId.parse(uuidv7()), demandeId: pour, offreId: offreId(1 + (n % 5)) },
              session,
            )
          : candidatures['candidature.annuler']({ candidatureId: active.id }, session);
      if (!('ok' in fait) || !fait.ok) throw new Error(`acte refusé : ${JSON.stringify(fait)}`);
      return dernierActe(base);
    },
    fermer() {
      base.fermer();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
  return poste;
}

const enAcceptant =
  (encodage: string): Lien['fetch'] =>
  (url, init) =>
    globalThis.fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), 'accept-encoding': encodage } });

function dernierActe({ lecture }: Session['base']): Acte {
  const [dernier] = lecture
    .prepare('SELECT commande_id AS commandeId, rang, nom, demande_id AS demandeId FROM outbox ORDER BY rang DESC LIMIT 1')
    .all() as Omit<Acte, 'quoi'>[];
  return { quoi: 'acte', ...dernier! };
}
