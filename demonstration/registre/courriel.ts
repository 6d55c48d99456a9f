import { type Courriel, courrielDeDemonstration } from '../../server/courriel/courriel.ts';
import { courrielSmtp } from '../../server/courriel/smtp.ts';

/** Entre guillemets : sans eux, ce qui est entre parenthèses serait un commentaire, et disparaîtrait (RFC 5322). */
const EXPEDITEUR = '"Portail d’enregistrement (démonstration)" <no-reply@registre.test>';

/** Les codes partent au nom du portail, et chacun dit qu'il est fictif. */
export const courrielDuRegistre = (url: string): Courriel => courrielDeDemonstration(courrielSmtp({ url, expediteur: EXPEDITEUR }));
