import { demarrerPostgres } from '../../../db/central/embedded.ts';

/** Un PostgreSQL qui écrit pour de bon sur le disque, dans son propre processus : l'essai le tue et le relance à la même adresse. */
const { POSTGRES_DOSSIER = '', POSTGRES_PORT = '' } = process.env;
const { url, pid, dossierDesDonnees } = await demarrerPostgres({ dossier: POSTGRES_DOSSIER, ephemere: false, port: Number(POSTGRES_PORT) });
console.log(`PostgreSQL : ${JSON.stringify({ url, pid, dossierDesDonnees })}`);
