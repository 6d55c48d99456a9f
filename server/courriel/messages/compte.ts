import { type Bloc, composer, type Contenu } from './gabarit.ts';

export interface LienRecu {
  readonly lien: string;
  readonly expireDansJours: number;
}

const SALUT = 'Madame, Monsieur,';
const ETRANGER = 'Si vous n’êtes pas à l’origine de cette demande, merci d’ignorer ce message.';
const SIGNATURE = ['Bien cordialement,', 'Action Logement Services'] as const;
const expiration = (jours: number): string => `Ce lien expire dans ${jours} jour(s).`;

/** Le courriel du guide, mot pour mot (guide §2, G21, G22). */
export const demandeDAcces = ({ lien, expireDansJours }: LienRecu): Contenu =>
  composer(
    "Action Logement Services – Demande d'accès",
    SALUT,
    'Suite à votre demande d’accès, veuillez cliquer sur le lien ci-dessous et suivre les instructions.',
    { lien: 'Cliquez ici', adresse: lien },
    expiration(expireDansJours),
    ETRANGER,
    ...SIGNATURE,
  );

/** « Mot de passe oublié ? » (G29). */
export const nouveauMotDePasse = ({ lien, expireDansJours }: LienRecu): Contenu =>
  composer(
    'Action Logement Services – Nouveau mot de passe',
    SALUT,
    'Vous avez demandé à choisir un nouveau mot de passe. Cliquez sur le lien ci-dessous et suivez les instructions.',
    { lien: 'Choisir un nouveau mot de passe', adresse: lien },
    expiration(expireDansJours),
    `${ETRANGER} Votre mot de passe actuel reste valable.`,
    ...SIGNATURE,
  );

/** Quelqu'un a demandé un compte avec une adresse qui en a déjà un : l'écran ne l'a pas dit, le courriel le dit. */
export const compteDejaOuvert = ({ lien }: { readonly lien: string | null }): Contenu =>
  composer(
    'Action Logement Services – Vous avez déjà un compte',
    SALUT,
    'Une création de compte vient d’être demandée avec votre adresse. Vous avez déjà un compte : rien n’a été changé.',
    ...motDePasseOublie(lien),
    ETRANGER,
    ...SIGNATURE,
  );

/** Quelqu'un a demandé un nouveau mot de passe pour une adresse sans compte : l'écran répond la même chose, le courriel dit la vérité. */
export const aucunCompte = (): Contenu =>
  composer(
    'Action Logement Services – Aucun compte à cette adresse',
    SALUT,
    'Un nouveau mot de passe vient d’être demandé pour votre adresse, mais aucun compte ne porte cette adresse : il n’y a rien à changer.',
    'Si vous avez un compte, il est à une autre adresse. Sinon, choisissez « Créer mon compte » dans l’application.',
    ETRANGER,
    ...SIGNATURE,
  );

function motDePasseOublie(lien: string | null): Bloc[] {
  if (lien === null) return ['Pour choisir un nouveau mot de passe, choisissez « Mot de passe oublié ? » sur la page de connexion.'];
  return [
    'Si vous avez oublié votre mot de passe, vous pouvez en choisir un nouveau.',
    { lien: 'Choisir un nouveau mot de passe', adresse: lien },
  ];
}
