import { composer, type Contenu } from './gabarit.ts';

/** Le code que le registre envoie à l'adresse qu'il connaît, et non à celle du compte (G34, G35). */
export const codeDeSecurite = ({ code, heures }: { readonly code: string; readonly heures: number }): Contenu =>
  composer(
    'Votre code de sécurité',
    'Madame, Monsieur,',
    'Votre demande de logement social vient d’être recherchée avec son numéro unique. Pour l’importer, saisissez ce code de sécurité :',
    { code },
    `Il est actif ${heures} heures et ne sert qu’une fois.`,
    'Ne le donnez à personne : il ouvre l’accès à votre demande. Ni votre académie, ni un bailleur, ni Action Logement Services ne vous le demandera.',
    'Si vous n’êtes pas à l’origine de cette demande, merci d’ignorer ce message : sans le code, personne n’accède à votre demande.',
  );
