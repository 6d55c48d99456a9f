import fichiers from '@fastify/static';
import { z } from 'zod';
import type { ZodApp } from '../zod-app.ts';

/** La politique de l'écran du poste : rien que notre origine, aucun script en ligne, et le lien ne part vers personne. */
const POLITIQUE =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Le nom d'un fichier de ces dossiers porte l'empreinte de son contenu : il ne change plus. */
const IMMUABLE = 'public, max-age=31536000, immutable';
const permis = /^\/(compte\.html|assets\/[\w-][\w.-]*)?$/;

export interface PageCompte {
  /** Le dossier de l'écran construit. */
  readonly ecran: string;
  /** Où mène « Revenir à l'application » ; null : nulle part. */
  readonly application: string | null;
}

/**
 * La page du lien reçu par courriel (G23–G26), seule page que sert le serveur central, sous /compte/.
 * La référence du lien est dans le fragment de l'adresse : le navigateur ne l'envoie pas, elle n'entre dans aucun journal.
 */
export async function routePageCompte(app: ZodApp, { ecran, application }: PageCompte): Promise<void> {
  await app.register(
    async (page) => {
      page.addHook('onSend', async (requete, reponse) => {
        void reponse.header('content-security-policy', POLITIQUE).header('referrer-policy', 'no-referrer');
        if (reponse.statusCode === 200 && requete.url.startsWith('/compte/assets/')) void reponse.header('cache-control', IMMUABLE);
      });
      await page.register(fichiers, {
        root: ecran,
        index: ['compte.html'],
        cacheControl: false,
        allowedPath: (chemin) => permis.test(chemin),
      });
      page.get('/application.json', { schema: { response: { 200: z.object({ application: z.string().nullable() }) } } }, () => ({
        application,
      }));
    },
    { prefix: '/compte' },
  );
}
