import { gunzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import { ouvrirFamille } from '../../../db/central/apply/jetons.ts';
import { inscrirePoste } from '../../../db/central/apply/poste.ts';
import { enTransaction, type Pool } from '../../../db/central/open.ts';
import { porteurDuJeton } from '../../../db/central/views/porteur.ts';
import { fluxAcademie, fluxDepartement } from '../../../domain/contract/entities.ts';
import { cheminAppel } from '../../../domain/contract/serveur.ts';
import type { Jetons } from '../../../domain/contract/sync.ts';
import { creerServeur } from '../../../server/compose.ts';
import { registreAbsent } from '../../../server/registre/absent.ts';
import type { ZodApp } from '../../../server/zod-app.ts';
import { lectureDuPull, reponsesDuPush } from '../fil.ts';
import type { De, Histoire } from '../histoire.ts';
import type { GestionnaireDuMonde } from './monde.ts';
import type { Portes, Tache } from './portes.ts';
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
  /** Un pouls demandé : le serveur reconnaît-il ce jeton ; null s'il est mort avant de le dire. */
  readonly reconnaitre: (requete: Requete) => Promise<boolean | null>;
  /** Un agent ou le conseiller agit en ligne ; sa session est ouverte pour cet acte. */
  readonly appeler: (compteId: string, nom: string, entree: unknown) => Promise<void>;
  /** Le gestionnaire donne son mot de passe ; `pool` : avec ou sans portes. */
  readonly ouvrirSession: (g: GestionnaireDuMonde, pool: Pool) => Promise<Jetons>;
  /** Avant que l'histoire commence : tous les gestionnaires à leur poste. */
  readonly ouvrirLesSessions: () => Promise<Map<GestionnaireDuMonde, Jetons>>;
}

export function unServeurSimule(options: OptionsServeurSimule): ServeurSimule {
  const { portes, histoire, horloge, panne } = options;
  let tour = 0;
  const app = () => options.apps[tour++ % options.apps.length]!;

  /** Ce que ce travail rend ; null si le serveur est mort avant la fin, ou si ce travail a failli. */
  async function issueDe<T>({ tache, issue }: { readonly tache: Tache; readonly issue: Promise<T> }): Promise<T | null> {
    try {
      const rendu = await issue;
      return tache.tuee ? null : rendu;
    } catch (erreur) {
      if (!tache.tuee) panne(`${tache.nom} : ${String(erreur)}`);
      return null;
    }
  }

  async function servir(requete: Requete): Promise<ReponseServeur | null> {
    const place = requete.chemin === '/v1/pull' ? { prise: null as Place | null } : null;
    const recue = await issueDe(
      portes.lancer(
        `${requete.poste} ${requete.chemin}`,
        () => app().inject(enInjection(requete)),
        () => {
          if (place !== null) place.prise = histoire.reserver('serveur');
        },
      ),
    );
    if (recue === null) return null;
    const { statusCode: statut, headers, rawPayload } = recue;
    if (statut >= 500) panne(`${requete.chemin} a répondu ${statut} à ${requete.poste}`);
    const corps = headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload;
    const reponse = { statut, type: String(headers['content-type'] ?? ''), corps, lecture: null };
    return statut === 200 ? { ...reponse, lecture: raconter(requete, corps.toString(), place?.prise ?? null) } : reponse;
  }

  /** Ce que cette réponse montre entre dans l'histoire ; la photographie qu'elle livre, si c'en est une. */
  function raconter({ poste, chemin, corps }: Requete, recu: string, prise: Place | null): De<'photographie'> | null {
    if (chemin === '/v1/push') for (const fait of reponsesDuPush(poste, corps ?? '{}', recu)) histoire.noter('serveur', fait);
    const g = options.gestionnaires.find((x) => `poste:${x.n}` === poste);
    if (prise === null || g === undefined) return null;
    const { photographie, livraison } = lectureDuPull({ qui: poste, academieId: g.academieId, compteId: g.id }, prise.ordre, recu);
    const lecture = prise.remplir(photographie) as De<'photographie'>;
    histoire.noter('serveur', livraison);
    return lecture;
  }

  return {
    servir,
    async reconnaitre({ poste, acces }) {
      const reconnu = await issueDe(
        portes.lancer(`${poste} /v1/pouls`, async () => ({
          porteur: await enTransaction(portes.pool, null, (tx) => porteurDuJeton(tx, acces ?? '', horloge())),
        })),
      );
      return reconnu === null ? null : reconnu.porteur !== null;
    },
    async appeler(compteId, nom, entree) {
      const { acces } = await enTransaction(portes.libre, null, (tx) => ouvrirFamille(tx, { compteId, posteId: compteId }, horloge()));
      const lancee = portes.lancer(nom, () =>
        app().inject({ method: 'POST', url: cheminAppel(nom), headers: { authorization: `Bearer ${acces}` }, payload: entree as object }),
      );
      void issueDe(lancee).then((reponse) => {
        // Restée des heures à attendre son tour, la session de cet acte a fini : l'appelant se reconnecterait.
        if (reponse === null || reponse.statusCode === 401) return;
        const enveloppe = reponse.json<{ status?: string }>();
        if (reponse.statusCode >= 400 || !['ok', 'refused'].includes(enveloppe.status ?? ''))
          panne(`${nom} a répondu ${reponse.statusCode} ${reponse.body}`);
      });
    },
    async ouvrirLesSessions() {
      for (const [academieId, siens] of Map.groupBy(options.gestionnaires, (g) => g.academieId))
        await enTransaction(portes.libre, academieId, async (tx) => {
          for (const g of siens) await inscrirePoste(tx, academieId, g.posteId, g.id, horloge());
        });
      return enTransaction(portes.libre, null, async (tx) => {
        const jetons = new Map<GestionnaireDuMonde, Jetons>();
        for (const g of options.gestionnaires) jetons.set(g, await ouvrirFamille(tx, { compteId: g.id, posteId: g.posteId }, horloge()));
        return jetons;
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

/** Deux compressions sont offertes : ici la plus légère, les pages n'ont que quelques lignes. */
const enInjection = ({ chemin, entetes, corps }: Requete): InjectOptions => ({
  method: 'POST',
  url: chemin,
  headers: { ...entetes, 'accept-encoding': 'gzip' },
  ...(corps === null ? {} : { payload: corps }),
});

/** Le poste de ce gestionnaire lit ce flux. */
export const lit = (g: GestionnaireDuMonde, departements: readonly string[], flux: string): boolean =>
  flux === fluxAcademie(g.academieId) || departements.some((d) => flux === fluxDepartement(d));
