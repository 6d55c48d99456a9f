import type { ZodApp } from '../../server/zod-app.ts';

/** Ce que Fastify sert vraiment, « GET /v1/sante » ; une route ajoutée quelque part s'y trouve, qu'elle soit décrite ou non. */
export function routesServies(app: ZodApp): string[] {
  const pile: string[] = [];
  const servies: string[] = [];
  for (const ligne of app.printRoutes({ commonPrefix: true }).split('\n')) {
    const morceaux = /^([│ ]*)[├└]── (\S*)(?: \(([^)]*)\))?$/.exec(ligne);
    if (morceaux === null) continue;
    const profondeur = morceaux[1]!.length / 4;
    pile.splice(profondeur, pile.length, morceaux[2]!);
    for (const methode of (morceaux[3] ?? '').split(', ')) if (methode !== '') servies.push(`${methode} ${pile.join('')}`);
  }
  return servies;
}
