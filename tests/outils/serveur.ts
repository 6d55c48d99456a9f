import { genererDemonstration, type Demonstration } from '../../demonstration/generateur/generer.ts';
import { semer } from '../../db/central/apply/semer.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { creerServeur } from '../../server/compose.ts';
import { courrielSmtp } from '../../server/courriel/smtp.ts';
import { demonstrationDuServeur } from '../../server/demonstration.ts';
import { ecouterAnnonces } from '../../server/pouls/annonces.ts';
import { registreAbsent } from '../../server/registre/absent.ts';
import type { RegistreDemandes } from '../../server/registre/registre.ts';
import { demarrerEnvoi } from '../../server/tasks/envoyer-courriels.ts';
import { copierCentrale, uneBaseCentrale, type BaseCentrale } from './postgres.ts';
import { portLibre } from './processus.ts';

/** Un vrai serveur central sur de vraies données de démonstration, que l'on arrête et relance à la même adresse. */
export interface ServeurDEssai {
  readonly url: string;
  readonly base: BaseCentrale;
  readonly donnees: Demonstration;
  readonly demarrer: (reglages?: { readonly joursHorsLigne?: number }) => Promise<void>;
  readonly arreter: () => Promise<void>;
  /** Une copie de la base, telle qu'elle est : une sauvegarde. Le serveur doit être arrêté. */
  readonly sauvegarder: () => Promise<BaseCentrale>;
  /** Le serveur repartira sur cette sauvegarde, avec une époque neuve. */
  readonly restaurer: (sauvegarde: BaseCentrale) => Promise<void>;
  readonly fermer: () => Promise<void>;
}

export interface OptionsServeurDEssai {
  readonly agents?: number;
  readonly offres?: number;
  readonly horloge?: () => Date;
  /** Où partent les courriels (`unSmtp`) ; absent, ils attendent dans la base. */
  readonly smtp?: string;
  /** Le registre des demandes ; absent, il ne répond pas. */
  readonly registre?: RegistreDemandes;
  /** Les pages de la démonstration ; absent, le serveur n'en est pas une. */
  readonly demonstration?: { readonly portail: string | null; readonly courriels: string | null };
  /** Le dossier de l'écran construit, pour la page du lien. */
  readonly ecran?: string;
}

export async function unServeur(options: OptionsServeurDEssai = {}): Promise<ServeurDEssai> {
  const horloge = options.horloge ?? (() => new Date());
  let base = await uneBaseCentrale();
  const aujourdhui = jourAParis(horloge().toISOString());
  const donnees = genererDemonstration({ graine: 7, agents: options.agents ?? 60, offres: options.offres ?? 40, aujourdhui });
  await semer(base.pool, { jour: aujourdhui, ...donnees });
  const port = await portLibre();
  const url = `http://127.0.0.1:${port}`;
  let bas: (() => Promise<void>) | null = null;
  const arreter = async () => {
    await bas?.();
    bas = null;
  };
  const demarrer: ServeurDEssai['demarrer'] = async (reglages = {}) => {
    const annonces = ecouterAnnonces(base.url);
    const app = await creerServeur({
      pool: base.pool,
      horloge,
      annonces,
      registre: options.registre ?? registreAbsent,
      adressePublique: () => url,
      demonstration: options.demonstration === undefined ? null : demonstrationDuServeur(options.demonstration),
      debit: 100_000,
      ...reglages,
      ...(options.ecran === undefined ? {} : { ecran: options.ecran }),
    });
    await app.listen({ port, host: '127.0.0.1' });
    const envoi =
      options.smtp === undefined
        ? null
        : demarrerEnvoi({ pool: base.pool, courriel: courrielSmtp({ url: options.smtp }), horloge, souffleMs: 50 });
    bas = async () => {
      await app.close();
      await envoi?.arreter();
      await annonces.fermer();
    };
  };
  await demarrer();
  return {
    url,
    donnees,
    demarrer,
    arreter,
    get base() {
      return base;
    },
    async sauvegarder() {
      const { copie, reprise } = await copierCentrale(base);
      base = reprise;
      return copie;
    },
    async restaurer(sauvegarde) {
      await base.fermer();
      base = sauvegarde;
      await base.pool.query('UPDATE plateforme SET epoque = gen_random_uuid()');
    },
    async fermer() {
      await arreter();
      await base.fermer();
    },
  };
}
