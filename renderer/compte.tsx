import './client/zod-sans-eval.ts';
import './theme/theme.ts';
import { appliquerApparence } from './theme/apparence.ts';

appliquerApparence();
// Importé après le réglage de zod : les schémas du contrat se construisent dès leur chargement.
const { afficher } = await import('./ecrans/compte-lien/page.tsx');
afficher(document.getElementById('racine')!);
