import './client/zod-sans-eval.ts';
import './theme/theme.ts';
import { presentToken } from './client/token.ts';
import { appliquerApparence } from './theme/apparence.ts';

appliquerApparence();
// Un jeton refusé n'arrête rien : l'écran dira que la page n'est pas reconnue.
await presentToken().catch(() => undefined);
// Importé après le réglage de zod : les schémas du contrat se construisent dès leur chargement.
const { afficher } = await import('./application.tsx');
afficher(document.getElementById('racine')!);
