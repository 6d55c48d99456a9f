import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { ouvrirFamille } from '../../../db/central/apply/jetons.ts';
import { inscrirePoste } from '../../../db/central/apply/poste.ts';
import { enTransaction, type Pool } from '../../../db/central/open.ts';
import { porteurDuJeton } from '../../../db/central/views/porteur.ts';
import { fluxAcademie, fluxDepartement } from '../../../domain/contract/entities.ts';
import { cheminAppel } from '../../../domain/contract/serveur.ts';
import type { Jetons, PullDebut, PullFin, PullLigne, PushReponse } from '../../../domain/contract/sync.ts';
import { jourAParis } from '../../../domain/shared/dates.ts';
import { creerServeur } from '../../../server/compose.ts';
import { registreAbsent } from '../../../server/registre/absent.ts';
import type { ZodApp } from '../../../server/zod-app.ts';
import type { De, Histoire, LigneLivree } from '../histoire.ts';
import type { GestionnaireDuMonde } from './monde.ts';
import type { Portes } from './portes.ts';
import type { ReponseServeur, Requete } from './reseau.ts';

/** L'heure que lisent les serveurs : chaque graine y met la sienne. */
export interface Cadran {
  lire: () => Date;
}

/** Deux vrais serveurs sur la même base, construits une fois : tout leur état est dans PostgreSQL. */
export const desServeurs = (pool: Pool, cadran: Cadran): Promise<ZodApp[]> =>
  Promise.all(
    [0, 1].map(() =>
      creerServeur({
        pool,
        horloge: () => cadran.lire(),
        annonces: { abonner: () => () => undefined, fermer: async () => undefined },
        registre: registreAbsent,
        adressePublique: () => 'https://logement.essai.test',
        demonstration: null,
        debit: 1_000_000_000,
      }),
    ),
  );

export interface OptionsServeurSimule {
  readonly apps: readonly ZodApp[];
  readonly portes: Portes;
  readonly histoire: Histoire;
  readonly gestionnaires: readonly GestionnaireDuMonde[];
  readonly horloge: () => Date;
  /** Le serveur a répondu 500 sans qu'on l'ait tué. */
  readonly panne: (quoi: string) => void;
}

export interface ServeurSimule {
  readonly servir: (requete: Requete) => Promise<ReponseServeur | null>;
  readonly reconnaitre: (requete: Requete) => Promise<boolean>;
  /** Un agent ou le conseiller agit en ligne ; sa session est ouverte pour cet acte. */
  readonly appeler: (compteId: string, nom: string, entree: unknown) => Promise<void>;
  /** Le gestionnaire donne son mot de passe ; `pool` : avec ou sans portes. */
  readonly ouvrirSession: (g: GestionnaireDuMonde, pool: Pool) => Promise<Jetons>;
}

export function unServeurSimule(options: OptionsServeurSimule): ServeurSimule {
  const { portes, histoire, horloge, panne } = options;
  let tour = 0;
  const app = () => options.apps[tour++ % options.apps.length]!;

  async function servir(requete: Requete): Promise<ReponseServeur | null> {
    const place = requete.chemin === '/v1/pull' ? { prise: null as Place | null } : null;
    const { tache, issue } = portes.lancer(
      `${requete.poste} ${requete.chemin}`,
      () =>
        app().inject({
          method: 'POST',
          url: requete.chemin,
          headers: requete.entetes,
          ...(requete.corps === null ? {} : { payload: requete.corps }),
        }),
      () => {
        if (place !== null) place.prise = histoire.reserver('serveur');
      },
    );
    const { statusCode: statut, headers, rawPayload } = await issue;
    if (tache.tuee) return null;
    if (statut >= 500) panne(`${requete.chemin} a répondu ${statut} à ${requete.poste}`);
    const corps = decompresser(rawPayload, headers['content-encoding']);
    const reponse = { statut, type: String(headers['content-type'] ?? ''), corps, lecture: null };
    if (statut !== 200) return reponse;
    if (requete.chemin === '/v1/push') noterReponses(histoire, requete, corps);
    const g = options.gestionnaires.find((x) => `poste:${x.n}` === requete.poste);
    return place?.prise && g !== undefined ? { ...reponse, lecture: noterLivraison(histoire, place.prise, g, corps) } : reponse;
  }

  return {
    servir,
    reconnaitre: async ({ acces }) =>
      (await enTransaction(portes.libre, null, (tx) => porteurDuJeton(tx, acces ?? '', horloge()))) !== null,
    async appeler(compteId, nom, entree) {
      const { acces } = await enTransaction(portes.libre, null, (tx) => ouvrirFamille(tx, { compteId, posteId: compteId }, horloge()));
      const { tache, issue } = portes.lancer(nom, () =>
        app().inject({ method: 'POST', url: cheminAppel(nom), headers: { authorization: `Bearer ${acces}` }, payload: entree as object }),
      );
      void issue.then((reponse) => {
        if (tache.tuee) return;
        const enveloppe = reponse.json<{ status?: string }>();
        if (reponse.statusCode >= 400 || !['ok', 'refused'].includes(enveloppe.status ?? ''))
          panne(`${nom} a répondu ${reponse.statusCode} ${reponse.body}`);
      });
    },
    async ouvrirSession(g, pool) {
      const inscrit = await enTransaction(pool, g.academieId, (tx) => inscrirePoste(tx, g.academieId, g.posteId, g.id, horloge()));
      if (inscrit === null) throw new Error('ce poste est à un autre compte');
      return enTransaction(pool, null, (tx) => ouvrirFamille(tx, { compteId: g.id, posteId: g.posteId }, horloge()));
    },
  };
}

type Place = ReturnType<Histoire['reserver']>;

const decompresser = (corps: Buffer, encodage: unknown): Buffer =>
  encodage === 'zstd' ? zstdDecompressSync(corps) : encodage === 'gzip' ? gunzipSync(corps) : corps;

function noterReponses(histoire: Histoire, { poste, corps: envoye }: Requete, corps: Buffer): void {
  const { commandes } = JSON.parse(envoye ?? '{}') as { commandes: { commandeId: string; rang: number }[] };
  const rangs = new Map(commandes.map((c) => [c.commandeId, c.rang]));
  for (const { commandeId, ...reponse } of (JSON.parse(corps.toString()) as PushReponse).reponses) {
    histoire.noter('serveur', { quoi: 'reponse', poste, commandeId, rang: rangs.get(commandeId) ?? 0, reponse });
  }
}

/** Écrit la photographie à la place gardée quand elle a été prise, et ce qui en a été livré. Rend la photographie. */
function noterLivraison(histoire: Histoire, place: Place, g: GestionnaireDuMonde, corps: Buffer): De<'photographie'> {
  const lignes = corps
    .toString()
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as unknown);
  const debut = lignes[0] as PullDebut;
  const fin = lignes.at(-1) as PullFin;
  const lecture = place.ordre;
  const photographie = place.remplir({
    quoi: 'photographie',
    lecture,
    lecteur: `poste:${g.n}`,
    academieId: g.academieId,
    compteId: g.id,
    jour: jourAParis(debut.quand),
    flux: debut.flux.map(({ id, depuis, tete, repart }) => ({ id, depuis, tete, repart })),
  });
  const livrees = (lignes.slice(1, -1) as PullLigne[]).map((l) => ligneLivree(l, debut));
  histoire.noter('serveur', { quoi: 'livraison', lecture, complet: fin.complet, lignes: livrees });
  return photographie as De<'photographie'>;
}

function ligneLivree([position, numero, entite, id, ...colonnes]: PullLigne, debut: PullDebut): LigneLivree {
  const supprimee = colonnes.length === 0;
  const demandeId = supprimee || entite === 'o' ? null : entite === 'd' ? id : String(colonnes[0]);
  return { flux: debut.flux[position]?.id ?? 'inconnu', numero, entite, id, demandeId, supprimee };
}

/** Le poste de ce gestionnaire lit ce flux. */
export const lit = (g: GestionnaireDuMonde, departements: readonly string[], flux: string): boolean =>
  flux === fluxAcademie(g.academieId) || departements.some((d) => flux === fluxDepartement(d));
