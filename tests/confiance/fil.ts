import type { PullDebut, PullFin, PullLigne, PushReponse } from '../../domain/contract/sync.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import type { Fait, LigneLivree, Qui, Reponse } from './histoire.ts';

type FaitLu<Q extends Fait['quoi']> = Extract<Fait, { quoi: Q }>;

/** Ce qu'une réponse du serveur à un envoi dit de chaque acte. */
export function reponsesDuPush(poste: Qui, envoye: string, recu: string): FaitLu<'reponse'>[] {
  const { commandes } = JSON.parse(envoye) as { commandes: { commandeId: string; rang: number }[] };
  const rangs = new Map(commandes.map((c) => [c.commandeId, c.rang]));
  return (JSON.parse(recu) as PushReponse).reponses.map(({ commandeId, ...reponse }) => ({
    quoi: 'reponse',
    poste,
    commandeId,
    rang: rangs.get(commandeId) ?? 0,
    reponse: reponse as Reponse,
  }));
}

interface Lecteur {
  readonly qui: Qui;
  readonly academieId: string;
  readonly compteId: string;
}

/** Ce qu'une page entière montre : la photographie de la base, et les lignes livrées. */
export function lectureDuPull(
  lecteur: Lecteur,
  lecture: number,
  page: string,
): { photographie: FaitLu<'photographie'>; livraison: FaitLu<'livraison'> } {
  const lignes = page
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as unknown);
  const debut = lignes[0] as PullDebut;
  const { complet } = lignes.at(-1) as PullFin;
  return {
    photographie: {
      quoi: 'photographie',
      lecture,
      lecteur: lecteur.qui,
      academieId: lecteur.academieId,
      compteId: lecteur.compteId,
      jour: jourAParis(debut.quand),
      flux: debut.flux.map(({ id, depuis, tete, repart }) => ({ id, depuis, tete, repart })),
    },
    livraison: { quoi: 'livraison', lecture, complet, lignes: (lignes.slice(1, -1) as PullLigne[]).map((l) => ligneLivree(l, debut)) },
  };
}

function ligneLivree([position, numero, entite, id, ...colonnes]: PullLigne, debut: PullDebut): LigneLivree {
  const supprimee = colonnes.length === 0;
  const demandeId = supprimee || entite === 'o' ? null : entite === 'd' ? id : String(colonnes[0]);
  return { flux: debut.flux[position]?.id ?? 'inconnu', numero, entite, id, demandeId, supprimee };
}
