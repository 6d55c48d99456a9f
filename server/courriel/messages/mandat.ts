import type { Mandat, Pouvoir } from '../../../domain/mandat/mandat.ts';
import { type Instant, jourAParis } from '../../../domain/shared/dates.ts';
import { enClair, instantEnClair } from './ecritures.ts';
import { composer, type Contenu } from './gabarit.ts';

const lesPouvoirs: Readonly<Record<Pouvoir, string>> = {
  voir_demande: 'voir votre demande',
  voir_historique: 'voir l’historique de vos candidatures',
  candidater: 'postuler pour vous',
  annuler: 'annuler une candidature pour vous',
};

export interface FaitsMandat {
  readonly prenom: string;
  /** Le nom de l'académie, « Académie d'Orléans-Tours ». */
  readonly academie: string;
}

/** Le consentement vient d'être donné : ce qu'il permet, jusqu'à quand, et comment le retirer (D6, RGPD art. 7). */
export const mandatDonne = ({
  prenom,
  academie,
  pouvoirs,
  debut,
  fin,
}: FaitsMandat & Pick<Mandat, 'pouvoirs' | 'debut' | 'fin'>): Contenu =>
  composer(
    'Votre consentement est enregistré',
    `Bonjour ${prenom},`,
    `Vous autorisez le service logement (${academie}) à intervenir en votre nom, du ${enClair(debut)} au ${enClair(fin)} inclus. Il peut :`,
    { liste: pouvoirs.map((pouvoir) => lesPouvoirs[pouvoir]) },
    'Vous pouvez retirer votre consentement à tout moment, dans l’application, aussi simplement que vous l’avez donné.',
    'Si ce n’est pas ce que vous vouliez, retirez votre consentement dès maintenant.',
  );

/** Le consentement vient d'être retiré : le retrait prend effet aussitôt. */
export const mandatRetire = ({ prenom, academie, retireLe }: FaitsMandat & { readonly retireLe: Instant }): Contenu =>
  composer(
    'Votre consentement est retiré',
    `Bonjour ${prenom},`,
    `Vous avez retiré votre consentement le ${instantEnClair(retireLe)}. Le service logement (${academie}) n’a plus accès à votre demande, et ne peut plus agir en votre nom.`,
    'Votre demande et vos candidatures sont conservées : vous continuez seul, ou vous pouvez donner un nouveau consentement quand vous le souhaitez.',
  );

/** Ce qui met fin à un mandat sans que l'agent l'ait retiré : sa demande n'est plus rattachée à cette académie. */
export type RaisonDeFin = 'autre_employeur' | 'codemandeur_retire';

const raisons: Readonly<Record<RaisonDeFin, string>> = {
  autre_employeur: 'Vous avez indiqué un autre employeur : votre demande n’est plus rattachée à cette académie.',
  codemandeur_retire:
    'Votre demande était rattachée à l’employeur du codemandeur, et le site d’enregistrement n’indique plus de codemandeur : elle n’est plus rattachée à cette académie.',
};

const OU_LE_DONNER = 'dans l’application, « Ma situation », puis « Mon autorisation »';

/** Le mandat finit avec le rattachement : lequel, pourquoi, et comment en donner un autre. `nouvelle` : l'académie de rattachement, ou null. */
export const mandatFini = ({
  prenom,
  academie,
  donneLe,
  fin,
  raison,
  nouvelle,
}: FaitsMandat & Pick<Mandat, 'donneLe' | 'fin'> & { readonly raison: RaisonDeFin; readonly nouvelle: string | null }): Contenu =>
  composer(
    'Votre consentement a pris fin',
    `Bonjour ${prenom},`,
    `Le consentement que vous aviez donné le ${enClair(jourAParis(donneLe))} au service logement (${academie}), jusqu’au ${enClair(fin)}, a pris fin.`,
    raisons[raison],
    'Ce service logement n’a plus accès à votre demande, et ne peut plus agir en votre nom. Votre demande et vos candidatures sont conservées.',
    nouvelle === null
      ? `Sans académie de rattachement, il n’y a pas de service logement à autoriser. Si votre employeur est une académie, indiquez-la dans les informations sur votre employeur ; vous pourrez ensuite autoriser son service logement : ${OU_LE_DONNER}.`
      : `Pour autoriser votre nouveau service logement (${nouvelle}) : ${OU_LE_DONNER}.`,
  );
