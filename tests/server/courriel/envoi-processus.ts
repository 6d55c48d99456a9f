import { ouvrirCentrale } from '../../../db/central/open.ts';
import { courrielSmtp } from '../../../server/courriel/smtp.ts';
import { demarrerEnvoi } from '../../../server/tasks/envoyer-courriels.ts';

/** Un processus qui ne fait qu'envoyer les courriels d'une base : de quoi le tuer au milieu. */
const { DATABASE_URL = '', SMTP_URL = '' } = process.env;
demarrerEnvoi({ pool: ouvrirCentrale(DATABASE_URL), courriel: courrielSmtp({ url: SMTP_URL }), horloge: () => new Date(), souffleMs: 50 });
console.log('Envoi : prêt');
