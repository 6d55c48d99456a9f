import { noterParti, prendreCourriel, reporterCourriel } from '../../db/central/apply/courriel.ts';
import { enTransaction, type Pool, type Tx } from '../../db/central/open.ts';
import { type Courriel, CourrielRefuse } from '../courriel/courriel.ts';

export interface OptionsEnvoi {
  readonly pool: Pool;
  readonly courriel: Courriel;
  readonly horloge: () => Date;
  /** Une phrase quand les courriels cessent de partir, une autre quand ils repartent ; jamais une adresse. */
  readonly dire?: (phrase: string) => void;
  /** Entre deux passages ; une seconde si absent. */
  readonly souffleMs?: number;
}

export interface Envoi {
  /** Envoie tout ce qui peut partir maintenant ; rend le nombre de courriels partis. */
  readonly passer: () => Promise<number>;
  readonly arreter: () => Promise<void>;
}

type Issue = 'parti' | 'refuse' | 'panne' | 'rien';

const SOUFFLE_MS = 1_000;
const PREMIERE_ATTENTE_MS = 30_000;
/** Messagerie en panne : quinze minutes au plus, pour qu'un lien de deux jours arrive dès qu'elle revient. Message refusé : un jour au plus. */
const ATTENTE_MAX_MS = { panne: 15 * 60_000, refuse: 86_400_000 } as const;

/**
 * Envoie les courriels déposés, tant que le processus vit. Chaque courriel est réservé le temps de son envoi par un verrou de ligne :
 * plusieurs serveurs se partagent le travail, et un processus tué rend le sien.
 */
export function demarrerEnvoi(options: OptionsEnvoi): Envoi {
  const dire = seulementLesChangements(options.dire ?? (() => undefined));
  let arret = false;
  let enCours: Promise<number> | null = null;

  async function toutEnvoyer(): Promise<number> {
    for (let partis = 0; ;) {
      const issue: Issue = arret ? 'rien' : await envoyerLeSuivant(options, dire);
      if (issue === 'parti') partis++;
      // En panne, les autres courriels n'iraient pas plus loin : ils attendent le prochain passage sans perdre leur tour.
      if (issue === 'rien' || issue === 'panne') return partis;
    }
  }
  const passer = (): Promise<number> =>
    (enCours ??= toutEnvoyer().finally(() => {
      enCours = null;
    }));

  const minuterie = setInterval(
    () => void passer().catch(() => dire('Les courriels attendent : la base centrale ne répond pas.')),
    options.souffleMs ?? SOUFFLE_MS,
  );
  return {
    passer,
    async arreter() {
      arret = true;
      clearInterval(minuterie);
      await enCours?.catch(() => undefined);
    },
  };
}

/** Une transaction par courriel ; jamais rejouée, elle enverrait deux fois. */
const envoyerLeSuivant = ({ pool, courriel, horloge }: OptionsEnvoi, dire: (phrase: string) => void): Promise<Issue> =>
  enTransaction(
    pool,
    'envoi',
    async (tx) => {
      const message = await prendreCourriel(tx, horloge());
      if (message === null) return 'rien';
      try {
        await courriel.envoyer(message);
      } catch (erreur) {
        return reporter(tx, message, erreur, horloge(), dire);
      }
      await noterParti(tx, message.cle, horloge());
      dire('Les courriels partent.');
      return 'parti';
    },
    { essais: 1 },
  );

async function reporter(
  tx: Tx,
  { cle, essais }: { readonly cle: string; readonly essais: number },
  erreur: unknown,
  maintenant: Date,
  dire: (phrase: string) => void,
): Promise<Issue> {
  const issue = erreur instanceof CourrielRefuse ? 'refuse' : 'panne';
  const attente = Math.min(ATTENTE_MAX_MS[issue], PREMIERE_ATTENTE_MS * 2 ** Math.min(essais, 20));
  await reporterCourriel(tx, cle, new Date(maintenant.getTime() + attente));
  const code = (erreur as { code?: string }).code ?? 'erreur';
  dire(
    issue === 'panne'
      ? `Les courriels attendent : la messagerie ne répond pas (${code}). Ils partiront dès son retour.`
      : `La messagerie refuse un courriel (${code}) ; il sera essayé de nouveau.`,
  );
  return issue;
}

/** La même phrase n'est pas répétée à chaque seconde ; au démarrage, que tout aille bien ne se dit pas. */
function seulementLesChangements(dire: (phrase: string) => void): (phrase: string) => void {
  let derniere = 'Les courriels partent.';
  return (phrase) => {
    if (phrase !== derniere) dire(phrase);
    derniere = phrase;
  };
}
